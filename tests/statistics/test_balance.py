"""Where people are thin, and who retires and leaves a gap."""

import pytest
import time_machine
from django.urls import reverse

from hientai.kernel.permissions import Role
from hientai.people.domain.degrees import Degree
from hientai.people.models import Sector
from hientai.statistics.domain.balance import Row, Thin, judged
from tests.factories import make_body, make_user
from tests.people.making import make_person


def why(row, *others, least=2):
    return judged([row, *others], least)[0].why


def test_a_row_without_anybody_or_below_the_minimum_is_thin():
    assert why(Row("a", "A", 5, 0, 0)) == (Thin.NONE,)
    assert why(Row("a", "A", 5, 1, 0)) == (Thin.BELOW,)
    assert why(Row("a", "A", 5, 2, 0)) == ()


def test_who_retires_empties_a_row_or_sinks_it():
    assert why(Row("a", "A", 9, 3, 3)) == (Thin.EMPTIES,)
    assert why(Row("a", "A", 9, 3, 2)) == (Thin.SINKS,)
    found = judged([Row("a", "A", 9, 3, 2)], 2)[0]
    assert (found.missing, found.missing_then) == (0, 1)


def test_a_share_is_low_only_beyond_chance():
    others = Row("b", "B", 1000, 200, 0)
    assert Thin.SHARE in why(Row("a", "A", 200, 10, 0), others)
    assert Thin.SHARE not in why(Row("a", "A", 12, 1, 0), others)


def test_a_row_below_half_of_its_peers_is_thin():
    peers = [Row(str(n), str(n), 50, 20, 0) for n in range(3)]
    assert Thin.PEERS in why(Row("a", "A", 20, 8, 0), *peers)


@pytest.fixture
def province(db):
    body = make_body("Sở Mẫu")
    health, farming = Sector.objects.create(name="Y tế mẫu"), Sector.objects.create(name="Nông mẫu")
    for name, birth, sector in (
        ("An", "1967-01", health),
        ("Ba", "1985", health),
        ("Cư", "1966-05", farming),
    ):
        person = make_person(
            f"Mẫu {name}", body, birth=birth, sex="Nam", degree=(Degree("doctor"),)
        )
        person.sector = sector
        person.save()


@pytest.mark.usefixtures("province")
def test_the_page_answers_in_words_and_leads_to_those_who_retire(client):
    client.force_login(make_user(Role.LEADER))
    with time_machine.travel("2026-11-21"):
        page = client.get(reverse("statistics:balance") + "?by=sector&least=2").content.decode()
        due = client.get(
            "/thong-ke/nguoi/?whom=working&cell=degree:ts;retiring:soon"
        ).content.decode()
    assert "Nông mẫu (có 1, thiếu 1)" in page
    assert "Sẽ không còn ai trong 5 năm tới:</b> Nông mẫu" in page
    assert "2 tiến sĩ đến tuổi nghỉ hưu" in page
    assert "2 người trong số liệu này" in due


@pytest.mark.usefixtures("province")
def test_the_excel_file_has_every_row(client):
    client.force_login(make_user(Role.LEADER))
    answer = client.get(reverse("statistics:balance-export") + "?by=sector")
    assert answer.content.startswith(b"PK")
