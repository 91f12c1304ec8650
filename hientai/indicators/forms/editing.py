"""What an indicator is, how a target is followed, single values, words on an objective."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final, cast

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from hientai.bodies.selectors import bodies_today
from hientai.core.inputs import DayField
from hientai.indicators.domain.computing import COMPUTATIONS
from hientai.indicators.domain.goals import proposed_way
from hientai.indicators.domain.judging import State
from hientai.indicators.domain.rounding import rounded
from hientai.indicators.forms.asking import BodyField
from hientai.indicators.forms.fields import LinesField, NumberField, PeriodField, shown
from hientai.indicators.models import DIM_LABELS, STATE_LABELS, Indicator, Target
from hientai.indicators.services.editing import JUDGED, stated_way
from hientai.indicators.services.observing import Value
from hientai.kernel.vietnamese import format_number
from hientai.people.models import Sector

MOST_YEARS: Final = 30


def _computations() -> list[tuple[str, str]]:
    found = [(code, capfirst(_t(one.label))) for code, one in COMPUTATIONS.items()]
    return [("", _t("không tính từ hồ sơ")), *found]


class IndicatorForm(forms.Form):
    name = forms.CharField(label=_("Tên chỉ số"), max_length=300)
    definition = forms.CharField(
        label=_("Định nghĩa"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    unit = forms.CharField(label=_("Đơn vị tính"), required=False, max_length=100)
    method = forms.ChoiceField(label=_("Cách đếm"), choices=Indicator.Method.choices)
    numerator = forms.CharField(label=_("Tử số"), required=False, max_length=300)
    denominator = forms.CharField(label=_("Mẫu số"), required=False, max_length=300)
    over = forms.ModelChoiceField(
        label=_("Mẫu số lấy từ chỉ số"),
        queryset=Indicator.objects.filter(over=None),
        required=False,
        empty_label=_("không chia"),
    )
    period = forms.ChoiceField(label=_("Kỳ số liệu"), choices=Indicator.Period.choices)
    dims = forms.MultipleChoiceField(
        label=_("Chia theo"),
        choices=list(DIM_LABELS.items()),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    source = forms.ChoiceField(
        label=_("Nguồn số liệu"), choices=Indicator.Source.choices, widget=forms.RadioSelect
    )
    computation = forms.ChoiceField(
        label=_("Đếm ai trong hồ sơ"), choices=_computations, required=False
    )
    body = BodyField(label=_("Đơn vị báo cáo"), required=False)
    name_en = forms.CharField(label=_("Tên tiếng Anh"), required=False, max_length=300)
    unit_en = forms.CharField(label=_("Đơn vị tính tiếng Anh"), required=False, max_length=100)
    definition_en = forms.CharField(
        label=_("Định nghĩa tiếng Anh"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast("BodyField", self.fields["body"]).queryset = bodies_today()

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        computed = given.get("source") == Indicator.Source.COMPUTED
        if computed and not given.get("computation"):
            self.add_error("computation", _("Chọn đếm ai trong hồ sơ."))
        if not computed:
            given["computation"] = ""
        return given


def indicator_values(indicator: Indicator) -> dict[str, Any]:
    """Return what the form shows of an indicator as it stands."""
    names = IndicatorForm.base_fields
    return {name: getattr(indicator, name) for name in names}


class TargetForm(forms.Form):
    """How a target is followed; the way year by year can be changed where it is known."""

    indicator = forms.ModelChoiceField(label=_("Chỉ số"), queryset=Indicator.objects.all())
    rhythm = forms.ChoiceField(label=_("Tính"), choices=Target.RhythmChoice.choices)
    operator = forms.ChoiceField(label=_("So sánh"), choices=Target.Operator.choices)
    value = NumberField(label=_("Mức cần đạt"))
    value_max = NumberField(
        label=_("Mức trên"), required=False, help_text=_("Chỉ khi là khoảng; đạt từ mức dưới.")
    )
    tolerance = NumberField(
        label=_("Dung sai"),
        required=False,
        help_text=_("Chỉ khi là “khoảng …”; để trống là một phần mười của mức cần đạt."),
    )
    baseline = NumberField(label=_("Mức xuất phát"), required=False)
    baseline_on = DayField(
        label=_("Mức xuất phát tính đến ngày"),
        required=False,
        help_text=_("Kế hoạch không nêu thì lấy ngày ký."),
    )
    since = forms.IntegerField(label=_("Từ năm"), min_value=1990, max_value=2100, required=False)
    by = forms.IntegerField(label=_("Đến năm"), min_value=1990, max_value=2100, required=False)
    parts = LinesField(
        label=_("Áp dụng cho từng ngành"),
        required=False,
        help_text=_("Mỗi dòng một ngành; để trống nếu là một con số chung."),
    )

    def __init__(self, *args: Any, target: Target, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.target = target
        stated = {int(year): Decimal(value) for year, value in target.trajectory.items()}
        linear = proposed_way(target.goal)
        for year in _years(target):
            even = linear.get(year)
            self.fields[f"way{year}"] = NumberField(
                label=str(year),
                required=False,
                initial=shown(stated.get(year)),
                help_text=_even(even),
            )

    def way_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if name.startswith("way")]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        since, by = given.get("since"), given.get("by")
        if since and by and by < since:
            self.add_error("by", _("Năm cuối phải từ năm đầu trở đi."))
        if given.get("baseline") is not None and not given.get("baseline_on"):
            self.add_error("baseline_on", _("Ghi ngày của mức xuất phát."))
        return given

    @property
    def values(self) -> dict[str, Any]:
        given = self.cleaned_data
        way = {
            int(name.removeprefix("way")): value
            for name, value in given.items()
            if name.startswith("way") and value is not None
        }
        plain = {name: value for name, value in given.items() if not name.startswith("way")}
        dim = (self.target.dim or "sector") if given["parts"] else ""
        return {**plain, "trajectory": stated_way(way), "dim": dim}


def _years(target: Target) -> range:
    if not target.by:
        return range(0)
    return range(max(target.since or 0, target.by - MOST_YEARS) + 1, target.by + 1)


def _even(value: Decimal | None) -> str:
    if value is None:
        return ""
    return _t("tăng đều: %(value)s") % {"value": format_number(rounded(value))}


def target_values(target: Target) -> dict[str, Any]:
    """Return what the form shows of a target as it stands."""
    found = {name: getattr(target, name) for name in TargetForm.base_fields}
    for name in ("value", "value_max", "tolerance", "baseline"):
        found[name] = shown(found[name])
    return found


class ValueForm(forms.Form):
    """A value from an official statistic or another paper."""

    period = PeriodField(label=_("Kỳ số liệu"), help_text=_("Ví dụ: 2026, Quý III/2026."))
    part = forms.ChoiceField(label=_("Phần"), required=False)
    value = NumberField(label=_("Giá trị"))
    paper = forms.CharField(
        label=_("Văn bản, nguồn"),
        max_length=300,
        help_text=_("Ví dụ: Niên giám thống kê tỉnh 2025, trang 61."),
    )
    note = forms.CharField(
        label=_("Ghi chú"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, parts: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", _t("Tất cả")), *((part, part) for part in parts)]
        cast("forms.ChoiceField", self.fields["part"]).choices = choices

    @property
    def figure(self) -> Value:
        given = self.cleaned_data
        part = given["part"]
        return Value(given["period"], given["value"], "sector" if part else "", part)


class PartsForm(forms.Form):
    """Which sectors of the register a plan's word for a sector is."""

    def __init__(self, *args: Any, parts: Mapping[str, list[str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.parts = list(parts)
        sectors = [(str(pk), name) for pk, name in Sector.objects.values_list("pk", "name")]
        for at, part in enumerate(parts):
            self.fields[f"part{at}"] = forms.MultipleChoiceField(
                label=part,
                choices=sectors,
                required=False,
                initial=parts[part],
                widget=forms.CheckboxSelectMultiple,
            )

    @property
    def keys(self) -> dict[str, list[str]]:
        return {part: self.cleaned_data[f"part{at}"] for at, part in enumerate(self.parts)}


class VerdictForm(forms.Form):
    state = forms.ChoiceField(
        label=_("Đánh giá"),
        choices=[(state.value, STATE_LABELS[state]) for state in JUDGED],
        widget=forms.RadioSelect,
    )
    words = forms.CharField(
        label=_("Căn cứ"), max_length=4000, widget=forms.Textarea(attrs={"rows": 3})
    )

    @property
    def verdict(self) -> State:
        return State(self.cleaned_data["state"])
