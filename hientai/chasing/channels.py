"""Ways out of the system. A channel sends one message to one address and says what became of it.

`settings.CHANNELS` names the classes in use; a province adds its own there (an SMS gateway, a chat).
"""

from __future__ import annotations

from functools import cache
from typing import Protocol

from django.conf import settings
from django.utils.module_loading import import_string

from hientai.chasing.domain import Recipient
from hientai.core.mailing import send_mail
from hientai.kernel.messages import Message, Sent


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
        return send_mail(message)


@cache
def _made(path: str) -> Channel:
    made: Channel = import_string(path)()
    return made


def channels() -> dict[str, Channel]:
    """Return the channels in use by name."""
    return {channel.name: channel for channel in map(_made, settings.CHANNELS)}
