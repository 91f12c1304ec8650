"""What goes out, in words: composed when it is sent, of what is so at that moment."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hientai.chasing.domain import Audience
from hientai.chasing.models import Delivery, Digest, InboxNotice
from hientai.duties.domain import OPEN, RANK
from hientai.duties.models import Duty
from hientai.duties.selectors import with_state
from hientai.kernel.errors import noop
from hientai.kernel.messages import Message

MOST_LINES = 40  # of a section; the rest is on the page


@dataclass(frozen=True)
class Section:
    title: str
    duties: list[Duty]
    more: int = 0


TITLES = (noop("Quá hạn"), noop("Đến hạn hôm nay"), noop("Sắp đến hạn"))


def still_open(digest: Digest, today: date) -> list[Duty]:
    """Return the digest's work that is open and due as it was said to be, the oldest first."""
    told = {(line.duty_id, line.due_on) for line in digest.lines.all()}
    duties = with_state(Duty.objects.filter(pk__in={pk for pk, _day in told}), today)
    left = duties.filter(rank__in=[RANK[state] for state in OPEN]).select_related(
        "task", "body", "plan__document"
    )
    return [one for one in left.order_by("due_on", "id") if (one.pk, one.due_on) in told]


def sections(duties: Iterable[Duty], today: date) -> list[Section]:
    """Return work by how it stands today; what has nothing is left out."""
    parts: list[list[Duty]] = [[] for _title in TITLES]
    for one in duties:
        if one.due_on:
            parts[(one.due_on >= today) + (one.due_on > today)].append(one)
    return [
        Section(_(title), found[:MOST_LINES], max(0, len(found) - MOST_LINES))
        for title, found in zip(TITLES, parts, strict=True)
        if found
    ]


def message_of(delivery: Delivery, today: date) -> Message | None:
    """Return a delivery as a message; None where there is nothing left to say."""
    if delivery.notice:
        return _of_notice(delivery, delivery.notice)
    if delivery.digest:
        return _of_digest(delivery, delivery.digest, today)
    return None


def _of_notice(delivery: Delivery, notice: InboxNotice) -> Message | None:
    if notice.read_at:
        return None
    context = {"name": str(notice.user), "notice": notice, "site": settings.SITE_URL}
    text = render_to_string("chasing/mail/notice.txt", context)
    return Message(delivery.address, notice.sentence, text, f"thong-bao-{delivery.pk}")


def _of_digest(delivery: Delivery, digest: Digest, today: date) -> Message | None:
    duties = still_open(digest, today)
    notices = list(digest.inboxnotice_set.filter(read_at=None))
    if not duties and not notices:
        return None
    context = {
        "digest": digest,
        "sections": sections(duties, today),
        "notices": notices,
        "for_others": digest.lines.exclude(audience=Audience.OFFICER).exists(),
        "today": today,
        "site": settings.SITE_URL,
    }
    text = render_to_string("chasing/mail/digest.txt", context)
    return Message(
        delivery.address, _subject(len(duties), len(notices)), text, f"nhac-{delivery.pk}"
    )


def _subject(duties: int, notices: int) -> str:
    if duties:
        said = ngettext("%(n)d việc cần chú ý hôm nay", "%(n)d việc cần chú ý hôm nay", duties)
        return said % {"n": duties}
    said = ngettext("%(n)d thông báo chưa đọc", "%(n)d thông báo chưa đọc", notices)
    return said % {"n": notices}
