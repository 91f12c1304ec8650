"""Tables as people keep them: columns are found, rows that say nothing are told."""

import io
from datetime import date
from decimal import Decimal

import pytest
import xlsxwriter

from hientai.places.domain import Level
from hientai.places.domain.cells import UnreadableTable, read_cells, text_cells
from hientai.places.domain.sheet import Asked, read_sheet
from hientai.places.domain.weights import BadWeight, read_weights
from tests.places.conftest import BEFORE

PASTED = """TT	Xã, phường	Huyện	Trí thức	Dân số	Tỷ lệ (%)
1	Xã Tả Van	Sa Pa	12	4.300	0,3
2	Xã Tả Phinn	Sa Pa	3	1.2	0,1
3	Xã Không Có	Sa Pa	5	10
4	TT. Bát Xát	Bát Xát	20	5.000
Tổng cộng			40	9.300"""


def read(country, text, **asked):
    return read_sheet(text_cells(text), country, Asked(BEFORE, **asked))


def test_columns_are_found_by_heading_and_content(country):
    sheet = read(country, PASTED, within="Lào Cai")
    found = [(f.place.name, f.series, f.value) for f in sheet.figures]
    assert sheet.series == ("Trí thức", "Dân số")
    assert sheet.level is Level.COMMUNE
    assert ("Tả Van", "Dân số", Decimal(4300)) in found
    assert ("Bát Xát", "Trí thức", Decimal(20)) in found


def test_problems_name_their_row(country):
    problems = {p.row: str(p) for p in read(country, PASTED, within="Lào Cai").problems}
    assert problems[3] == "Ô “1.2” ở cột Dân số không phải số."
    assert problems[4] == "Chưa có nơi nào tên “Xã Không Có” ngày 31/12/2024."


def test_notes_tell_typos_ratios_and_sums_that_differ(country):
    notes = [(n.row, str(n)) for n in read(country, PASTED, within="Lào Cai").notes]
    assert (3, "“Xã Tả Phinn” được hiểu là xã Tả Phìn.") in notes
    assert any(row == 0 and "là tỷ lệ" in said for row, said in notes)
    assert any(row == 6 and "Dòng tổng ghi 40" in said for row, said in notes)


def test_a_column_of_years_gives_each_row_its_day(country):
    sheet = read(country, "Mã xã,Tên xã,Năm,Số\n4,x,2024,7\n4,x,2025,9")
    assert [(f.place.full_name, f.series) for f in sheet.figures] == [
        ("phường Trúc Bạch", "Số 2024"),
        ("phường Ba Đình", "Số 2025"),
    ]


def test_years_as_headings_are_series(country):
    sheet = read(country, "Tỉnh;2023;2024\nLào Cai;100;120\nYên Bái;50;60,5")
    assert sheet.series == ("2023", "2024")
    assert sheet.figures[-1].value == Decimal("60.5")


def test_a_table_without_a_heading(country):
    sheet = read(country, "Lào Cai\t100\nYên Bái\t20")
    assert [(f.place.code, f.value) for f in sheet.figures] == [("10", 100), ("15", 20)]


def test_a_name_of_other_days_is_taken_and_told(country):
    sheet = read_sheet(text_cells("Tên;Số\nHuyện Cát Hải;5"), country, Asked(date(2026, 1, 1)))
    assert sheet.figures[0].place.code == "317"
    assert "đã hết trước ngày 01/01/2026" in str(sheet.notes[0])


def test_an_ambiguous_name_offers_the_places(country):
    (problem,) = read(country, "Tên;Số\nPhường 5;3").problems
    assert "nhiều nơi tên “Phường 5”" in str(problem)
    assert problem.near


def test_an_excel_file_is_read_as_it_was_written(country):
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["Tên", "Số", "Tiền"])
        sheet.write_row(1, 0, ["Lào Cai", 1200, 0.1 + 0.2])
        sheet.write_row(2, 0, ["Bắc Kạn", None, -3])
    assert read_cells(out.getvalue()) == [
        ["Tên", "Số", "Tiền"],
        ["Lào Cai", "1200", "0,3"],
        ["Bắc Kạn", "", "-3"],
    ]


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04broken", b"\x00\x01\x02\xff", b"a\n" * 12_001])
def test_what_is_no_table_is_refused(data):
    with pytest.raises(UnreadableTable):
        read_cells(data)


@pytest.mark.parametrize("text", ["một dòng chữ", "Tên;Ghi chú\nLào Cai;tốt", "Số\n1\n2"])
def test_a_table_without_places_or_numbers_is_refused(country, text):
    with pytest.raises(UnreadableTable):
        read(country, text)


def test_weights_by_place_or_by_part():
    rows = text_cells("Mã;Dân số\n00016>00004;1.200\n00008;300")
    assert read_weights(rows) == {"00016>00004": 1200, "00008": 300}
    with pytest.raises(BadWeight):
        read_weights(text_cells("00016;1\nBa Đình;2"))
