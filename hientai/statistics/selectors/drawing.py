"""A breakdown drawn: the chart that fits what was asked, its finding in words as title."""

from __future__ import annotations

from django.utils.translation import gettext as _

from hientai.core.charts import Bar, Chart, bars
from hientai.core.plots import Cells, Flow, Pair, compared, flows, heat, pyramid
from hientai.kernel.vietnamese import format_date, format_number
from hientai.statistics.selectors.breakdowns import Breakdown, Line
from hientai.statistics.selectors.moves import Moves

MOST_BARS = 24
MOST_COLUMNS = 12
LEFT_OUT = {"title", "group"}  # dimensions of which nearly everybody has nothing
SHORT = ("Khoa học ", "Cơ quan ")


def drawn(found: Breakdown) -> Chart:
    """Return the chart of a breakdown: two days, a pyramid, a heat map, or bars."""
    source = source_of(found)
    lines = found.lines[:MOST_BARS]
    if found.before_on:
        head = (found.row_label, format_date(found.before_on), format_date(found.on))
        rows = [Pair(line.value.label, line.before, line.total) for line in lines]
        return compared(_changed(found), rows, head=head, source=source)
    if {found.asked.rows, found.asked.columns} == {"sex", "age5"}:
        return _pyramid(found, source)
    if found.columns and len(found.columns) <= MOST_COLUMNS:
        labels = [short(value.label) for value in found.columns]
        cells = [Cells(line.value.label, line.counts) for line in lines]
        return heat(_densest(found), labels, cells, head=found.row_label, source=source)
    single = [
        Bar(line.value.label, line.total, found.total)
        for line in lines
        if line.value.key or found.asked.rows not in LEFT_OUT
    ]
    return bars(_largest(found), single, head=(found.row_label, _("Số người")), source=source)


def short(label: str) -> str:
    """Return a label without the words that all of its kind begin with."""
    for words in SHORT:
        label = label.removeprefix(words)
    return label[:1].upper() + label[1:]


def source_of(found: Breakdown) -> str:
    return _("Nguồn: cơ sở dữ liệu trí thức, số liệu đến %(day)s.") % {"day": format_date(found.on)}


def _pyramid(found: Breakdown, source: str) -> Chart:
    ages_in_rows = found.asked.rows == "age5"
    by: dict[tuple[str, str], int] = {}
    for line in found.lines:
        for value, count in zip(found.columns, line.counts, strict=True):
            pair = (line.value, value) if ages_in_rows else (value, line.value)
            by[pair[0].key, pair[1].key] = count
    ages = [line.value for line in found.lines] if ages_in_rows else list(found.columns)
    rows = [
        Pair(age.label, by.get((age.key, "Nam"), 0), by.get((age.key, "Nữ"), 0))
        for age in ages
        if age.key
    ]
    head = (_("Tuổi"), _("Nam"), _("Nữ"))
    return pyramid(_ages(rows), rows, head=head, source=source)


def _ages(rows: list[Pair]) -> str:
    total = sum(row.first + row.second for row in rows)
    if not total:
        return nobody()
    most = max(rows, key=lambda row: row.first + row.second)
    return _("Nữ chiếm %(share)s; đông nhất ở tuổi %(age)s (%(n)s người)") % {
        "share": share(sum(row.second for row in rows), total),
        "age": most.label,
        "n": format_number(most.first + most.second),
    }


def _largest(found: Breakdown) -> str:
    line = max(found.known or found.lines, key=lambda each: each.total, default=None)
    if line is None:
        return nobody()
    return _("%(label)s nhiều nhất: %(n)s/%(total)s người (%(share)s)") % {
        "label": line.value.label,
        "n": format_number(line.total),
        "total": format_number(found.total),
        "share": share(line.total, found.total),
    }


def _densest(found: Breakdown) -> str:
    cells = [
        (count, line, value)
        for line in found.known or found.lines
        for count, value in zip(line.counts, found.columns, strict=True)
        if value.key or len(found.columns) == 1
    ]
    if not cells:
        return nobody()
    count, line, value = max(cells, key=lambda cell: cell[0])
    return _("Đông nhất: %(row)s, %(column)s, %(n)s/%(total)s người") % {
        "row": line.value.label,
        "column": _lowered(value.label),
        "n": format_number(count),
        "total": format_number(found.total),
    }


def _lowered(label: str) -> str:
    return label[:1].lower() + label[1:] if label[1:2].islower() else label


def _changed(found: Breakdown) -> str:
    """Say how the whole and the row that moved most changed between the days."""
    change = found.total - found.total_before
    said = {
        "n": format_number(abs(change)),
        "share": share(abs(change), found.total_before),
        "since": format_date(found.before_on) if found.before_on else "",
    }
    whole = (
        _("Tăng %(n)s người (%(share)s)") if change >= 0 else _("Giảm %(n)s người (%(share)s)")
    ) % said
    most = max(found.lines, key=lambda line: abs(line.total - line.before), default=None)
    since = _("%(whole)s từ %(since)s") % {"whole": whole, **said}
    return f"{since}; {_moved(most)}" if most and most.total != most.before else since


def _moved(line: Line) -> str:
    change = line.total - line.before
    words = _("%(label)s thêm %(n)s") if change > 0 else _("%(label)s bớt %(n)s")
    return words % {"label": line.value.label, "n": format_number(abs(change))}


def share(part: float, whole: float) -> str:
    return f"{format_number(round(100 * part / whole, 1))}%" if whole else _("chưa có gốc so sánh")


def nobody() -> str:
    return _("Chưa có ai trong phần đã chọn")


def flow_of(moves: Moves) -> Chart:
    """Draw who rose to another degree between two days."""
    days = (format_date(moves.before), format_date(moves.on))
    risen = [m for m in moves.cells if m.start < len(moves.labels) and m.start != m.end]
    title = _("%(n)s người lên bậc học vị cao hơn từ %(before)s đến %(on)s") % {
        "n": format_number(sum(m.count for m in risen)),
        "before": days[0],
        "on": days[1],
    }
    those = [Flow(m.start, m.end, m.count) for m in moves.cells]
    ends = ([*moves.labels, _("Chưa được tính")], moves.labels)
    head = (days[0], days[1], _("Số người"))
    return flows(title, ends, those, head=head)
