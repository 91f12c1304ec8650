"""Ways out of the system. A channel sends one message to one address and says what became of it.

`settings.CHANNELS` names the classes in use; a province adds its own there (an SMS gateway, a chat).
"""

from __future__ import annotations

from contextlib import suppress
from functools import cache
from smtplib import SMTPException, SMTPServerDisconnected
from typing import Any, Protocol

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.utils.module_loading import import_string

from hientai.chasing.domain import Message, Outcome, Recipient, Sent


class Channel(Protocol):
    """One way out. `name` is kept with what was sent."""

    name: str

    def address_of(self, person: Recipient) -> str:
        """Return where a person is reached, or nothing."""

    def send(self, message: Message) -> Sent:
        """Send once; never raise for what the other side does."""


class Mail:
    """E-mail, through the backend of the settings: SMTP in production, files in development."""

    name = "mail"

    def address_of(self, person: Recipient) -> str:
        return person.address

    def send(self, message: Message) -> Sent:
        connection = get_connection()
        try:
            connection.open()
        except (SMTPException, OSError) as error:
            return Sent(Outcome.UNREACHABLE, words_of(error))
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
        return Sent(Outcome.UNCERTAIN, words_of(error))
    except (SMTPException, ValueError) as error:  # the server's answer; an address that is none
        return Sent(Outcome.REFUSED, words_of(error))
    except OSError as error:
        return Sent(Outcome.UNCERTAIN, words_of(error))
    return Sent(Outcome.SENT)


def words_of(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"[:200]


@cache
def _made(path: str) -> Channel:
    made: Channel = import_string(path)()
    return made


def channels() -> dict[str, Channel]:
    """Return the channels in use by name."""
    return {channel.name: channel for channel in map(_made, settings.CHANNELS)}
