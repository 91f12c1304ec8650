"""The board by the names of their time and by who holds the work today: totals are the same."""

from datetime import date
from io import BytesIO

import openpyxl
import pytest
import time_machine
from django.urls import reverse

from hientai.bodies.domain import name_key
from hientai.bodies.models import BodyKind, Event, Succession
from hientai.kernel.permissions import Role
from hientai.plans.models import Plan
from tests.factories import make_body, make_duty, make_plan, make_task, make_user

pytestmark = pytest.mark.django_db
LATE = date(2026, 11, 1)
JUNE = date(2025, 6, 30)


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel("2026-11-21 08:00 +0700", tick=False):
        yield


@pytest.fixture
def plan():
    return make_plan(state=Plan.State.CONFIRMED)


@pytest.fixture
def as_steward(client, plan):
    client.force_login(make_user(Role.STEWARD, plan.steward))
    return client


def became(old, *news):
    event = Event.objects.create(
        kind="merged",
        on=date(2025, 7, 1),
        state=Event.State.IN_EFFECT,
        sides={"before": [old.pk], "after": [new.pk for new in news]},
    )
    for new in news:
        Succession.objects.create(event=event, predecessor=old, successor=new)
    return news[0]


@pytest.fixture
def merged(plan):
    """Two old departments that one took over, a duty of each of the three."""
    old, other = (make_body(name, valid_to=JUNE) for name in ("Sở Kế hoạch", "Sở Tài chính cũ"))
    new = make_body("Sở Tài chính", valid_from=date(2025, 7, 1))
    for body in (old, other, new):
        make_duty(make_task(plan), body, due_on=LATE)
    became(old, new)
    became(other, new)
    return old, other, new


def board(client, **query):
    return client.get(reverse("dashboard:board"), query)


def shown(client, **query):
    return " ".join(board(client, **query).content.decode().split())


def bars(answer):
    return {row.cells[0]: row.cells[-1] for row in answer.context["board"].charts[0].table.rows}


def test_by_the_names_of_their_time_each_stands_for_itself(as_steward, merged):
    answer = board(as_steward)
    assert bars(answer) == {"Sở Kế hoạch": "1", "Sở Tài chính cũ": "1", "Sở Tài chính": "1"}
    assert answer.context["board"].units.today is False


def test_by_today_s_bodies_the_heir_has_all_and_the_total_is_the_same(as_steward, merged):
    answer = board(as_steward, units="now")
    assert answer.context["board"].figures.total == 3
    assert answer.context["board"].bodies == 1
    assert "2 việc của 2 đơn vị cũ được tính cho đơn vị kế thừa" in shown(as_steward, units="now")


def test_a_row_names_the_old_body_and_today_s(as_steward, merged):
    assert "nay: Sở Tài chính (Bắc Ninh)" in shown(as_steward, units="now")
    assert "nay:" not in shown(as_steward)


def test_the_heir_s_bar_opens_the_duties_of_all(as_steward, merged):
    *_olds, new = merged
    assert board(as_steward, units="now", body=new.pk).context["board"].page.paginator.count == 3
    assert board(as_steward, body=new.pk).context["board"].page.paginator.count == 1


def test_what_several_took_over_stays_under_its_old_name(as_steward, plan):
    old = make_body("Sở Lao động", valid_to=JUNE)
    became(old, make_body("Sở Nội vụ"), make_body("Sở Y tế"))
    make_duty(make_task(plan), old, due_on=LATE)
    said = shown(as_steward, units="now")
    assert "1 việc chưa tách được, vẫn ghi tên cũ: Sở Lao động (nay thuộc 2 nơi)" in said


def test_a_district_is_said_to_lie_in_several_communes(as_steward, plan):
    old = district("Ủy ban nhân dân thị xã Sa Pa")
    make_duty(make_task(plan), old, due_on=LATE)
    assert "thị xã Sa Pa (nay thuộc 6 nơi)" in shown(as_steward, units="now")


def test_an_island_district_is_counted_with_its_special_zone(as_steward, plan):
    old = district("Ủy ban nhân dân huyện Cát Hải", "Hải Phòng")
    name = "Ủy ban nhân dân đặc khu Cát Hải"
    new = make_body(name, kind=BodyKind.COMMUNE, province="Hải Phòng", key=name_key(name))
    make_duty(make_task(plan), old, due_on=LATE)
    answer = board(as_steward, units="now", body=new.pk)
    assert answer.context["board"].page.paginator.count == 1


def district(name, province="Lào Cai"):
    return make_body(name, kind=BodyKind.DISTRICT, province=province, valid_to=JUNE)


def test_without_former_bodies_there_is_nothing_to_switch(as_steward, plan):
    make_duty(make_task(plan), make_body("Sở Nội vụ"), due_on=LATE)
    assert board(as_steward).context["board"].units is None


def test_the_excel_file_names_today_s_body_beside_the_old_one(as_steward, merged):
    data = as_steward.get(reverse("dashboard:export"), {"units": "now"}).content
    sheet = openpyxl.load_workbook(BytesIO(data)).active
    found = {(row[4].value, row[-1].value) for row in sheet.iter_rows(min_row=2)}
    assert ("Sở Kế hoạch (Bắc Ninh)", "Sở Tài chính (Bắc Ninh)") in found
    assert sheet.max_row == 4


@pytest.fixture
def of_two_provinces(plan):
    """Make a duty of a body of Bắc Giang, one of the old Bắc Ninh, one of the new."""
    for province, last in (("Bắc Giang", JUNE), ("Bắc Ninh", JUNE), ("Bắc Ninh", None)):
        body = make_body("Sở Y tế", province=province, valid_to=last)
        make_duty(make_task(plan), body, due_on=LATE)


def provinces(answer):
    return {row.cells[0]: row.cells[-1] for row in answer.context["board"].charts[-1].table.rows}


def test_by_province_on_the_boundaries_of_their_time(as_steward, of_two_provinces):
    assert provinces(board(as_steward)) == {
        "Tỉnh Bắc Giang": "1",
        "Tỉnh Bắc Ninh (đến 30/06/2025)": "1",
        "Thành phố Bắc Ninh": "1",
    }


def test_by_province_on_today_s_boundaries_all_is_one(as_steward, of_two_provinces):
    answer = board(as_steward, units="now")
    titles = [drawn.title for drawn in answer.context["board"].charts]
    assert not any("Theo tỉnh" in title for title in titles)
    assert answer.context["board"].figures.total == 3
