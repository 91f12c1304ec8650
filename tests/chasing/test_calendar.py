"""A person's calendar: its form by RFC 5545, what is in it, who may read it."""

import re
from datetime import UTC, date, datetime

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from hientai.accounts.selectors import actor_for
from hientai.chasing import services
from hientai.chasing.domain.ical import Entry, calendar
from hientai.kernel.permissions import Role
from tests.chasing.things import officer, owing
from tests.factories import make_body, make_user

STAMP = datetime(2026, 3, 1, 7, tzinfo=UTC)
TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\r"), max_size=300)


def entry(**fields):
    values = {
        "uid": "viec-1@hientai",
        "day": date(2026, 12, 31),
        "summary": "Trình Đề án; báo cáo, tổng kết",
        "description": "Sở Mẫu\nII / 1",
        "url": "http://localhost:8000/viec/1/",
        "stamp": STAMP,
    }
    return Entry(**{**values, **fields})


def unfolded(text):
    """Read a calendar as strictly as RFC 5545, 3.1 writes it."""
    assert text.endswith("\r\n")
    lines = text.encode().removesuffix(b"\r\n").split(b"\r\n")
    assert all(len(line) <= 75 and b"\n" not in line and b"\r" not in line for line in lines)
    for line in lines:
        line.decode()  # no character is cut
    return re.sub(r"\r\n ", "", text).split("\r\n")


def test_an_entry_is_one_whole_day():
    lines = unfolded(calendar("Việc", [entry()]))

    assert "DTSTART;VALUE=DATE:20261231" in lines
    assert "DTEND;VALUE=DATE:20270101" in lines
    assert "DTSTAMP:20260301T070000Z" in lines


def test_marks_that_mean_something_are_escaped():
    assert "SUMMARY:Trình Đề án\\; báo cáo\\, tổng kết" in unfolded(calendar("x", [entry()]))
    assert "DESCRIPTION:Sở Mẫu\\nII / 1" in unfolded(calendar("x", [entry()]))


@given(summary=TEXT, description=TEXT)
def test_whatever_is_written_can_be_read_back(summary, description):
    text = calendar("Việc", [entry(summary=summary, description=description)])
    unfolded(text)

    (event,) = Calendar.from_ical(text).walk("VEVENT")
    kept = [char for char in summary if (char >= " " and char != "\x7f") or char in "\n\t"]
    assert event["SUMMARY"] == "".join(kept)
    assert event.decoded("DTSTART") == date(2026, 12, 31)


@pytest.mark.django_db
class TestFeed:
    @pytest.fixture
    def body(self):
        return make_body("Sở Mẫu")

    @pytest.fixture
    def user(self, body):
        return officer(body)

    @pytest.fixture
    def address(self, user):
        return reverse("chasing:feed", args=[services.make_feed(by=actor_for(user))])

    def days(self, answer):
        return [
            (str(event["UID"]), event.decoded("DTSTART"))
            for event in Calendar.from_ical(answer.content).walk("VEVENT")
        ]

    def test_it_holds_one_s_own_open_duties_and_nobody_else_s(self, client, body, address):
        duty = owing(body)
        owing(body, done_on=date(2026, 3, 1))
        owing(make_body("Sở Khác"))

        assert self.days(client.get(address)) == [(f"viec-{duty.pk}@hientai", duty.due_on)]

    def test_a_moved_day_moves_the_same_entry(self, client, body, address):
        duty = owing(body)
        before = self.days(client.get(address))
        duty.due_on = date(2026, 4, 1)
        duty.save()

        assert self.days(client.get(address)) == [(before[0][0], date(2026, 4, 1))]

    def test_it_opens_without_signing_in_and_is_no_page(self, client, address):
        answer = client.get(address)

        assert answer.status_code == 200
        assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"

    def test_what_did_not_change_is_not_sent_again(self, client, body, address):
        owing(body)
        etag = client.get(address).headers["ETag"]

        assert client.get(address, headers={"if-none-match": etag}).status_code == 304
        owing(body)
        assert client.get(address, headers={"if-none-match": etag}).status_code == 200

    @pytest.mark.parametrize("stop", [services.revoke_feed, services.make_feed])
    def test_revoked_or_made_anew_the_old_address_is_gone(self, client, user, address, stop):
        stop(by=actor_for(user))

        assert client.get(address).status_code == 404

    def test_a_closed_account_has_no_calendar(self, client, user, address):
        user.is_active = False
        user.save()

        assert client.get(address).status_code == 404

    def test_the_secret_itself_is_kept_nowhere(self, user):
        secret = services.make_feed(by=actor_for(user))

        assert secret not in user.calendar_feed.fingerprint

    def test_the_page_shows_a_new_address_once(self, client):
        client.force_login(make_user(Role.LEADER))
        made = client.post(reverse("chasing:make-feed")).content.decode()

        assert "/don-doc/lich/" in made
        assert ".ics" not in client.get(reverse("chasing:preferences")).content.decode()
