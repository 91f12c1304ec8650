"""The pages of places: what one reads in the heading, what is refused, what comes out as Excel."""

import io

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from hientai.kernel.permissions import SYSTEM, Role
from hientai.places.services import load_changes
from tests.factories import make_user

pytestmark = pytest.mark.django_db

TABLE = "Tỉnh;Tiến sĩ\nLào Cai;10\nYên Bái;20\nKhông Đâu;5"


@pytest.fixture
def visitor(client):
    client.force_login(make_user(Role.LEADER))
    return client


def text(answer):
    return " ".join(answer.content.decode().split())


def post(visitor, **said):
    asked = {"table": TABLE, "day": "31/12/2024", "to": "now", **said}
    return visitor.post(reverse("places:convert"), asked)


def test_without_a_question_the_page_counts_places(visitor):
    shown = text(visitor.get(reverse("places:find")))
    assert "10.035" in shown
    assert "3.321" in shown


def test_what_the_instance_loaded_is_listed(visitor):
    row = {"on": "2027-01-01", "from": "03013", "to": "03037", "basis": "Nghị quyết thử"}
    load_changes(rows=[row], source="thay-doi.csv", by=SYSTEM)
    assert "Đã nạp thêm 1 dòng từ thay-doi.csv" in text(visitor.get(reverse("places:find")))


def test_a_name_without_marks_is_answered_in_the_heading(visitor):
    answer = visitor.get(reverse("places:find"), {"q": "tinh yen bai", "day": "01/07/2025"})
    assert "“tinh yen bai” ngày 01/07/2025 là tỉnh Lào Cai" in text(answer)


def test_a_code_that_was_used_again_shows_both_places(visitor):
    shown = text(visitor.get(reverse("places:find"), {"q": "15"}))
    assert "Tỉnh Yên Bái" in shown
    assert "Tỉnh Lào Cai" in shown


def test_a_day_that_is_none_is_told(visitor):
    shown = text(visitor.get(reverse("places:find"), {"q": "Huế", "day": "31/02/2025"}))
    assert "31/02/2025" in shown
    assert 'role="alert"' in shown


def test_a_place_shows_its_line_its_papers_and_its_code(visitor):
    shown = text(visitor.get(reverse("places:place", args=["24.20260920"])))
    assert "<svg" in shown
    assert "tỉnh Bắc Giang" in shown
    assert "chưa đối chiếu văn bản gốc" in shown
    assert "Mã này cũng từng là" in shown


def test_a_place_that_never_was_is_not_found(visitor):
    assert visitor.get(reverse("places:place", args=["99.0"])).status_code == 404


def test_a_table_is_rebuilt_and_its_bad_row_named(visitor):
    shown = text(post(visitor))
    assert "Tiến sĩ: tổng 30 giữ nguyên trên 1 nơi, đúng hoàn toàn" in shown
    assert "Dòng 4: Chưa có nơi nào tên “Không Đâu” ngày 31/12/2024." in shown


def test_a_file_is_read_like_a_pasted_table(visitor):
    file = SimpleUploadedFile("so-lieu.csv", TABLE.encode("utf-8-sig"))
    shown = text(post(visitor, table="", file=file))
    assert "tổng 30 giữ nguyên" in shown
    assert "Yên Bái\t20" in post(visitor, table="", file=_again(file)).content.decode()


def _again(file):
    file.seek(0)
    return file


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"table": ""}, "Dán bảng hoặc chọn tệp"),
        ({"table": "chỉ có chữ"}, "ít nhất một cột"),
        ({"to": "other"}, "Nhập ngày của địa giới"),
        ({"day": "32/12/2024"}, "32/12/2024"),
        ({"level": "district"}, "không còn cấp huyện"),
        ({"weights": "x;y\nz;1"}, "Dòng trọng số 2"),
        ({"ratios": "Tiến sĩ"}, "cần viết: tên cột / tên cột"),
        ({"ratios": "Tiến sĩ / Dân số"}, "chưa có cột “Tiến sĩ” hoặc “Dân số”"),
    ],
)
def test_what_cannot_be_asked_is_refused_in_a_sentence(visitor, said, sentence):
    answer = post(visitor, **said)
    assert answer.status_code == 422
    assert sentence in text(answer)


def test_the_excel_file_holds_the_table_its_origins_and_the_sums(visitor):
    answer = post(visitor, output="excel")
    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    rebuilt, made_of, sums, notes = book.worksheets
    assert [cell.value for cell in rebuilt[2]][:4] == ["15", "Tỉnh Lào Cai", "Lào Cai", 30]
    assert [row[3].value for row in made_of.iter_rows(min_row=2)] == [
        "Tỉnh Lào Cai",
        "Tỉnh Yên Bái",
    ]
    assert [cell.value for cell in sums[2]][2:6] == [30, 30, 30, 0]
    assert "Không Đâu" in notes["B2"].value
    book.close()


def test_a_split_place_is_said_to_be_an_estimate(visitor):
    shown = text(post(visitor, table="Xã;Số\nPhường Ngọc Hà, Ba Đình;11"))
    assert "ước 6" in shown
    assert "0% là số đúng; phần còn lại ước chia đều" in shown


def test_a_ratio_is_divided_again_from_its_rebuilt_parts(visitor):
    table = "Tỉnh;Tiến sĩ;Dân số;Tỷ lệ %\nLào Cai;10;100;10\nYên Bái;20;900;2,2"
    shown = text(post(visitor, table=table, ratios="tiến sĩ / dân số"))
    assert "Tiến sĩ / Dân số" in shown
    assert "3,00%" in shown
    book = openpyxl.load_workbook(
        io.BytesIO(post(visitor, table=table, ratios="tiến sĩ / dân số", output="excel").content)
    )
    assert book.worksheets[0]["H2"].value == pytest.approx(0.03)
    book.close()
