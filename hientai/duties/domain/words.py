"""How duties are said: why a day is the due day, what a period is called."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from hientai.kernel.errors import noop
from hientai.kernel.timeframes import ONE_DAY, TimeKind
from hientai.kernel.vietnamese import format_date
from hientai.kernel.workdays import REST_NAMES, rest_on, term_end

MOVED = noop(
    "Ngày %(day)s là %(rest)s nên thời hạn kết thúc vào ngày làm việc tiếp theo (Bộ luật Dân sự 2015,"
    " điều 148)."
)

WHY_DUE: Mapping[TimeKind, str] = {
    TimeKind.DATED: noop("Kế hoạch ghi hạn này."),
    TimeKind.RANGED: noop("Là ngày cuối của khoảng thời gian mà kế hoạch ghi."),
    TimeKind.YEARLY: noop("Việc hằng năm: hạn là ngày kế hoạch ghi, không ghi thì ngày cuối năm."),
    TimeKind.HALF_YEARLY: noop(
        "Việc 6 tháng một lần: hạn là ngày kế hoạch ghi, không ghi thì ngày cuối kỳ."
    ),
    TimeKind.QUARTERLY: noop(
        "Việc hằng quý: hạn là ngày kế hoạch ghi, không ghi thì ngày cuối quý."
    ),
    TimeKind.MONTHLY: noop(
        "Việc hằng tháng: hạn là ngày kế hoạch ghi, không ghi thì ngày cuối tháng."
    ),
    TimeKind.PERIODIC: noop(
        "Việc định kỳ: báo cáo theo kỳ của kế hoạch, chậm khi quá ngày đơn vị gửi báo cáo."
    ),
    TimeKind.CONTINUOUS: noop(
        "Việc thường xuyên: báo cáo theo kỳ của kế hoạch, chậm khi quá ngày đơn vị gửi báo cáo."
    ),
    TimeKind.FROM_DAY: noop(
        "Kế hoạch chỉ ghi ngày bắt đầu: từ đó báo cáo theo kỳ của kế hoạch, chậm khi quá ngày đơn"
        " vị gửi báo cáo."
    ),
    TimeKind.CONDITIONAL: noop(
        "Kế hoạch ghi một điều kiện: điều kiện chưa đến thì chưa có hạn; đến rồi thì hạn là ngày kế"
        " hoạch ghi, không ghi thì kỳ báo cáo gần nhất sau đó."
    ),
    TimeKind.NONE: noop(
        "Kế hoạch không ghi thời gian: báo cáo theo kỳ của kế hoạch, chậm khi quá ngày đơn vị gửi"
        " báo cáo."
    ),
}


_NAMED_PERIODS = {
    (1, 3): "Quý I/",
    (4, 6): "Quý II/",
    (7, 9): "Quý III/",
    (10, 12): "Quý IV/",
    (1, 6): "6 tháng đầu năm ",
    (7, 12): "6 tháng cuối năm ",
    (1, 12): "Năm ",
}


def period_label(start: date | None, end: date | None) -> str:
    """Name a period as papers do: a month, a quarter, half a year, a year, else its days."""
    if start is None or end is None or start == end:
        return ""
    whole = start.day == 1 and (end + ONE_DAY).day == 1 and start.year == end.year
    named = _NAMED_PERIODS.get((start.month, end.month)) if whole else None
    if whole and start.month == end.month:
        return f"Tháng {end.month}/{end.year}"
    return f"{named}{end.year}" if named else f"{format_date(start)} - {format_date(end)}"


def why_moved(named: date | None, due: date | None) -> tuple[str, date, str] | None:
    """Say why a term that ends on the named day ends later: the sentence, the day, and its rest."""
    rest = rest_on(named) if named and due and due == term_end(named) else None
    return (MOVED, named, REST_NAMES[rest]) if named and rest else None
