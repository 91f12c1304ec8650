"""Notices: kept once a person, counted by the bell, read, passed on."""

import pytest
from django.core import mail
from django.urls import reverse

from hientai.accounts.selectors import actor_for
from hientai.chasing import services
from hientai.chasing.models import Preference
from hientai.chasing.selectors import count_unread
from hientai.core.notices import Notice, tell
from hientai.kernel.permissions import Role
from tests.chasing.things import TODAY, chase
from tests.factories import make_body, make_user

pytestmark = pytest.mark.django_db

# what goes out at once goes when the write is committed
commits = pytest.mark.django_db(transaction=True)


@pytest.fixture
def body():
    return make_body("Sở Mẫu")


@pytest.fixture
def user(body):
    return make_user(Role.BODY_OFFICER, body, email="canbo@tinh.example")


def notice(**fields):
    values = {
        "kind": "x",
        "words": "%(n)s báo cáo được trả lại",
        "values": {"n": 2},
        "href": "/viec/",
        "key": "x:1",
    }
    return Notice(**{**values, **fields})


def test_the_officers_of_a_body_are_told(body, user):
    tell(notice(bodies=[body.pk]))

    assert [one.sentence for one in user.notices.all()] == ["2 báo cáo được trả lại"]


def test_whoever_is_meant_twice_is_told_once(body, user):
    for _ in range(2):
        tell(notice(bodies=[body.pk], users=[user.pk]))

    assert user.notices.count() == 1


def test_an_officer_of_another_body_is_not_told(body, user):
    other = make_user(Role.BODY_OFFICER, make_body("Sở Khác"))
    tell(notice(bodies=[body.pk]))

    assert other.notices.count() == 0


@commits
def test_an_urgent_notice_goes_out_at_once(body, user):
    tell(notice(bodies=[body.pk], urgent=True))

    assert [message.subject for message in mail.outbox] == ["2 báo cáo được trả lại"]


@commits
def test_an_urgent_notice_told_twice_goes_out_once(body, user):
    for _ in range(2):
        tell(notice(bodies=[body.pk], urgent=True))

    assert len(mail.outbox) == 1


@commits
def test_whoever_wants_no_urgent_mail_finds_it_in_the_inbox_only(body, user):
    Preference.objects.create(user=user, urgent=False)
    tell(notice(bodies=[body.pk], urgent=True))

    assert (user.notices.count(), mail.outbox) == (1, [])


def test_what_is_not_urgent_comes_with_the_next_digest_once(body, user):
    tell(notice(bodies=[body.pk]))

    chase(TODAY)
    chase(TODAY.replace(day=9))

    assert [message.subject for message in mail.outbox] == ["1 thông báo chưa đọc"]
    assert "2 báo cáo được trả lại" in mail.outbox[0].body


def test_what_was_read_is_in_no_digest(body, user):
    tell(notice(bodies=[body.pk]))
    services.read_all(by=actor_for(user))

    chase(TODAY)

    assert mail.outbox == []


def test_the_bell_counts_what_is_not_read(client, body, user):
    tell(notice(bodies=[body.pk]))
    client.force_login(user)

    assert "1 thông báo chưa đọc" in client.get(reverse("duties:mine")).content.decode()


def test_opening_a_notice_reads_it_and_leads_to_its_page(client, user):
    tell(notice(users=[user.pk]))
    client.force_login(user)

    answer = client.post(reverse("chasing:open-notice", args=[user.notices.get().pk]))

    assert (answer.status_code, answer.headers["Location"]) == (302, "/viec/")
    assert count_unread(actor_for(user)) == 0


def test_nobody_reads_another_s_notice(client, user):
    tell(notice(users=[user.pk]))
    client.force_login(make_user(Role.LEADER))

    answer = client.post(reverse("chasing:open-notice", args=[user.notices.get().pk]))

    assert answer.headers["Location"] == reverse("chasing:inbox")
    assert count_unread(actor_for(user)) == 1


def test_reading_all_reads_one_s_own_only(client, user):
    other = make_user(Role.LEADER)
    tell(notice(users=[user.pk, other.pk]))
    client.force_login(user)

    client.post(reverse("chasing:read-all"))

    assert [count_unread(actor_for(one)) for one in (user, other)] == [0, 1]


def test_preferences_are_kept(client, user):
    client.force_login(user)

    client.post(reverse("chasing:preferences"), {"urgent": "on"})

    kept = Preference.objects.get(user=user)
    assert (kept.digest, kept.urgent) == (False, True)
