"""Figures on other boundaries: the total is never changed, and what is an estimate is said."""

from decimal import Decimal
from fractions import Fraction

import pytest

from hientai.places.domain import Level
from hientai.places.domain.figures import Figure, apportion, ratio, rebuild
from hientai.places.domain.projecting import How, NoWay, Target
from tests.places.conftest import BEFORE, TODAY


def counted(country, day, level):
    """Make a figure for each place: another whole number for each."""
    places = country.on(day, level)
    return [Figure(place, Decimal(at % 301)) for at, place in enumerate(places)]


@pytest.mark.parametrize(
    ("level", "day", "to", "count"),
    [
        (Level.COMMUNE, TODAY, Level.COMMUNE, 3_316),  # but for five islands, districts until 2025
        (Level.COMMUNE, TODAY, Level.PROVINCE, 34),
        (Level.COMMUNE, BEFORE, Level.DISTRICT, 699),
        (Level.COMMUNE, BEFORE, Level.PROVINCE, 63),
        (Level.DISTRICT, BEFORE, Level.PROVINCE, 63),
        (Level.DISTRICT, TODAY, Level.PROVINCE, 34),
        (Level.PROVINCE, TODAY, Level.PROVINCE, 34),
    ],
)
def test_figures_of_2024_add_up_on_every_boundary(country, level, day, to, count):
    figures = counted(country, BEFORE, level)
    rebuilt = rebuild(country, figures, Target(day, to))
    assert len(rebuilt.lines) == count
    assert rebuilt.total() == sum(figure.value for figure in figures)
    assert not rebuilt.left


def test_only_figures_of_split_communes_are_estimates(country):
    figures = counted(country, BEFORE, Level.COMMUNE)
    split = [f.value for f in figures if len(country.heirs(f.place, TODAY)[0]) > 1]
    rebuilt = rebuild(country, figures, Target(TODAY, Level.COMMUNE))
    assert rebuilt.total() - rebuilt.exact() == sum(split)
    assert rebuilt.exact() / rebuilt.total() > Decimal("0.95")


def test_figures_of_today_go_back_to_63_provinces_exactly(country):
    figures = counted(country, TODAY, Level.COMMUNE)
    rebuilt = rebuild(country, figures, Target(BEFORE, Level.PROVINCE, apart=False))
    assert len(rebuilt.lines) == 63
    assert rebuilt.exact() == rebuilt.total() == sum(figure.value for figure in figures)


def test_a_merged_province_cannot_be_told_apart_and_is_shown_together(country):
    lao_cai = country.at("Lào Cai", TODAY).place
    rebuilt = rebuild(
        country, [Figure(lao_cai, Decimal(7))], Target(BEFORE, Level.PROVINCE, apart=False)
    )
    (line,) = rebuilt.lines
    assert [place.name for place in line.places] == ["Lào Cai", "Yên Bái"]
    assert line.value() == Decimal(7)
    assert line.hows == {How.TOGETHER}


def test_a_provinces_figure_is_not_spread_over_communes(country):
    figure = Figure(country.at("Cao Bằng", BEFORE).place, Decimal(100))
    rebuilt = rebuild(country, [figure], Target(TODAY, Level.COMMUNE))
    assert (rebuilt.lines, rebuilt.left[0].why) == ((), NoWay.TOO_FINE)
    assert rebuilt.left_total() == Decimal(100)


def ngoc_ha(country, value="11"):
    return Figure(country.coded_on("00016", BEFORE), Decimal(value))


def values(rebuilt):
    return {line.places[0].name: line.value() for line in rebuilt.lines}


def test_a_split_is_shared_equally_in_whole_numbers(country):
    rebuilt = rebuild(country, [ngoc_ha(country)], Target(TODAY, Level.COMMUNE))
    assert values(rebuilt) == {"Ba Đình": Decimal(6), "Ngọc Hà": Decimal(5)}
    assert rebuilt.exact() == 0


def test_a_split_is_shared_by_given_weights(country):
    weights = {"00016>00004": Fraction(1), "00016>00008": Fraction(10)}
    target = Target(TODAY, Level.COMMUNE, weights=weights)
    rebuilt = rebuild(country, [ngoc_ha(country)], target)
    assert values(rebuilt) == {"Ba Đình": Decimal(1), "Ngọc Hà": Decimal(10)}
    assert rebuilt.lines[0].hows == {How.WEIGHTS}


def test_people_follow_the_law_where_it_says_that_all_went_to_one(country):
    figure = Figure(country.at("xã Đặng Xá, Gia Lâm", BEFORE).place, Decimal(9))
    people = rebuild(country, [figure], Target(TODAY, Level.COMMUNE))
    land = rebuild(country, [figure], Target(TODAY, Level.COMMUNE, land=True))
    assert (values(people), people.exact()) == ({"Thuận An": Decimal(9)}, Decimal(9))
    assert len(land.lines) > 1


def test_a_split_within_one_province_is_exact_by_province(country):
    rebuilt = rebuild(country, [ngoc_ha(country)], Target(TODAY, Level.PROVINCE))
    assert rebuilt.exact() == Decimal(11)


def test_shares_keep_the_precision_and_the_sign():
    third = [Fraction(1, 3)] * 3
    assert apportion(Decimal("10.0"), third) == [Decimal("3.4"), Decimal("3.3"), Decimal("3.3")]
    assert sum(apportion(Decimal(-7), third)) == Decimal(-7)


def test_a_ratio_is_divided_again_after_its_parts_are_rebuilt(country):
    places = [country.at(code, BEFORE).place for code in ("10", "15")]
    figures = [Figure(p, Decimal(n), "doctors") for p, n in zip(places, (10, 20), strict=True)]
    figures += [Figure(p, Decimal(n), "people") for p, n in zip(places, (100, 900), strict=True)]
    (line,) = rebuild(country, figures, Target(TODAY, Level.PROVINCE)).lines
    assert ratio(line, ("doctors", "people")) == Decimal("0.03")
    assert ratio(line, ("doctors", "nothing")) is None
