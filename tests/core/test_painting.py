"""Charts as PNG: the same drawing as on the page, without another program."""

from io import BytesIO

import pytest
from PIL import Image

from hientai.core.charts import Bar, Group, Point, Target, bars, line, stacked, targets
from hientai.core.painting import FILLS, SCALE, painted

CHARTS = {
    "stacked": stacked("Một", [Group("Nhóm ễ ậ đ", {"overdue": 3, "done_late": 2})]),
    "bars": bars("Hai", [Bar("Sở", 4), Bar("Chưa có", None)], head=("Đơn vị", "Số")),
    "targets": targets("Ba", [Target("Chỉ tiêu", 1, 2, 3)], goal="mục tiêu"),
    "line": line("Bốn", [Point("2024", 1), Point("2025", 2, estimate=True)], head=("Năm", "Số")),
}


@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_is_painted_at_its_size(name):
    found = painted(CHARTS[name])

    with Image.open(BytesIO(found.data)) as image:
        assert image.size == (round(found.width * SCALE), round(found.height * SCALE))


def test_states_keep_their_colours():
    with Image.open(BytesIO(painted(CHARTS["stacked"]).data)) as image:
        colours = {colour for _n, colour in image.convert("RGB").getcolors(100_000) or ()}

    assert tuple(bytes.fromhex(FILLS["overdue"][1:])) in colours
