"""Random merges, splits and renames: totals agree forward and back, whatever happened."""

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from hientai.places.domain import Level, Places, apply_rows
from hientai.places.domain.figures import Figure, rebuild
from hientai.places.domain.place import new_place
from hientai.places.domain.projecting import How, Target

FIRST = date(2020, 1, 1)


def island():
    """Make one province with eight communes."""
    communes = [new_place(f"1000{n}", f"Xã Số {n}", "01", None) for n in range(8)]
    return Places([new_place("01", "Tỉnh Thử", "", None), *communes], [])


@st.composite
def histories(draw):
    """Return places after a random history, and its last day."""
    places, day, fresh = island(), FIRST, 20_000
    for _ in range(draw(st.integers(1, 5))):
        day += timedelta(days=draw(st.integers(1, 400)))
        here = places.on(day, Level.COMMUNE)
        olds = draw(st.lists(st.sampled_from(here), min_size=1, max_size=4, unique=True))
        news = []
        for _n in range(draw(st.integers(1, 3))):
            fresh += 1
            news.append(str(fresh))
        rows = [
            {
                "on": day.isoformat(),
                "from": old.code,
                "to": new,
                "name": f"Xã Mới {new}",
                "part": "yes" if len(news) > 1 else "",
                "basis": "thử",
            }
            for old in olds
            for new in news
        ]
        done = apply_rows(places, rows)
        assert not done.problems
        places = done.places
    return places, day


values = st.lists(st.integers(-1000, 10_000), min_size=8, max_size=8)


@given(histories(), values, st.booleans())
@settings(max_examples=60, deadline=None)
def test_totals_agree_forward(history, numbers, apart):
    places, last = history
    figures = [
        Figure(place, Decimal(number))
        for place, number in zip(places.on(FIRST, Level.COMMUNE), numbers, strict=True)
    ]
    rebuilt = rebuild(places, figures, Target(last, Level.COMMUNE, apart=apart))
    assert rebuilt.total() == sum(numbers)
    assert all(place.valid_on(last) for line in rebuilt.lines for place in line.places)


@given(histories(), st.booleans())
@settings(max_examples=60, deadline=None)
def test_totals_agree_backward_and_each_place_is_in_one_line(history, apart):
    places, last = history
    figures = [Figure(place, Decimal(10)) for place in places.on(last, Level.COMMUNE)]
    rebuilt = rebuild(places, figures, Target(FIRST, Level.COMMUNE, apart=apart))
    shown = [place.id for line in rebuilt.lines for place in line.places]
    assert rebuilt.total() == 10 * len(figures)
    assert len(shown) == len(set(shown))


@given(histories())
@settings(max_examples=40, deadline=None)
def test_nothing_is_estimated_if_places_are_kept_together(history):
    places, last = history
    figures = [Figure(place, Decimal(3)) for place in places.on(FIRST, Level.COMMUNE)]
    rebuilt = rebuild(places, figures, Target(last, Level.COMMUNE, apart=False))
    assert rebuilt.exact() == rebuilt.total()
    assert all(line.hows <= {How.EXACT, How.TOGETHER} for line in rebuilt.lines)


@given(histories())
@settings(max_examples=40, deadline=None)
def test_a_province_always_gets_all_exactly(history):
    places, last = history
    figures = [Figure(place, Decimal(3)) for place in places.on(FIRST, Level.COMMUNE)]
    rebuilt = rebuild(places, figures, Target(last, Level.PROVINCE))
    assert rebuilt.exact() == Decimal(24)
