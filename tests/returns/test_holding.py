"""What is still to be sent goes to the body that takes the work over."""

from datetime import date

import pytest
import time_machine

from hientai.bodies.domain.holding import Move
from hientai.kernel.permissions import SYSTEM
from hientai.returns.holding import ReturnHolder
from hientai.returns.models import Return
from hientai.returns.selectors import missing, unsent
from hientai.returns.services import open_returns
from tests.factories import make_body, make_task
from tests.returns.conftest import fill

pytestmark = pytest.mark.django_db
ON = date(2026, 5, 12)


@pytest.fixture
def heir(db):
    return make_body("Sở Nội vụ mới")


def moved(report, heir):
    return Move(report.pk, report.body_id, heir.pk, ON)


def test_an_unsent_report_is_held_until_its_day(report, body):
    with time_machine.travel("2026-05-12 08:00 +0700"):
        assert [one.item for one in ReturnHolder().held_by([body.pk])] == [report.pk]
    with time_machine.travel("2026-05-20 08:00 +0700"):
        assert ReturnHolder().held_by([body.pk]) == []


def test_it_goes_to_the_heir_and_back(report, body, heir):
    move = moved(report, heir)
    kept = ReturnHolder().move([move])
    report.refresh_from_db()
    assert (kept, report.body) == ({report.pk: {}}, heir)

    ReturnHolder().move_back([move])
    report.refresh_from_db()
    assert report.body == body


def test_what_was_written_goes_into_the_heir_s_own_report(report, plan, dated, officer, heir):
    make_task(plan, lead=heir)
    open_returns(plan=plan, by=SYSTEM, today=ON)
    own = Return.objects.get(body=heir)
    fill(report, dated, officer)

    ReturnHolder().move([moved(report, heir)])

    assert [line.duty for line in own.lines.all()] == [dated]
    assert report.pk not in missing(date(2026, 6, 1)).values_list("pk", flat=True)
    assert not unsent(officer).exists()


def test_what_was_written_comes_back(report, plan, dated, officer, heir):
    make_task(plan, lead=heir)
    open_returns(plan=plan, by=SYSTEM, today=ON)
    line = fill(report, dated, officer)
    kept = ReturnHolder().move([moved(report, heir)])[report.pk]

    ReturnHolder().move_back([Move(report.pk, report.body_id, heir.pk, ON, kept)])

    assert list(report.lines.all()) == [line]
    assert Return.objects.get(pk=report.pk).standing


def test_a_sent_report_stays_with_who_sent_it(sent, heir):
    assert ReturnHolder().move([moved(sent, heir)]) == {}


def test_it_is_shown_by_its_period(report):
    assert ReturnHolder().show([report.pk])[report.pk].text == "Tháng 5/2026"
