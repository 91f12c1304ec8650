"""From a confirmed plan's targets to what is followed, with the starts as observations."""

from decimal import Decimal

import pytest

from hientai.indicators.models import Indicator, Observation, Target
from hientai.indicators.selectors import proposals, standing
from hientai.indicators.services import confirming, proposing
from hientai.indicators.services.confirming import Choice
from hientai.kernel.errors import NotAllowed
from hientai.kernel.permissions import SYSTEM, Role
from tests.factories import make_actor, make_body, make_plan

pytestmark = pytest.mark.django_db


def confirm(plan, by):
    found = proposals.proposals_of(plan)
    choices = {
        one.key: Choice(follow=True, indicator=one.chosen, rhythm=one.rhythm) for one in found
    }
    return confirming.confirm_targets(plan=plan, choices=choices, by=by)


def proposed(plan, position):
    return plan.indicator_targets.get(position=position)


def test_targets_and_objectives_are_proposed_once(plan):
    proposing.propose_targets(plan=plan, by=SYSTEM)
    assert plan.indicator_targets.exclude(operator="").count() == 3
    assert [one.by for one in plan.indicator_targets.filter(operator="")] == [2030]


def test_one_target_over_several_sectors_is_as_many_values(plan):
    assert proposed(plan, 2).parts == ["Y tế", "Kinh tế", "Đô thị"]


def test_what_is_wanted_every_year_is_judged_every_year(plan):
    assert proposed(plan, 3).rhythm == "each_year"
    assert proposed(plan, 1).rhythm == "by"


def test_words_are_matched_to_known_indicators(plan):
    chosen = [one.chosen for one in proposals.proposals_of(plan) if not one.in_words]
    assert chosen == ["code:doctors_political_share", "code:doctors_sector", "code:patents"]


def test_a_confirmed_target_stands_with_its_indicator_and_denominator(plan, steward):
    assert confirm(plan, steward) == 4
    held = Indicator.objects.get(code="doctors_political_share")
    assert held.over == Indicator.objects.get(code="staff_political")
    assert plan.indicator_targets.get(position=1).indicator == held


def test_a_start_becomes_an_observation_with_its_clause(plan, steward):
    confirm(plan, steward)
    start = Observation.objects.get()
    assert (start.value, start.period, start.kind) == (Decimal("0.27"), "2024", "plan")
    assert start.document == plan.document
    assert "0,27%" in start.note


def test_what_the_plan_states_of_today_becomes_an_observation(plan, steward):
    fact = proposals.facts_of(plan)[0]
    assert fact.chosen == "code:st_enterprises"
    confirming.confirm_targets(plan=plan, choices={}, facts={fact.key: fact.chosen}, by=steward)
    said = Observation.objects.get()
    assert (said.value, said.period) == (Decimal(15), "2023")


def test_a_target_that_is_not_chosen_is_not_followed(plan, steward):
    dropped = proposed(plan, 3)
    confirm(plan, steward)
    confirming.confirm_targets(plan=plan, choices={dropped.pk: Choice(follow=False)}, by=steward)
    assert dropped not in standing.followed(steward)


def test_an_unknown_target_makes_a_new_indicator(plan, steward):
    target = proposed(plan, 3)
    confirming.confirm_targets(
        plan=plan, choices={target.pk: Choice(follow=True, indicator="new")}, by=steward
    )
    made = Indicator.objects.get()
    assert (made.code, made.name) == ("", target.read.measure)


def test_two_plans_share_one_indicator(plan, steward):
    confirm(plan, steward)
    other = make_plan(plan.steward, state="confirmed")
    for read in plan.targets.filter(kind="target"):
        read.pk, read.plan = None, other
        read.save()
    proposing.propose_targets(plan=other, by=SYSTEM)
    confirm(other, steward)
    shared = Indicator.objects.get(code="patents")
    assert shared.targets.count() == 2


def test_only_the_plan_s_steward_confirms(plan):
    stranger = make_actor(Role.STEWARD, make_body("Sở Khác"))
    with pytest.raises(NotAllowed):
        confirm(plan, stranger)


def test_the_page_confirms_all_at_once(plan, as_steward):
    page = as_steward.get(f"/chi-tieu/ke-hoach/{plan.pk}/")
    sent = {
        name: "on" if field.initial is True else field.initial
        for name, field in page.context["form"].fields.items()
        if field.initial
    }
    answer = as_steward.post(f"/chi-tieu/ke-hoach/{plan.pk}/", sent)
    assert answer.status_code == 302
    assert Target.objects.filter(stage="confirmed").count() == 4
