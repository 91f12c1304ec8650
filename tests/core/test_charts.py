"""Charts are text: what is drawn can be read back and compared."""

import re
from xml.etree import ElementTree as ET

import pytest

from hientai.core import charts
from hientai.core.drawing import Drawing, in_lines, shorten

GROUPS = [
    charts.Group("I. Nâng cao nhận thức", {"done_on_time": 30, "overdue": 10}),
    charts.Group("II. Đào tạo", {"done_on_time": 1, "in_term": 3}, href="/viec/?nhom=2"),
]


def marks(svg, name, css):
    root = ET.fromstring(svg)
    return [
        mark for mark in root.findall(f".//{{*}}{name}") if css in mark.get("class", "").split()
    ]


def widths(svg, css):
    return [float(mark.get("width", "0")) for mark in marks(svg, "rect", css)]


def texts(svg, css):
    return [mark.text for mark in marks(svg, "text", css)]


EVERY_CHART = [
    charts.stacked("Nhóm I chậm", GROUPS, unit="việc"),
    charts.bars("Một đơn vị chậm", [charts.Bar("Sở A & B", 3, 8)], head=("Đơn vị", "Đã xong")),
    charts.targets("Tăng", [charts.Target("Tiến sĩ", 0.2, 0.3, 0.5, "%")], goal="2030"),
    charts.line("Tăng dần", [charts.Point("T1", 3)], head=("Tháng", "Số")),
]


@pytest.mark.parametrize("chart", EVERY_CHART, ids=lambda chart: chart.title)
def test_a_drawing_is_an_image_with_a_title_in_both_widths(chart):
    for svg in (chart.wide, chart.narrow):
        root = ET.fromstring(svg)
        title = root.findtext("{*}title")
        assert title == f"{chart.title}. Bảng số liệu ở dưới."
        assert (root.get("role"), root.get("aria-label")) == ("img", title)


@pytest.mark.parametrize("chart", EVERY_CHART, ids=lambda chart: chart.title)
def test_a_drawing_has_no_inline_style(chart):
    assert re.findall(r"style=|fill=|font-", chart.wide + chart.narrow) == []


def test_segments_share_the_bar_by_their_counts():
    chart = charts.stacked("Nhóm I chậm", GROUPS)
    done, over = widths(chart.wide, "f-done-on-time")[0], widths(chart.wide, "f-overdue")[0]
    assert done == pytest.approx(3 * over, abs=0.3)


def test_a_stacked_bar_says_its_counts_and_its_total():
    chart = charts.stacked("Nhóm I chậm", GROUPS, unit="việc")
    assert texts(chart.wide, "on") == ["30", "10", "1", "3"]
    assert texts(chart.wide, "mute") == ["40 việc", "4 việc"]


def test_the_legend_keeps_the_order_of_states_and_leaves_out_what_is_not_there():
    chart = charts.stacked("Nhóm I chậm", GROUPS)
    assert [key.css for key in chart.legend] == ["done-on-time", "overdue", "in-term"]


def test_the_table_of_a_stacked_chart_adds_up():
    table = charts.stacked("Nhóm I chậm", GROUPS).table
    assert table.head == ("", "Xong đúng hạn", "Quá hạn", "Trong hạn", "Cộng")
    assert [row.cells[1:] for row in table.rows] == [("30", "10", "0", "40"), ("1", "0", "3", "4")]
    assert table.total == ("Cộng", "31", "10", "3", "44")


def test_a_row_of_the_table_leads_to_its_records():
    assert charts.stacked("Nhóm I chậm", GROUPS).table.rows[1].href == "/viec/?nhom=2"


def test_a_group_without_anything_has_no_segment():
    chart = charts.stacked("Chưa có việc", [charts.Group("I", {})], unit="việc")
    assert marks(chart.wide, "rect", "f-done-on-time") == []
    assert texts(chart.wide, "mute") == ["0 việc"]


def test_white_digits_never_stand_on_a_pale_fill():
    chart = charts.stacked("Muộn", [charts.Group("I", {"done_late": 5})])
    assert texts(chart.wide, "on-pale") == ["5"]


def test_the_strip_spans_the_board_in_the_order_of_states():
    svg = charts.strip({"overdue": 1, "done_on_time": 3, "waiting": 0})
    assert re.findall(r'class="(f-[\w-]+)"', svg) == ["f-done-on-time", "f-overdue"]
    assert 'aria-label="Xong đúng hạn 3, Quá hạn 1"' in svg


def test_a_strip_of_nothing_says_so():
    assert 'aria-label="chưa có số liệu"' in charts.strip({})


def test_bars_start_at_zero_and_a_share_says_its_count():
    values = [charts.Bar("A", 4, 8), charts.Bar("B", 8, 8)]
    chart = charts.bars("A mới xong một nửa", values, head=("Đơn vị", "Đã xong"))
    half, whole = widths(chart.wide, "f-accent")
    assert whole == pytest.approx(2 * half, abs=0.2)
    assert texts(chart.wide, "b") == ["4/8 (50%)", "8/8 (100%)"]


def test_a_missing_bar_is_said_and_not_drawn():
    chart = charts.bars("Chưa có", [charts.Bar("A", None)], head=("Đơn vị", "Đã xong"))
    assert widths(chart.wide, "f-accent") == []
    assert texts(chart.wide, "mute") == ["chưa có số liệu"]
    assert chart.table.rows[0].cells == ("A", "chưa có số liệu")


def test_a_target_shows_start_now_and_goal():
    rows = [charts.Target("Tiến sĩ", 0.27, 0.31, 0.5, "%")]
    chart = charts.targets("Tăng", rows, goal="2030")
    assert chart.table.rows[0].cells == ("Tiến sĩ", "0,27%", "0,31%", "0,5%")
    assert texts(chart.wide, "mute") == ["0,27%", "2030: 0,5%"]
    assert texts(chart.wide, "b") == ["0,31%"]


def test_a_target_without_figures_draws_no_dot():
    rows = [charts.Target("Giải pháp", None, None, 40)]
    chart = charts.targets("Chưa có", rows, goal="2030")
    assert marks(chart.wide, "circle", "f-accent") == []
    assert texts(chart.wide, "mute") == ["chưa có số liệu", "2030: 40"]


def test_a_missing_point_leaves_a_gap_and_an_estimate_is_dashed():
    values = [(1, False), (2, False), (None, False), (3, False), (4, True)]
    points = [charts.Point(f"T{i}", v, estimate=e) for i, (v, e) in enumerate(values, 1)]
    chart = charts.line("Tăng", points, head=("Tháng", "Số"))
    assert len(marks(chart.wide, "line", "s-accent")) == 1
    assert len(marks(chart.wide, "line", "s-estimate")) == 1
    assert chart.table.rows[2].cells == ("T3", "chưa có số liệu")


def test_words_in_a_drawing_are_escaped():
    drawing = Drawing(10, "a < b & c", height=10)
    drawing.text(0, 0, "<script>")
    assert ET.fromstring(drawing.svg())[1].text == "<script>"


def test_a_long_label_is_cut_at_a_word_and_kept_as_a_tooltip():
    drawing = Drawing(100, "", height=10)
    drawing.label(0, 0, "Ủy ban nhân dân huyện Sơn Động", (100, 1))
    assert marks_of_label(drawing) == ("Ủy ban nhân…", "Ủy ban nhân dân huyện Sơn Động")


def marks_of_label(drawing):
    root = ET.fromstring(drawing.svg())
    return root.findtext("{*}text/{*}tspan"), root.findtext("{*}text/{*}title")


def test_a_label_that_fits_is_left_alone():
    assert shorten("Sở Nội vụ", 190) == "Sở Nội vụ"
    assert in_lines("Sở Nội vụ", 190, 2) == ["Sở Nội vụ"]


def test_a_label_takes_a_second_line_before_it_is_cut():
    assert in_lines("III. Quản lý nhà nước, cơ chế, chính sách", 190, 2) == [
        "III. Quản lý nhà nước, cơ",
        "chế, chính sách",
    ]
