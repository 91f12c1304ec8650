"""What a plan's values are called on pages."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hientai.kernel.timeframes import Period, Recurrence, Timeframe, TimeKind

FIELD_LABELS: Final = {
    "text": gettext_lazy("Nội dung"),
    "leads": gettext_lazy("Chủ trì"),
    "coordinators": gettext_lazy("Phối hợp"),
    "reports_to": gettext_lazy("Nơi nhận báo cáo"),
    "timeframe": gettext_lazy("Thời gian"),
    "kind": gettext_lazy("Loại"),
    "deliverable": gettext_lazy("Sản phẩm"),
    "path": gettext_lazy("Số mục"),
    "gone": gettext_lazy("Lần đọc mới"),
    "number": gettext_lazy("Số, ký hiệu"),
    "date": gettext_lazy("Ngày ban hành"),
    "issuer": gettext_lazy("Cơ quan ban hành"),
    "title": gettext_lazy("Trích yếu"),
    "signer": gettext_lazy("Người ký"),
}
RECURRENCE_LABELS: Final = {
    Recurrence.CONTINUOUS: gettext_lazy("Thường xuyên"),
    Recurrence.YEARLY: gettext_lazy("Hằng năm"),
    Recurrence.HALF_YEARLY: gettext_lazy("6 tháng một lần"),
    Recurrence.QUARTERLY: gettext_lazy("Hằng quý"),
    Recurrence.MONTHLY: gettext_lazy("Hằng tháng"),
    Recurrence.WEEKLY: gettext_lazy("Hằng tuần"),
    Recurrence.PERIODIC: gettext_lazy("Định kỳ"),
}
PERIOD_LABELS: Final = {
    Period.MONTH: gettext_lazy("Hằng tháng"),
    Period.QUARTER: gettext_lazy("Hằng quý"),
    Period.HALF_YEAR: gettext_lazy("6 tháng một lần"),
    Period.YEAR: gettext_lazy("Hằng năm"),
}
_YEAR_START, _YEAR_END = "-01-01", "-12-31"
_ISO_DAY: Final = len("2025-12-31")


def day_words(value: str | None) -> str:
    """Write 2025-12-31 as 31/12/2025, --12-15 as 15/12, 2024-06 as 06/2024."""
    parts = (value or "").removeprefix("--").split("-")
    return "/".join(reversed(parts)) if value else ""


def time_words(time: Timeframe) -> str:
    """Say what is understood of a task's time, in one line; what the paper leaves open is said too."""
    if time.condition:
        return _("Khi: %(condition)s") % {"condition": time.condition}
    if time.kind is TimeKind.NONE and time.text:
        return _("chưa hiểu được mốc nào; báo cáo theo kỳ của kế hoạch")
    if time.kind is TimeKind.NONE:
        return _("Văn bản không nêu; báo cáo theo kỳ của kế hoạch")
    parts = [str(RECURRENCE_LABELS[time.recurrence])] if time.recurrence else []
    parts += [_span_words(time)] if time.start or time.end else []
    return ", ".join(parts)


def _span_words(time: Timeframe) -> str:
    start, end = time.start or "", time.end or ""
    if start.endswith(_YEAR_START) and end == f"{start[:4]}{_YEAR_END}" and len(start) == _ISO_DAY:
        return _("Năm %(year)s, hạn %(day)s") % {"year": start[:4], "day": day_words(end)}
    if start and end:
        return _("từ %(start)s đến %(end)s") % {"start": day_words(start), "end": day_words(end)}
    if end:
        return _("hạn %(day)s") % {"day": day_words(end)}
    return _("từ %(day)s") % {"day": day_words(start)}
