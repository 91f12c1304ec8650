"""Indicators counted in the register, and who was counted."""

from datetime import date
from decimal import Decimal

import pytest
from django.utils import timezone

from hientai.indicators.domain.computing import proposed_keys
from hientai.indicators.jobs import compute_all
from hientai.indicators.models import Indicator, Observation, Target
from hientai.indicators.selectors import computing as counts
from hientai.indicators.selectors import standing
from hientai.indicators.selectors.opened import open_value
from hientai.indicators.services import computing, confirming
from hientai.indicators.services.observing import Basis, Value, observe
from hientai.kernel.permissions import SYSTEM, Role
from hientai.people.models import Origin, Person, Sector
from tests.factories import make_actor, make_body, make_user

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 21)


@pytest.fixture
def origin():
    return Origin.objects.create(kind="declared", at=timezone.now(), by="Mẫu")


@pytest.fixture
def health():
    return Sector.objects.get_or_create(name="Y tế")[0]


@pytest.fixture
def doctors(plan, steward):
    """Return the share of doctorates that the plan wants, followed."""
    return followed(plan, steward, 1, "doctors_political_share")


@pytest.fixture
def sectors(plan, steward):
    return followed(plan, steward, 2, "doctors_sector")


def followed(plan, by, position, code):
    target = plan.indicator_targets.get(position=position)
    choice = confirming.Choice(follow=True, indicator=f"code:{code}")
    confirming.confirm_targets(plan=plan, choices={target.pk: choice}, by=by)
    return Indicator.objects.get(code=code)


def person(origin, body=None, **fields):
    values = {"name": "Nguyễn Mẫu", "degree": "doctor", "changed_at": timezone.now()}
    return Person.objects.create(origin=origin, body=body, **{**values, **fields})


def staff(indicator, total):
    basis = Basis(kind=Observation.Kind.STATISTIC, paper="Sở Nội vụ")
    value = Value("2025", Decimal(total))
    observe(indicator=indicator.over, value=value, basis=basis, by=SYSTEM)


def test_a_share_is_counted_over_its_denominator_and_says_how(doctors, origin, body, steward):
    person(origin, body)
    person(origin, body, status="retired")
    staff(doctors, 400)
    found = computing.compute(indicator=doctors, by=steward).kept[0]
    assert (found.value, found.count, found.whole) == (Decimal("0.25"), Decimal(1), Decimal(400))
    assert found.computed["filters"]["degree"] == ["ts"]


def test_made_up_people_are_said_to_be_made_up_and_never_open(doctors, origin, body, steward):
    person(origin, body, sample=True)
    staff(doctors, 400)
    held = computing.compute(indicator=doctors, by=steward).kept[0]
    found = standing.standings(doctors.targets.select_related("indicator", "plan"))[0]
    assert "hồ sơ mẫu" in found.why
    held.count = Decimal(99)
    assert open_value(held, date(2199, 1, 1)) is None


def test_without_a_denominator_the_count_is_said_and_nothing_kept(doctors, origin, body, steward):
    person(origin, body)
    found = computing.compute(indicator=doctors, by=steward)
    assert not found.kept
    assert "Đếm được 1 nhưng chưa có mẫu số" in found.lacking[0].lack


def test_an_empty_register_is_no_zero(doctors, steward):
    found = computing.compute(indicator=doctors, by=steward)
    assert "chưa có hồ sơ nào" in found.lacking[0].lack
    assert not Observation.objects.filter(kind="computed").exists()


def test_each_sector_of_a_target_has_its_own_count(sectors, origin, health, steward):
    person(origin, sector=health)
    computing.compute(indicator=sectors, by=steward)
    values = dict(Observation.objects.values_list("part", "value"))
    assert values == {"": 1, "Y tế": 1, "Kinh tế": 0}


def test_a_sector_of_the_plan_is_tied_to_sectors_of_the_register(sectors, origin, health, steward):
    person(origin, sector=health)
    sectors.part_keys = {"Đô thị": [str(health.pk)], "Y tế": [], "Kinh tế": []}
    sectors.save()
    computing.compute(indicator=sectors, by=steward)
    assert set(Observation.objects.values_list("part", flat=True)) == {"", "Đô thị"}


def test_the_daily_job_writes_only_what_changed(sectors, origin, health):
    person(origin, sector=health)
    compute_all.func()
    compute_all.func()
    assert Observation.objects.count() == 3


def test_a_page_of_the_counted_shows_only_whom_one_may_see(sectors, origin, body, client):
    person(origin, body, name="Trần Mẫu Một")
    person(origin, make_body("Sở Khác"), name="Lê Mẫu Hai")
    Target.objects.update(plan=sectors.targets.get().plan)
    sectors.body = body
    sectors.save()
    client.force_login(make_user(Role.BODY_OFFICER, body))
    page = client.get(f"/chi-tieu/{sectors.pk}/nguoi/").content.decode()
    assert "2 người được đếm" in page
    assert ("Trần Mẫu Một" in page, "Lê Mẫu Hai" in page) == (True, False)


def test_a_breakdown_counts_the_same_people(doctors, origin, body):
    person(origin, body, sex="Nữ")
    assert counts.breakdown(doctors, "sex") == [("Nữ", 1)]
    assert counts.breakdown(doctors, "ethnicity") == []


def test_a_leader_sees_all_the_counted(sectors, origin, body):
    person(origin, body)
    keys, total = counts.people_counted(sectors, "", make_actor(Role.LEADER))
    assert (len(keys), total) == (1, 1)


@pytest.mark.parametrize(
    ("part", "keys"), [("Y tế", ["1"]), ("Văn hóa", ["2"]), ("Đô thị", []), ("y  tế", ["1"])]
)
def test_a_word_for_a_sector_is_found_in_the_register_s_names(part, keys):
    known = [("1", "Y tế"), ("2", "Văn hóa, thể thao và du lịch"), ("3", "Công thương")]
    assert proposed_keys(part, known) == keys
