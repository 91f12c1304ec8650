"""What goes out, in words: composed when it is sent, of what is so at that moment."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.translation import ngettext

from hientai.chasing.models import Delivery, Digest, InboxNotice
from hientai.chasing.selectors.telling import sections, still_open, tells_of_others
from hientai.kernel.messages import Message


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
        "sections": sections(duties, today, briefly=tells_of_others(digest)),
        "notices": notices,
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
