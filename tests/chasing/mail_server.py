"""A real mail server on a free port, that refuses, dies or stalls as a test wishes."""

import socket
import threading
from email import message_from_bytes
from email.policy import default as modern

from aiosmtpd.controller import Controller

from tests.server import free_port


class Box:
    """What arrived. `refuse` a recipient, `die` after the text came, `stall` before answering it."""

    def __init__(self):
        self.letters = []
        self.refuse, self.die, self.port = set(), False, 0
        self.arrived, self.go_on = threading.Event(), threading.Event()
        self.go_on.set()

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802  # aiosmtpd's name
        if address in self.refuse:
            return "550 khong co hop thu nay"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):  # noqa: N802  # aiosmtpd's name
        letter = message_from_bytes(envelope.content, policy=modern)
        self.letters.append((envelope.rcpt_tos[0], letter))
        self.arrived.set()
        if self.die:
            server.transport.get_extra_info("socket").shutdown(socket.SHUT_RDWR)
            server.transport.abort()
        await server.loop.run_in_executor(None, self.go_on.wait, 30)
        return "250 OK"

    @property
    def recipients(self):
        return [to for to, _letter in self.letters]


def serve(box):
    """Return a running server; stop it with `.stop()`."""
    controller = Controller(box, hostname="127.0.0.1", port=free_port())
    controller.start()
    return controller
