"""Bodies are told of reports that are not sent, once before the day and once after it."""

from datetime import date

import pytest

from hientai.core.notices import notice_told
from hientai.returns.services import remind_unsent

pytestmark = pytest.mark.django_db


@pytest.fixture
def told():
    heard = []
    notice_told.connect(lambda notice, **_: heard.append(notice.key), weak=False, dispatch_uid="t")
    yield heard
    notice_told.disconnect(dispatch_uid="t")


@pytest.mark.parametrize(
    ("today", "which"),
    [
        (date(2026, 5, 12), []),
        (date(2026, 5, 15), ["due"]),
        (date(2026, 5, 17), []),  # a Sunday
        (date(2026, 5, 18), ["due"]),
        (date(2026, 5, 19), ["late"]),
        (date(2026, 6, 9), []),
    ],
)
def test_who_has_not_sent_is_told(report, told, today, which):
    told.clear()
    remind_unsent(today=today)

    assert told == [f"return.{one}:{report.pk}:2026-05-18" for one in which]


def test_who_has_sent_is_not(sent, told):
    told.clear()
    remind_unsent(today=date(2026, 5, 15))

    assert told == []
