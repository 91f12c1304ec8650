"""What is typed about forecasts, scenarios and wholes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from hientai.forecasts.domain.scenarios import Scenario as Policy
from hientai.forecasts.models import Forecast, Scenario, Whole
from hientai.forecasts.selectors.listing import whole_indicators
from hientai.forecasts.services.assumptions import Growth
from hientai.forecasts.services.running import Asked
from hientai.indicators.models import Indicator, Target
from hientai.people.domain.deriving import field_names

MOST_SCENARIOS = 3


def _whats() -> list[tuple[str, str]]:
    return [(value, str(label).capitalize()) for value, label in Forecast.What.choices]


def _ofs() -> list[tuple[str, str]]:
    return [(value, str(label).capitalize()) for value, label in Forecast.Of.choices]


def _fields() -> list[tuple[str, str]]:
    return [("", str(_("Tất cả lĩnh vực"))), *field_names().items()]


class Number(forms.FloatField):
    """A number with a comma or a point."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.TextInput(attrs={"inputmode": "decimal"}))
        super().__init__(**kwargs)

    def to_python(self, value: object) -> Any:
        text = value.strip() if isinstance(value, str) else value
        if isinstance(text, str) and "," in text:
            text = text.replace(".", "").replace(",", ".")
        return super().to_python(text)


class AskForm(forms.Form):
    what = forms.ChoiceField(label=_("Dự báo về"), choices=_whats)
    of = forms.ChoiceField(label=_("Tính theo"), choices=_ofs)
    field = forms.ChoiceField(label=_("Lĩnh vực khoa học"), choices=_fields, required=False)
    whole = forms.ModelChoiceField(
        label=_("Mẫu số"),
        queryset=Whole.objects.all(),
        required=False,
        help_text=_("Chỉ cần khi tính trên mẫu số nhập từ số liệu chính thức."),
    )
    until = forms.IntegerField(label=_("Đến năm"))
    goal = Number(
        label=_("Mục tiêu"),
        required=False,
        help_text=_("Ví dụ: 0,5 nếu tính theo %, hoặc 120 nếu tính số người."),
    )
    goal_year = forms.IntegerField(label=_("Năm của mục tiêu"), required=False)
    scenarios = forms.ModelMultipleChoiceField(
        label=_("So với kịch bản"),
        queryset=Scenario.objects.all(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Luôn có kịch bản “Như hiện nay”; chọn thêm tối đa 3."),
    )
    target = forms.ModelChoiceField(
        queryset=Target.objects.all(), required=False, widget=forms.HiddenInput
    )

    def clean_scenarios(self) -> Any:
        chosen = self.cleaned_data["scenarios"]
        if len(chosen) > MOST_SCENARIOS:
            raise forms.ValidationError(_("Chọn tối đa 3 kịch bản."))
        return chosen

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("of") == Forecast.Of.WHOLE and not given.get("whole"):
            self.add_error("whole", _("Chọn mẫu số."))
        if given.get("goal") is not None and not given.get("goal_year"):
            given["goal_year"] = given.get("until")
        return given

    @property
    def asked(self) -> Asked:
        return Asked(**{**self.cleaned_data, "scenarios": list(self.cleaned_data["scenarios"])})


class ScenarioForm(forms.Form):
    name = forms.CharField(label=_("Tên kịch bản"), max_length=120)
    note = forms.CharField(
        label=_("Căn cứ, lý do"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    doctorates = Number(label=_("Đào tạo thêm tiến sĩ mỗi năm"), min_value=0, max_value=5000)
    masters = Number(label=_("Đào tạo thêm thạc sĩ mỗi năm"), min_value=0, max_value=50000)
    attracted = Number(label=_("Thu hút tiến sĩ từ nơi khác mỗi năm"), min_value=0, max_value=5000)
    deferral = Number(
        label=_("Tiến sĩ kéo dài công tác (%)"),
        min_value=0,
        max_value=100,
        help_text=_("Trong số đến tuổi nghỉ, bao nhiêu % ở lại thêm mỗi năm, ngoài mức hiện nay."),
    )
    quits = Number(
        label=_("Nghỉ việc trước tuổi, so với hiện nay"),
        min_value=0,
        max_value=10,
        help_text=_("1 là như hiện nay; 0,8 là giảm một phần năm."),
    )
    recruits = Number(
        label=_("Tuyển mới, so với hiện nay"),
        min_value=0,
        max_value=10,
        help_text=_("1 là như hiện nay; 1,2 là tăng một phần năm."),
    )
    delay = forms.IntegerField(label=_("Bắt đầu sau (năm)"), min_value=0, max_value=15)

    @property
    def values(self) -> Mapping[str, float]:
        given = {each.name: self.cleaned_data[each.name] for each in fields(Policy)}
        return {**given, "deferral": given["deferral"] / 100}


def values_of(scenario: Scenario | None) -> dict[str, object]:
    """Return what the form shows of a scenario, numbers as they are typed here."""
    kept = scenario or Scenario()
    values = {**kept.values, "deferral": kept.deferral * 100}
    shown = {key: f"{value:g}".replace(".", ",") for key, value in values.items()}
    return {**shown, "name": kept.name, "note": kept.note}


class WholeForm(forms.Form):
    name = forms.CharField(
        label=_("Tên mẫu số"),
        max_length=120,
        help_text=_("Ví dụ: tổng số cán bộ, công chức, viên chức."),
    )
    indicator = forms.ModelChoiceField(
        label=_("Lấy số liệu của chỉ tiêu"),
        queryset=Indicator.objects.none(),
        required=False,
        help_text=_("Nếu tỉnh đã theo dõi con số này như một chỉ tiêu thì không cần nhập lại."),
    )
    growth = Number(label=_("Tăng mỗi năm (%)"), min_value=-20, max_value=20)
    unsure = Number(
        label=_("Sai lệch mỗi năm (±%)"),
        min_value=0,
        max_value=20,
        help_text=_("Độ lệch chuẩn của mức tăng; càng chưa chắc càng lớn."),
    )
    reason = forms.CharField(label=_("Vì sao giả định như vậy"), max_length=300, required=False)

    @property
    def growth_said(self) -> Growth:
        given = self.cleaned_data
        return Growth(given["growth"], given["unsure"], given["reason"], given["indicator"])

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = cast("forms.ModelChoiceField[Indicator]", self.fields["indicator"])
        choices.queryset = whole_indicators()


class YearForm(forms.Form):
    year = forms.IntegerField(label=_("Năm"), min_value=1990, max_value=2100)
    value = forms.IntegerField(label=_("Số người cuối năm"), min_value=1)
    source = forms.CharField(
        label=_("Nguồn"),
        max_length=300,
        help_text=_("Ví dụ: Niên giám thống kê 2025; Báo cáo 12/BC-SNV."),
    )
