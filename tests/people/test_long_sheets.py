"""A long sheet read piece by piece is the sheet as read at once."""

import datetime as dt
import io
import random
import zipfile

import pytest
import xlsxwriter

from hientai.kernel.errors import UnreadableFile
from hientai.people.domain.importing import slices
from hientai.people.domain.importing.cells import read_file


def workbook(seed):
    """Return a workbook with cells of every kind, gaps, merged cells and a second sheet."""
    rnd, out = random.Random(seed), io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        sheet = book.add_worksheet("Dài")
        sheet.write(rnd.randrange(3), 1, "Họ và tên")
        for row in range(3, 60):
            for column in range(rnd.randrange(1, 3), rnd.randrange(3, 6)):
                made = rnd.randrange(6)
                if made == 0:
                    sheet.write_datetime(row, column, dt.date(1980, 1, row % 28 + 1), day)
                elif made == 1:
                    sheet.write_number(row, column, rnd.random())
                elif made == 2:
                    sheet.write_formula(row, column, "=1/0", value="#DIV/0!")
                elif made == 3:
                    sheet.write_boolean(row, column, boolean=True)
                elif row % 7:
                    sheet.write_string(row, column, f"Lê Mẫu {row}")
        sheet.merge_range(70, 1, 72, 1, "gộp")
        book.add_worksheet("Ngắn").write(0, 0, "một ô")
    return out.getvalue()


def told(data):
    return [(s.name, s.left, s.spans, [*map(list, s.rows)]) for s in read_file("a.xlsx", data)]


@pytest.mark.parametrize("piece", [300, 900, 1 << 20])
@pytest.mark.parametrize("seed", range(3))
def test_pieces_are_the_whole(seed, piece, monkeypatch):
    data = workbook(seed)
    whole = told(data)
    monkeypatch.setattr(slices, "LARGE", 0)
    monkeypatch.setattr(slices, "PIECE", piece)
    monkeypatch.setattr(slices, "_READ", 1000)
    assert slices.sliced(data, "Dài")
    assert told(data) == whole


def test_a_long_sheet_that_breaks_off_is_refused(monkeypatch):
    monkeypatch.setattr(slices, "LARGE", 0)
    monkeypatch.setattr(slices, "PIECE", 300)
    whole, out = io.BytesIO(workbook(1)), io.BytesIO()
    with zipfile.ZipFile(whole) as parts, zipfile.ZipFile(out, "w") as broken:
        for name in parts.namelist():
            text = parts.read(name)
            if name.endswith("sheet1.xml"):
                text = text[:3000] + b"<<<" + text[3000:]
            broken.writestr(name, text)
    with pytest.raises(UnreadableFile):
        told(out.getvalue())
