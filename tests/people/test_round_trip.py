"""The yearly update: a body's people as a table, corrected, taken in again."""

import io
from datetime import date

import openpyxl
import pytest
from django.urls import reverse

from hientai.kernel.permissions import SYSTEM, Role
from hientai.people.domain.degrees import Degree
from hientai.people.models import Person
from hientai.people.selectors.intakes import missing_of
from hientai.people.services import intakes, running
from hientai.people.tables import columns_for, people_workbook
from tests.factories import make_actor, make_body, make_user
from tests.people.making import make_person

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 21)
FULL = {
    "sex": "Nữ",
    "email": "an@example.org",
    "workplace": "Sở Mẫu",
    "department": "Phòng Mẫu",
    "position": "Trưởng phòng",
    "rank": "Chuyên viên chính",
    "academic_title": "associate_professor",
    "degree": (Degree("doctor", "Luật", "", 2012), Degree("university", "Toán", "", 1997)),
    "languages": ("Tiếng Anh B2", "Tiếng Pháp"),
    "party": "no",
    "political_theory": "Cao cấp",
    "awards": ("Bằng khen của UBND tỉnh", "Nhà giáo ưu tú"),
    "field_of_science": "Khoa học xã hội",
}


@pytest.fixture
def body():
    return make_body("Sở Mẫu")


@pytest.fixture
def officer(body):
    return make_actor(Role.BODY_OFFICER, body)


def sent_out(officer, edit=lambda sheet, place: None):
    """Return the body's table after somebody worked on it; `place` gives a column by its heading."""
    data = people_workbook(Person.objects.order_by("pk"), columns_for(officer), officer)
    book = openpyxl.load_workbook(io.BytesIO(data))
    sheet = book.active
    headings = [cell.value for cell in sheet[1]]
    edit(sheet, lambda heading: headings.index(heading) + 1)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def looked_through(data, body, officer):
    intake = intakes.upload(name="don-vi.xlsx", data=data, body=body, by=officer)
    return running.look_through(intake, TODAY)


def test_a_table_sent_back_as_it_was_changes_nothing(body, officer):
    make_person("Nguyễn Mẫu An", body, **FULL)
    make_person("Trần Thị Mẫu Ba", body, degree=(), party="yes", birth="1980", workplace="Sở Mẫu")
    intake = looked_through(sent_out(officer), body, officer)
    told = list(intake.kept_rows.values_list("problems", "changes"))
    assert (intake.counts["same"], told) == (2, [])


def test_only_the_cell_that_was_edited_is_changed(body, officer):
    make_person("Nguyễn Mẫu An", body, **FULL)
    make_person("Trần Thị Mẫu Ba", body, workplace="Sở Mẫu")

    def edit(sheet, place):
        sheet.cell(2, place("Chức vụ")).value = "Phó giám đốc"

    row = looked_through(sent_out(officer, edit), body, officer).kept_rows.get()
    assert [each["field"] for each in row.changes] == ["position"]


def test_somebody_who_is_left_out_is_asked_about_and_stays(body, officer):
    kept, left_out = make_person("Nguyễn Mẫu An", body), make_person("Trần Thị Mẫu Ba", body)
    intake = looked_through(sent_out(officer, lambda sheet, _: sheet.delete_rows(3)), body, officer)
    intakes.confirm(intake=intake, by=officer)
    done = running.write(intake=intake, by=SYSTEM, today=TODAY)
    assert list(missing_of(done)) == [left_out]
    assert Person.objects.filter(pk__in=[kept.pk, left_out.pk], status="working").count() == 2


def test_the_page_asks_what_became_of_who_is_left_out(client, body, officer):
    make_person("Nguyễn Mẫu An", body)
    left_out = make_person("Trần Thị Mẫu Ba", body)
    data = sent_out(officer, lambda sheet, _: sheet.delete_rows(3))
    intake = looked_through(data, body, officer)
    client.force_login(make_user(Role.STEWARD))
    page = client.get(reverse("people:intake", args=[intake.pk])).content.decode()
    assert "1 người của đơn vị không có trong danh sách này" in page
    assert reverse("people:status", args=[left_out.pk]) in page


def test_a_list_of_few_people_asks_about_nobody(body, officer):
    for name in ("An", "Ba", "Ca", "Da"):
        make_person(f"Nguyễn Mẫu {name}", body)
    some = "Họ và tên,Ngày sinh\nNguyễn Mẫu An,12/05/1975\n".encode()
    intake = intakes.upload(name="khen-thuong.csv", data=some, body=body, by=officer)
    assert not missing_of(running.look_through(intake, TODAY))
