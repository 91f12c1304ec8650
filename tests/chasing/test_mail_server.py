"""Mail over a real server: taken, refused, cut off in mid-conversation, nobody there."""

import pytest

from hientai.chasing.channels import Mail
from hientai.kernel.messages import Message, Outcome
from tests.chasing.mail_server import Box, serve
from tests.server import free_port

MESSAGE = Message("canbo@tinh.example", "2 việc cần chú ý", "Kính gửi ông Đỗ,", "nhac-7")


@pytest.fixture
def box():
    return Box()


@pytest.fixture
def server(box, settings):
    running = serve(box)
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", running.port
    yield running
    running.stop()


def test_a_letter_arrives_with_its_words_and_a_name_of_its_own(server, box):
    assert Mail().send(MESSAGE).outcome is Outcome.SENT
    ((to, letter),) = box.letters
    assert (to, letter["Subject"]) == ("canbo@tinh.example", "2 việc cần chú ý")
    assert letter.get_content().strip() == "Kính gửi ông Đỗ,"
    assert letter["Message-ID"] == "<nhac-7@localhost>"


def test_a_refused_recipient_is_said_in_the_server_s_words(server, box):
    box.refuse.add(MESSAGE.to)

    sent = Mail().send(MESSAGE)

    assert sent.outcome is Outcome.REFUSED
    assert "khong co hop thu nay" in sent.why


def test_a_server_that_dies_after_it_took_the_text_leaves_doubt(server, box):
    box.die = True

    assert Mail().send(MESSAGE).outcome is Outcome.UNCERTAIN
    assert box.recipients == [MESSAGE.to]


def test_a_server_that_answers_too_late_leaves_doubt(server, box, settings):
    settings.EMAIL_TIMEOUT = 0.2
    box.go_on.clear()

    assert Mail().send(MESSAGE).outcome is Outcome.UNCERTAIN
    box.go_on.set()


def test_where_no_server_is_nothing_was_sent(server, box, settings):
    settings.EMAIL_PORT = free_port()

    assert Mail().send(MESSAGE).outcome is Outcome.UNREACHABLE
    assert box.letters == []


def test_an_address_that_breaks_the_head_of_a_letter_is_refused(server, box):
    bad = Message("a@b.example\nBcc: all@b.example", "x", "x", "x")

    assert Mail().send(bad).outcome is Outcome.REFUSED
    assert box.letters == []
