"""Reminders as e-mail: each sent at most once, to every address by itself."""

from __future__ import annotations

from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from hientai.accounts.selectors import officers_of
from hientai.bodies.models import Body
from hientai.bodies.selectors.heirs import Lineage
from hientai.core.mailing import send_mail
from hientai.duties.models import Reminder
from hientai.kernel.errors import noop
from hientai.kernel.messages import Message, Outcome

NO_ADDRESS = noop("Đơn vị chưa có địa chỉ thư và chưa có cán bộ đầu mối.")
MAYBE = noop("có thể đã gửi")
CUT_OFF = noop("Việc gửi bị ngắt giữa chừng, có thể đã gửi. Hỏi đơn vị trước khi nhắc lại.")


def deliver(reminder_id: int) -> None:
    """Send a reminder that waits; one whose sending was cut off is never sent again by itself."""
    claimed = Reminder.objects.filter(pk=reminder_id, state=Reminder.State.QUEUED).update(
        state=Reminder.State.SENDING
    )
    reminder = Reminder.objects.select_related("body", "plan__document").get(pk=reminder_id)
    if claimed:
        _send(reminder)
    elif reminder.state == Reminder.State.SENDING:
        _close(reminder, why=_(CUT_OFF))  # the address in doubt says so itself


def addresses_of(body: Body) -> list[str]:
    """Return the body's address and its officers', each once; of an ended one its successor's too."""
    today = localdate()
    heir = None if body.valid_on(today) else Lineage([body.pk], today).successor(body.pk)
    reached = [one for one in (body, heir) if one]
    officers = officers_of({one.pk for one in reached}).exclude(email="")
    addresses = [*(one.email for one in reached), *officers.values_list("email", flat=True)]
    return list(dict.fromkeys(address for address in addresses if address))


def _send(reminder: Reminder) -> None:
    duties = list(reminder.duties.select_related("task").order_by("due_on", "id"))
    text = render_to_string("duties/mail/reminder.txt", {"reminder": reminder, "duties": duties})
    subject = _("Nhắc %(n)d việc theo %(plan)s") % {
        "n": len(duties),
        "plan": reminder.plan.document.short_name,
    }
    for to in addresses_of(reminder.body):
        # what is noted before it is sent is in doubt, should this process die meanwhile
        reminder.addresses.append({"to": to, "why": _(MAYBE), "doubt": True})
        reminder.save(update_fields=["addresses"])
        key = f"loi-nhac-{reminder.pk}-{len(reminder.addresses)}"
        sent = send_mail(Message(to, subject, text, key))
        doubt = sent.outcome is Outcome.UNCERTAIN
        reminder.addresses[-1] = {"to": to, "why": sent.why, "doubt": doubt}
    _close(reminder, why="" if reminder.addresses else _(NO_ADDRESS))


def _close(reminder: Reminder, *, why: str) -> None:
    reached = any(not one["why"] for one in reminder.addresses)
    reminder.state = Reminder.State.SENT if reached else Reminder.State.FAILED
    reminder.sent_at = timezone.now() if reached else None
    reminder.why = why
    reminder.save(update_fields=["state", "addresses", "sent_at", "why"])
