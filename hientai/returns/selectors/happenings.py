"""What reports said of a duty and what became of them, for the timeline of its page."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from hientai.duties.domain.happenings import Happening
from hientai.returns.models import Return

CHECKED = {
    Return.State.CONFIRMED: lambda period: _("Báo cáo %(period)s được duyệt") % {"period": period},
    Return.State.RETURNED: lambda period: _("Báo cáo %(period)s bị trả lại") % {"period": period},
}


def happened_to(duty: int) -> list[Happening]:
    """Return in which reports a duty was told of, and how they were checked."""
    told = Return.objects.filter(lines__duty=duty, lines__progress__isnull=False)
    return [one for report in told.select_related("ask") for one in _of(report)]


def _of(report: Return) -> list[Happening]:
    href = reverse("returns:detail", args=[report.pk])
    found = []
    if report.sent_at:
        title = _("Trong báo cáo %(period)s") % {"period": report.title}
        found.append(Happening(report.sent_at, title, "", href, report.sent_by))
    words = CHECKED.get(Return.State(report.state))
    if report.checked_at and words:
        title = words(report.title)
        found.append(Happening(report.checked_at, title, report.reason, href, report.checked_by))
    return found
