"""The Excel form: out, filled, in; wrong cells by name, and nothing half-done."""

import io
import zipfile

import openpyxl
import pytest

from hientai.kernel.errors import Conflict, NotAllowed
from hientai.kernel.permissions import Role
from hientai.returns.domain import BadForm
from hientai.returns.domain.form import WrongCells, read_form
from hientai.returns.models import ReturnLine
from hientai.returns.selectors import entries
from hientai.returns.services import save_note, take_form
from hientai.returns.tables import form_of
from tests.factories import make_actor, make_body
from tests.returns.conftest import MAY_10, fill

pytestmark = pytest.mark.django_db
NAME = "bieu.xlsx"
FIRST = 8  # row of the first duty, as Excel counts


@pytest.fixture
def book(report):
    return openpyxl.load_workbook(io.BytesIO(form_of(report, entries(report, MAY_10.date()))))


def data_of(book):
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def take(report, book, by, **typed):
    """Type into cells, as C9=“…”, and hand the form in."""
    for cell, value in typed.items():
        book.active[cell] = value
    return take_form(report=report, data=data_of(book), name=NAME, by=by, at=MAY_10)


def wrong(report, book, by, **typed):
    with pytest.raises(WrongCells) as refused:
        take(report, book, by, **typed)
    return {one.cell: one for one in refused.value.errors}


def test_the_form_says_whose_it_is_and_locks_what_is_not_to_be_typed(report, book):
    sheet = book.active

    assert sheet["B2"].value.startswith("Đơn vị: Sở Nội vụ")
    assert sheet.protection.sheet
    assert (sheet["C8"].protection.locked, sheet["G8"].protection.locked) == (True, False)
    assert sheet.column_dimensions["A"].hidden


def test_the_paces_are_a_list(book):
    lists = {str(one.sqref): one.formula1 for one in book.active.data_validations.dataValidation}

    assert lists["J8:J9"] == '"Vượt,Đạt,Chậm"'


def test_what_is_typed_in_the_form_is_in_the_draft(report, book, officer, dated):
    n = take(report, book, officer, G8="Đã họp.", I8="70", J8="Chậm", K8="Thiếu kinh phí.")

    line = ReturnLine.objects.get()
    assert n == 1
    assert (line.result, line.percent, line.pace) == ("Đã họp.", 70, "behind")
    assert line.difficulty == "Thiếu kinh phí."


def test_out_and_in_again_is_the_same(report, officer, dated, untimed):
    fill(report, dated, officer, difficulty="Thiếu\nhướng dẫn", proposal="=1+1", pace="ahead")
    fill(report, untimed, officer, result="", nothing_arose=True, percent=100)
    save_note(report=report, note="Hai dòng\nchung", by=officer)

    form = read_form(form_of(report, entries(report)), NAME)

    told = {row.duty: row.said for row in form.rows}
    assert told == {line.duty_id: line.said for line in report.lines.all()}
    assert (form.note, form.errors) == ("Hai dòng\nchung", ())


def test_an_unfilled_form_changes_nothing(report, book, officer):
    assert take(report, book, officer) == 0
    assert not ReturnLine.objects.exists()


def test_wrong_cells_are_named_and_nothing_is_taken(report, book, officer):
    errors = wrong(report, book, officer, G8="Đã họp.", I8="bảy mươi", J8="Nhanh", M9="không")

    assert list(errors) == ["I8", "J8", "M9"]
    assert (errors["I8"].sheet, errors["I8"].value) == ("Biểu 01", "bảy mươi")
    assert errors["I8"].sentence == "khối lượng là số nguyên từ 0 đến 100."
    assert not ReturnLine.objects.exists()


@pytest.mark.parametrize(
    ("typed", "read"), [(70, 70), ("70%", 70), (0.7, 70), ("100%", 100), (0, 0), ("", None)]
)
def test_percents_are_read_as_people_write_them(report, book, officer, typed, read):
    take(report, book, officer, G8="Đã họp.", I8=typed)

    assert ReturnLine.objects.get().percent == read


@pytest.mark.parametrize("typed", [101, -1, 1, "70,5", "1e3"])
def test_percents_that_are_none_or_unclear_are_named(report, book, officer, typed):
    assert list(wrong(report, book, officer, I8=typed)) == ["I8"]


def test_a_result_and_nothing_arose_contradict_each_other(report, book, officer):
    assert list(wrong(report, book, officer, G8="Đã họp.", M8="x")) == ["M8"]


def test_a_row_that_was_added_is_named(report, book, officer):
    assert list(wrong(report, book, officer, G12="Việc thêm")) == ["G12"]


def test_a_row_that_is_there_twice_is_named(report, book, officer):
    assert list(wrong(report, book, officer, A9=book.active["A8"].value)) == ["B9"]


def test_a_line_that_was_changed_here_since_is_named(report, book, officer, dated):
    fill(report, dated, officer, result="Sửa trên trang.")

    assert list(wrong(report, book, officer, G8="Sửa trong biểu.")) == ["B8"]


def test_a_note_that_was_changed_here_since_is_named(report, book, officer):
    save_note(report=report, note="Sửa trên trang.", by=officer)

    assert list(wrong(report, book, officer, C6="Sửa trong biểu.")) == ["C6"]


def test_the_form_of_another_report_is_refused(report, book, officer):
    with pytest.raises(BadForm, match="báo cáo khác"):
        take(report, book, officer, A1="hientai.return:999")


def test_a_form_is_not_taken_after_sending(sent, officer):
    data = form_of(sent, entries(sent))

    with pytest.raises(Conflict):
        take_form(report=sent, data=data, name=NAME, by=officer)


def test_another_body_hands_nothing_in(report, book):
    with pytest.raises(NotAllowed):
        take(report, book, make_actor(Role.BODY_OFFICER, make_body("Sở Khác")))


def bomb():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("xl/worksheets/sheet1.xml", b" " * 50_000_000)
    return out.getvalue()


def other_sheet():
    out = io.BytesIO()
    openpyxl.Workbook().save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "không phải tệp Excel"),
        (b"PK\x03\x04 rubbish", "không phải tệp Excel"),
        (b" " * 6_000_000, "lớn hơn 5 MB"),
        (bomb(), "quá lớn"),
        (other_sheet(), "không có trang"),
    ],
    ids=["empty", "broken", "large", "bomb", "other"],
)
def test_what_is_no_form_is_refused_in_one_sentence(data, why):
    with pytest.raises(BadForm, match=why):
        read_form(data, NAME)
