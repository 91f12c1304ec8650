"""The ages of retirement of Nghị định 135/2020/NĐ-CP, as its appendix I lists them."""

from datetime import date

import pytest

from hientai.kernel.retirement import age_in, retirement_day, retirement_month, retirement_year

# born from .. to .., the month reached by the first of them, as the appendix has it
MEN = [
    ((1960, 12), (2020, 12)),
    ((1961, 1), (2021, 4)),
    ((1961, 9), (2021, 12)),
    ((1961, 10), (2022, 4)),
    ((1962, 7), (2023, 4)),
    ((1963, 4), (2024, 4)),
    ((1965, 7), (2027, 4)),
    ((1966, 4), (2028, 4)),
    ((1980, 5), (2042, 5)),
]
WOMEN = [
    ((1965, 12), (2020, 12)),
    ((1966, 1), (2021, 5)),
    ((1966, 9), (2022, 5)),
    ((1967, 5), (2023, 5)),
    ((1968, 1), (2024, 5)),
    ((1975, 5), (2035, 5)),
    ((1990, 1), (2050, 1)),
]


@pytest.mark.parametrize(
    ("sex", "born", "reached"),
    [*(("Nam", *row) for row in MEN), *(("Nữ", *row) for row in WOMEN)],
)
def test_the_month_is_that_of_the_appendix(sex, born, reached):
    assert retirement_month(*born, sex) == reached


def test_ages_end_at_62_and_60():
    assert (age_in(2028, "Nam"), age_in(2040, "Nam")) == (744, 744)
    assert (age_in(2034, "Nữ"), age_in(2035, "Nữ"), age_in(2036, "Nữ")) == (716, 720, 720)


def test_work_ends_with_the_last_day_of_the_month():
    assert retirement_day(1961, 10, "Nam") == date(2022, 4, 30)


@pytest.mark.parametrize("sex", ["Nam", "Nữ", ""])
def test_whoever_is_born_later_never_retires_earlier(sex):
    months = [retirement_month(y, m, sex) for y in range(1940, 2010) for m in range(1, 13)]
    assert months == sorted(months)


def test_without_a_month_the_middle_of_the_year_is_taken():
    assert retirement_year(1961, "Nam") == 2021
