"""What the gallery shows: every part with plain values, so that eyes and axe can check them all."""

from __future__ import annotations

import datetime as dt

from django import forms
from django.core.paginator import Paginator

from hientai.core import charts
from hientai.core.states import BAR_ORDER, LABELS

TODAY = dt.date(2025, 5, 16)
HALVES = (
    "errors",
    "form",
    "badges",
    "buttons",
    "counts",
    "filters",
    "empty",
    "files",
    "notes",
    "timeline",
    "dialog",
    "heat",
    "report",
    "keys",
)
WHOLES = ("table", "charts", "more_charts", "source")
_COUNTS = (73, 15, 4, 8, 54, 19, 1, 0, 2)


class SampleForm(forms.Form):
    """A form with one field of each kind, as a body's report has them."""

    result = forms.CharField(label="Kết quả trong tháng 5", widget=forms.Textarea({"rows": 2}))
    share = forms.IntegerField(
        label="Khối lượng đã làm (%)",
        max_value=100,
        help_text="Số từ 0 đến 100, ví dụ 70",
        error_messages={"max_value": "Khối lượng đã làm phải là số từ 0 đến 100"},
    )
    due = forms.DateField(
        label="Hạn mới",
        required=False,
        help_text="Ngày, tháng, năm, ví dụ 31/7/2025",
        error_messages={"invalid": "Hạn mới phải là ngày có thật, ví dụ 31/7/2025"},
    )
    pace = forms.ChoiceField(
        label="Tiến độ so với kế hoạch",
        choices=[("ahead", "Vượt"), ("met", "Đạt"), ("behind", "Chậm")],
        widget=forms.RadioSelect,
    )
    body = forms.ChoiceField(
        label="Đơn vị nhận", choices=[("1", "Sở Nội vụ"), ("2", "Sở Tài chính")]
    )
    raise_opinion = forms.BooleanField(label="Chuyển thành kiến nghị", required=False)
    file = forms.FileField(
        label="Minh chứng", required=False, help_text="PDF, DOCX hoặc ảnh, tối đa 20 MB"
    )


def context() -> dict[str, object]:
    """Return all that `core/gallery.html` shows."""
    counts = dict(zip(BAR_ORDER, _COUNTS, strict=True))
    return {
        "halves": [f"gallery/{part}.html" for part in HALVES],
        "wholes": [f"gallery/{part}.html" for part in WHOLES],
        "states": list(LABELS),
        "counts": counts,
        "form": SampleForm(),
        "refused": SampleForm({"share": "120", "due": "31/02/2025", "result": "x"}),
        "rows": _rows(),
        "page": Paginator(range(1284), 50).page(2),
        "today": TODAY,
        "charts": [_by_group(), _by_body()],
        "more_charts": [_targets(), _by_month()],
    }


def _rows() -> list[dict[str, object]]:
    return [
        {
            "state": "overdue",
            "title": "Sửa đổi Quyết định số 497/2011/QĐ-UBND về chế độ thù lao đối với người đã "
            "nghỉ hưu giữ chức danh lãnh đạo chuyên trách tại các hội",
            "body": "Sở Nội vụ",
            "clause": "PL / III / 1",
            "due": dt.date(2024, 12, 31),
            "percent": 70,
        },
        {
            "state": "due_soon",
            "title": "Tuyên truyền về Nghị quyết số 45-NQ/TW (báo cáo tháng 5)",
            "body": "Sở Khoa học và Công nghệ",
            "clause": "PL / I / 1",
            "due": dt.date(2025, 5, 20),
            "percent": None,
        },
        {
            "state": "in_term",
            "title": "Xây dựng hệ thống cơ sở dữ liệu về đội ngũ trí thức của tỉnh",
            "body": "Liên hiệp hội",
            "clause": "PL / III / 4",
            "due": dt.date(2025, 12, 31),
            "percent": 35,
        },
    ]


def _by_group() -> charts.Chart:
    names = ("done_on_time", "done_late", "overdue", "in_term")
    rows = {
        "I. Nâng cao nhận thức": (27, 3, 2, 0),
        "II. Đào tạo, sử dụng, tôn vinh": (2, 1, 1, 0),
        "III. Quản lý nhà nước, cơ chế, chính sách": (1, 0, 2, 1),
        "IV. Nguồn lực, hội nhập": (1, 1, 0, 3),
        "V. Hoạt động các hội": (42, 6, 3, 1),
    }
    groups = [
        charts.Group(label, dict(zip(names, counts, strict=True)), href="#bang")
        for label, counts in rows.items()
    ]
    return charts.stacked("Nhóm III chậm nhất: 2/3 việc đến hạn chưa xong", groups, unit="việc")


def _by_body() -> charts.Chart:
    values = [
        charts.Bar("Sở Ngoại vụ", 12, 12),
        charts.Bar("Sở Nội vụ", 9, 11),
        charts.Bar("Sở Tài chính", 3, 8),
        charts.Bar("Ủy ban nhân dân huyện Sơn Động", None),
    ]
    return charts.bars(
        "Sở Tài chính mới xong 3/8 việc đến hạn", values, head=("Đơn vị", "Đã xong, việc đến hạn")
    )


def _targets() -> charts.Chart:
    rows = [
        charts.Target("Tiến sĩ và tương đương", 0.27, 0.31, 0.5, "%"),
        charts.Target("Thạc sĩ", 7.3, 8.4, 12, "%"),
        charts.Target("Doanh nghiệp khoa học và công nghệ", 18, 21, 30),
        charts.Target("Giải pháp được áp dụng", None, None, 40),
    ]
    return charts.targets(
        "Ba chỉ tiêu có số liệu năm 2024, đều tăng", rows, goal="2030", source="Báo cáo năm 2024"
    )


def _by_month() -> charts.Chart:
    values = (31, 34, None, 40, 38, 42, 45, 44)
    points = [charts.Point(f"T{i}", value, estimate=i > 6) for i, value in enumerate(values, 1)]  # noqa: PLR2004  # from July on
    return charts.line(
        "Số đơn vị gửi báo cáo đúng hạn tăng dần; tháng 3 chưa có số liệu",
        points,
        head=("Tháng", "Số đơn vị"),
    )
