"""Attacks on what is published: nobody may be found out, from one publication or from several.

The attacker knows all tables, how they were made, and every other truth that could be: the bounds
below are the tightest, for the sums that bind the cells make a tree.
"""

import itertools
import random
from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hientai.statistics.domain.rounding import BASE, Rounded, rounded

WIDTH = BASE - 1


def tables_of(people):
    """Count people, each a spine's value and one value in each of several dimensions."""
    spine = Counter(person[0] for person in people)
    tables = {}
    for at in (1, 2):
        table = {value: {} for value in spine}
        for person in people:
            row = table[person[0]]
            row[person[at]] = row.get(person[at], 0) + 1
        for row in table.values():
            for value in {person[at] for person in people}:
                row.setdefault(value, 0)
        tables[str(at)] = table
    return dict(spine), tables


def publish(people, seed=0):
    spine, tables = tables_of(people)
    return rounded(spine, tables, random.Random(seed))


def span(shown):
    """Return what a published number lets one know of the true one."""
    return max(0, shown - WIDTH), shown + WIDTH


def sum_bounds(cells, whole):
    """Return the tightest bounds of a whole and of its cells, that add up to it."""
    low, high = sum(c[0] for c in cells), sum(c[1] for c in cells)
    whole = max(whole[0], low), min(whole[1], high)
    cells = [(max(a, whole[0] - (high - b)), min(b, whole[1] - (low - a))) for a, b in cells]
    return cells, whole


def attack(published: Rounded):
    """Return the tightest bounds of every cell, given all that is published: up the tree, then down."""
    values = list(published.spine)
    wholes = {value: span(published.spine[value]) for value in values}
    for table, value in itertools.product(published.tables.values(), values):
        _cells, wholes[value] = sum_bounds([span(n) for n in table[value].values()], wholes[value])
    found, _total = sum_bounds([wholes[value] for value in values], span(published.total))
    wholes = dict(zip(values, found, strict=True))
    bounds = {}
    for (name, table), value in itertools.product(published.tables.items(), values):
        cells, _whole = sum_bounds([span(n) for n in table[value].values()], wholes[value])
        for key, bound in zip(table[value], cells, strict=True):
            bounds[name, value, key] = (*bound, table[value][key])
    return bounds


PEOPLE = st.lists(
    st.tuples(st.sampled_from("abc"), st.sampled_from("vwxyz"), st.sampled_from("mf")),
    min_size=1,
    max_size=120,
)


@given(people=PEOPLE, seed=st.integers(0, 9))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_no_cell_is_known_better_than_by_its_own_rounding(people, seed):
    for low, high, shown in attack(publish(people, seed)).values():
        assert (low, high) == span(shown)
        assert high - low >= WIDTH


@given(people=PEOPLE, seed=st.integers(0, 9))
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_what_is_published_adds_up_and_is_near(people, seed):
    spine, tables = tables_of(people)
    shown = publish(people, seed)
    assert sum(shown.spine.values()) == shown.total
    assert abs(shown.total - len(people)) < BASE
    for name, table in shown.tables.items():
        for value, row in table.items():
            assert sum(row.values()) == shown.spine[value]
            assert all(n % BASE == 0 and n >= 0 for n in row.values())
            assert all(abs(n - tables[name][value][key]) < BASE for key, n in row.items())
    assert all(abs(n - spine[value]) < BASE for value, n in shown.spine.items())


KINDS = [("a", "x", "m"), ("a", "x", "f"), ("a", "y", "m"), ("a", "y", "f")]


def people_of(numbers):
    return [kind for kind, n in zip(KINDS, numbers, strict=True) for _ in range(n)]


def could_be(numbers, shown):
    """Tell whether a truth can have been published so: every number rounded up or down."""
    _spine, tables = tables_of(people_of(numbers) or [("a", "x", "m")])
    cells = [(sum(numbers), shown.total)]
    for name, table in shown.tables.items():
        cells += [(tables[name]["a"].get(key, 0), n) for key, n in table["a"].items()]
    return all(n in {true // BASE * BASE, -(-true // BASE) * BASE} for true, n in cells)


@pytest.mark.parametrize("numbers", [(1, 2, 0, 1), (0, 1, 3, 4), (6, 0, 1, 1), (2, 3, 2, 1)])
def test_going_through_all_truths_finds_several_for_every_cell(numbers):
    shown = publish(people_of(numbers), seed=3)
    truths = [each for each in itertools.product(range(8), repeat=4) if could_be(each, shown)]
    for cell in (lambda t: t[0] + t[1], lambda t: t[2] + t[3], lambda t: t[0] + t[2]):
        assert len({cell(truth) for truth in truths}) >= WIDTH
    assert all(len({truth[at] for truth in truths}) >= WIDTH for at in range(4))


@given(people=PEOPLE, seed=st.integers(0, 9), other=st.integers(0, 9))
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_two_publications_do_not_tell_who_came_between(people, seed, other):
    """The true difference of every cell may be none, and may be several, whatever was published."""
    newcomer = people[0]
    before, after = attack(publish(people, seed)), attack(publish([*people, newcomer], other))
    for key, (low, high, _shown) in after.items():
        former_low, former_high, _former = before[key]
        assert low - former_high <= 0 <= high - former_low
        assert (high - former_low) - (low - former_high) >= 2 * WIDTH


@given(people=PEOPLE, seed=st.integers(0, 9))
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_differences_of_overlapping_tables_tell_nothing_new(people, seed):
    """One table's sum without some cells of another: always a difference of published multiples."""
    shown = publish(people, seed)
    first, second = shown.tables.values()
    for value in shown.spine:
        for some in itertools.combinations(first[value].values(), 2):
            for one in second[value].values():
                assert (sum(some) - one) % BASE == 0


def test_rounding_is_unbiased_in_the_long_run():
    spine, tables = {"a": 7, "b": 1}, {"t": {"a": {"x": 3, "y": 4}, "b": {"x": 1, "y": 0}}}
    runs = [rounded(spine, tables, random.Random(seed)) for seed in range(4000)]
    assert sum(run.total for run in runs) / len(runs) == pytest.approx(8, abs=0.3)
    assert sum(run.tables["t"]["a"]["x"] for run in runs) / len(runs) == pytest.approx(3, abs=0.4)
    assert all(run.tables["t"]["b"]["y"] == 0 for run in runs)
