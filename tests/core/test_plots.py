"""Charts of people: what is drawn is what the table says, on page and paper."""

import re

import pytest

from hientai.core.painting import painted
from hientai.core.plots import Cells, Flow, Pair, compared, depth_of, flows, heat, pyramid

AGES = [Pair("25 - 29", 12, 30), Pair("30 - 34", 0, 7), Pair("35 - 39", 5, 0)]


def all_charts():
    return [
        pyramid("Nữ đông hơn", AGES, head=("Tuổi", "Nam", "Nữ")),
        compared("Tăng 20 người", AGES, head=("Tuổi", "2024", "2026")),
        heat(
            "Toán đông nhất",
            ["Toán", "Y"],
            [Cells("Sở A", (5, 0)), Cells("B", (1, 9))],
            head="Đơn vị",
        ),
        flows(
            "12 người lên thạc sĩ",
            (["Đại học", "Thạc sĩ"], ["Đại học", "Thạc sĩ"]),
            [Flow(0, 0, 40), Flow(0, 1, 12), Flow(1, 1, 5)],
            head=("Trước", "Nay", "Người"),
        ),
    ]


@pytest.mark.parametrize("chart", all_charts(), ids=["pyramid", "compared", "heat", "flows"])
def test_a_chart_says_its_finding_in_both_drawings_and_stays_inside(chart):
    for drawing, width in ((chart.wide, 690), (chart.narrow, 320)):
        assert f"<title>{chart.title}." in drawing
        assert 'role="img"' in drawing
        height = float(re.findall(r'height="([\d.]+)"', drawing)[0])
        for x, y, w, h in re.findall(
            r'x="([-\d.]+)" y="([-\d.]+)" width="([-\d.]+)" height="([-\d.]+)"', drawing
        ):
            assert 0 <= float(x) <= float(x) + float(w) <= width + 0.2
            assert 0 <= float(y) <= float(y) + float(h) <= height


@pytest.mark.parametrize("chart", all_charts(), ids=["pyramid", "compared", "heat", "flows"])
def test_a_chart_is_painted_for_paper(chart):
    image = painted(chart)
    assert image.data.startswith(b"\x89PNG")
    assert image.height > 50


def test_the_youngest_stand_at_the_bottom_of_a_pyramid():
    drawing = pyramid("x", AGES, head=("Tuổi", "Nam", "Nữ")).wide
    assert drawing.index("35 - 39") < drawing.index("25 - 29")


def test_tables_have_sums():
    chart = heat("x", ["Toán", "Y"], [Cells("A", (5, 0)), Cells("B", (1, 9))], head="Đơn vị")
    assert chart.table.total == ("Cộng", "6", "9", "15")
    assert pyramid("x", AGES, head=("", "", "")).table.total == ("Cộng", "17", "37")


def test_small_numbers_are_paler_but_none_is_no_colour():
    assert [depth_of(n, 100) for n in (0, 1, 10, 30, 60, 100)] == [0, 1, 2, 3, 4, 5]
