"""The charts of balance and of open figures, with their findings in words."""

from __future__ import annotations

from django.utils.translation import gettext as _

from hientai.core.charts import Chart
from hientai.core.plots import Cells, Pair, compared, heat
from hientai.kernel.vietnamese import format_date, format_number
from hientai.statistics.domain.rounding import BASE
from hientai.statistics.models import Publication
from hientai.statistics.selectors.balancing import Balance
from hientai.statistics.selectors.publications import OpenTable

MOST_DRAWN = 20
MOST_ROWS = 24


def balance_answer(found: Balance) -> str:
    """Say in a sentence what is missing, or that nothing is."""
    said = {
        "n": format_number(len(found.below)),
        "all": format_number(len(found.rows)),
        "by": found.by.lower(),
        "least": format_number(found.asked.least),
        "level": found.level,
        "missing": format_number(found.missing),
    }
    if not found.below:
        return _("Cả %(all)s %(by)s đều có từ %(least)s %(level)s trở lên") % said
    return _("%(n)s/%(all)s %(by)s chưa đủ %(least)s %(level)s, còn thiếu %(missing)s người") % said


def balance_chart(found: Balance) -> Chart:
    """Draw today beside five years on, if nobody is added."""
    rows = [
        Pair(one.judged.row.label, one.judged.row.held, max(0, one.judged.row.left))
        for one in found.rows[:MOST_DRAWN]
    ]
    title = _("%(due)s %(level)s đến tuổi nghỉ hưu trước %(day)s; %(n)s %(by)s không còn ai") % {
        "due": format_number(found.due),
        "level": found.level,
        "day": format_date(found.until),
        "n": format_number(len(found.emptied)),
        "by": found.by.lower(),
    }
    head = (found.by, _("Nay"), _("Sau 5 năm, nếu không bổ sung"))
    return compared(title, rows, head=head, source=_("Tuổi nghỉ hưu theo Nghị định 135/2020."))


def open_chart(publication: Publication, table: OpenTable) -> Chart:
    rows = [Cells(label, tuple(counts)) for label, counts in table.rows[:MOST_ROWS]]
    most = max(rows, key=lambda row: sum(row.counts), default=None)
    title = _("%(label)s: nhiều nhất là %(row)s, khoảng %(n)s người") % {
        "label": table.label,
        "row": most.label if most else "",
        "n": format_number(sum(most.counts) if most else 0),
    }
    source = _("Cơ sở dữ liệu trí thức của tỉnh, ngày %(day)s; làm tròn ngẫu nhiên đến %(base)s.")
    said = {"day": format_date(publication.on), "base": BASE}
    return heat(title, table.columns, rows, head=table.label, source=source % said)
