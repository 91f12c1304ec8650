"""One letter over the mail backend of the settings, and what became of it: never raises."""

from __future__ import annotations

from contextlib import suppress
from smtplib import SMTPException, SMTPServerDisconnected
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage, get_connection

from hientai.kernel.messages import Message, Outcome, Sent


def send_mail(message: Message) -> Sent:
    """Send a letter once; where the other side fell silent in mid-conversation nobody knows."""
    connection = get_connection()
    try:
        connection.open()
    except (SMTPException, OSError) as error:
        return Sent(Outcome.UNREACHABLE, _words(error))
    try:
        return _said(connection, message)
    finally:
        with suppress(SMTPException, OSError):
            connection.close()


def _said(connection: Any, message: Message) -> Sent:
    host = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].rstrip(">")
    letter = EmailMessage(
        message.subject,
        message.text,
        to=[message.to],
        connection=connection,
        headers={"Message-ID": f"<{message.key}@{host}>", "Auto-Submitted": "auto-generated"},
    )
    try:
        letter.send()
    except SMTPServerDisconnected as error:
        return Sent(Outcome.UNCERTAIN, _words(error))
    except (SMTPException, ValueError) as error:  # the server's answer; an address that is none
        return Sent(Outcome.REFUSED, _words(error))
    except OSError as error:
        return Sent(Outcome.UNCERTAIN, _words(error))
    return Sent(Outcome.SENT)


def _words(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"[:200]
