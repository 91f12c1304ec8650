"""What is typed to send a list in, and to change a profile by hand."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from hientai.bodies.fields import BodyField
from hientai.bodies.models import Body
from hientai.kernel.errors import DomainError
from hientai.people.domain.codes import ethnic_names
from hientai.people.domain.degrees import RANK_NAMES, known_degrees
from hientai.people.domain.deriving import field_names
from hientai.people.domain.facts import DETAILS
from hientai.people.domain.fields import LABELS
from hientai.people.domain.groups import DECLARED
from hientai.people.domain.groups import LABELS as GROUP_LABELS
from hientai.people.models import CountingRule, Origin, Person, Sector
from hientai.people.selectors.placed import bodies_ever
from hientai.people.services.intakes import KINDS


class UploadForm(forms.Form):
    file = forms.FileField(
        label=_("Danh sách Excel hoặc CSV"),
        help_text=_("Bảng của đơn vị như vẫn dùng, không cần sửa theo mẫu: xlsx, xls, ods, csv."),
        widget=forms.FileInput(attrs={"accept": ",".join(KINDS)}),
    )
    body = forms.ModelChoiceField(
        label=_("Danh sách của đơn vị"),
        queryset=Body.objects.none(),
        required=False,
        empty_label=_("nhiều đơn vị, xem cột nơi công tác"),
    )

    def __init__(self, *args: Any, bodies: Any, must_choose: bool = False, **options: Any) -> None:
        super().__init__(*args, **options)
        field = self.fields["body"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 -- for the type checker
        field.queryset = bodies
        field.required = must_choose
        if must_choose:
            field.empty_label = None


# ------------------------------------------------------------------ a profile by hand


class SayingForm(forms.Form):
    """How surely something is said, and by which paper; below every form that changes a profile."""

    kind = forms.ChoiceField(label=_("Căn cứ"), widget=forms.RadioSelect, choices=())
    paper = forms.CharField(
        label=_("Tên giấy tờ đã xem"),
        required=False,
        max_length=200,
        help_text=_("Ví dụ: Bằng tiến sĩ số 01234, Quyết định 15/QĐ-SNV."),
    )
    file = forms.FileField(
        label=_("Bản chụp giấy tờ"),
        required=False,
        help_text=_("PDF, ảnh hoặc Word, dưới 20 MB."),
        widget=forms.FileInput(attrs={"accept": ".pdf,.png,.jpg,.jpeg,.docx"}),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        kinds = [kind for kind in Origin.Kind.choices if kind[0] != Origin.Kind.DERIVED]
        _choose(self, "kind", kinds)
        self.fields["kind"].initial = Origin.Kind.DECLARED

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        seen = given.get("kind") == Origin.Kind.SEEN
        if seen and not (given.get("paper") or given.get("file")):
            self.add_error("paper", _("Ghi tên giấy tờ đã xem, hoặc gửi bản chụp."))
        return given

    @property
    def typed(self) -> dict[str, str]:
        """Return what was typed of the profile, by field."""
        own = {"kind", "paper", "file", "also"}
        return {name: said or "" for name, said in self.cleaned_data.items() if name not in own}

    def refuse(self, refusal: DomainError, sentence: str) -> None:
        """Show a refusal at the field that it is about."""
        field = getattr(refusal, "field", None)
        self.add_error(field if field in self.fields else None, sentence)


def _choose(form: forms.Form, name: str, choices: Any) -> None:
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)  # noqa: S101 -- for the type checker
    field.choices = choices


SECTIONS: Final = {
    "chung": ("name", "birth", "sex", "home_place", "birth_place", "lives", "lives_in"),
    "nghe-nghiep": (
        *("profession", "rank", "academic_title", "field_of_science", "sector", "informatics"),
        *("political_theory", "note"),
    ),
    "lien-he": ("phone", "email", "residence"),
    "nhay-cam": ("ethnicity", "identity", "party", "party_since"),
}
SECTION_LABELS: Final = {
    "chung": _("Thông tin chung"),
    "nghe-nghiep": _("Nghề nghiệp, lĩnh vực"),
    "lien-he": _("Liên hệ"),
    "nhay-cam": _("Dữ liệu nhạy cảm"),
}
_HINTS: Final = {
    "birth": _("Ghi đến đâu biết đến đó: 12/05/1975, 05/1975 hoặc 1975."),
    "party_since": _("Ví dụ: 03/02/2005."),
    "home_place": _("Ghi như giấy tờ; nơi ở địa giới hiện nay được tra giúp."),
    "field_of_science": _("“suy ra”: theo chuyên ngành."),
    "sector": _("“suy ra”: theo nơi công tác, rồi theo chuyên ngành."),
    "degree": _("Ghi như trong danh sách: TS Thú y 2010; ThS Luật."),
    "workplace": _("Gõ tên và chọn trong gợi ý, nếu là đơn vị trong danh mục."),
    "lives_in": _("Chỉ ghi khi đang sống ở nước ngoài."),
}


def _choices_of(name: str) -> list[tuple[str, Any]]:
    """Return what a field may be, where it is one of a list; nothing else."""
    known = known_degrees().values()
    lists: dict[str, Callable[[], Any]] = {
        "sex": lambda: [("Nam", _("Nam")), ("Nữ", _("Nữ"))],
        "lives": lambda: Person.Lives.choices,
        "academic_title": lambda: [(one.code, one.name) for one in known if one.kind == "title"],
        "field_of_science": lambda: [(one, one) for one in field_names().values()],
        "sector": lambda: [(one.name, one.name) for one in Sector.objects.all()],
        "ethnicity": lambda: [(one, one) for one in ethnic_names()],
        "party": lambda: [("yes", _("là đảng viên")), ("no", _("không là đảng viên"))],
        "political_theory": lambda: [
            (one, one) for one in ("Sơ cấp", "Trung cấp", "Cao cấp", "Cử nhân")
        ],
    }
    return list(lists[name]()) if name in lists else []


def _field(name: str, now: str = "") -> forms.Field:
    """Return the input of a profile's field."""
    choices = _choices_of(name)
    label, hint = _t(LABELS[name]), _HINTS.get(name, "")
    if choices:
        if now and now not in [value for value, _label in choices]:
            choices.append((now, now))  # what a list said stays choosable
        derived = name in {"sector", "field_of_science"}
        empty = [] if name == "lives" else [("", _("suy ra") if derived else _("chưa rõ"))]
        return forms.ChoiceField(
            label=label, choices=[*empty, *choices], required=False, help_text=hint
        )
    attrs = {"list": "bodies", "autocomplete": "off"} if name == "workplace" else {}
    return forms.CharField(
        label=label,
        required=False,
        max_length=300,
        help_text=hint,
        widget=forms.TextInput(attrs=attrs),
    )


class ProfileForm(SayingForm):
    """One section of a profile."""

    def __init__(
        self, *args: Any, names: Sequence[str], now: Mapping[str, str], **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.names = tuple(names)
        for name in names:
            self.fields[name] = _field(name, now.get(name, ""))
            self.fields[name].initial = now.get(name, "")
        if "name" in self.fields:
            self.fields["name"].required = True
        known = [(name, _t(LABELS[name])) for name in names if now.get(name)]
        if known:
            self.fields["also"] = forms.MultipleChoiceField(
                label=_("Căn cứ này cũng đúng với giá trị không đổi nào"),
                choices=known,
                required=False,
                widget=forms.CheckboxSelectMultiple,
            )

    @property
    def own(self) -> list[forms.BoundField]:
        return [self[name] for name in self.names]


ADDED: Final = (
    *("name", "birth", "sex", "workplace", "department", "position", "academic_title", "degree"),
    *("home_place", "identity", "phone", "email", "lives", "lives_in"),
)


class RowForm(SayingForm):
    """A position, a degree, or a fact of a kind."""

    def __init__(self, *args: Any, row_kind: str, **options: Any) -> None:
        super().__init__(*args, **options)
        made = {"position": _position_fields, "degree": _degree_fields}.get(row_kind)
        self.names = []
        for name, field in (made() if made else _fact_fields(row_kind)).items():
            self.fields[name] = field
            self.names.append(name)

    @property
    def own(self) -> list[forms.BoundField]:
        return [self[name] for name in self.names]


def _words(label: Any, hint: Any = "", **options: Any) -> forms.CharField:
    attrs = {"list": "bodies", "autocomplete": "off"} if options.pop("body", False) else {}
    return forms.CharField(
        label=label,
        help_text=hint,
        max_length=options.pop("longest", 300),
        required=options.pop("needed", False),
        widget=forms.TextInput(attrs=attrs),
    )


def _one_of(label: Any, choices: Any, empty: Any = "", *, needed: bool = False) -> forms.Field:
    first = [("", empty or _("chưa rõ"))]
    return forms.ChoiceField(label=label, choices=[*first, *choices], required=needed)


def _position_fields() -> dict[str, forms.Field]:
    day = _("Ghi đến đâu biết đến đó: 01/07/2020, 07/2020 hoặc 2020.")
    marks = [("yes", _("thuộc hệ thống chính trị")), ("no", _("không thuộc"))]
    return {
        "workplace": _words(_("Nơi công tác"), _HINTS["workplace"], body=True),
        "title": _words(_("Chức vụ")),
        "department": _words(_("Phòng, khoa")),
        "political": _one_of(_("Hệ thống chính trị"), marks, _("theo loại cơ quan")),
        "since": _words(_("Từ ngày"), day),
        "until": _words(_("Đến ngày"), _("Để trống nếu còn giữ.")),
    }


def _degree_fields() -> dict[str, forms.Field]:
    known = [(each.code, each.name) for each in known_degrees().values() if each.kind == "degree"]
    return {
        "code": _one_of(_("Học vị, trình độ"), known, _("chọn"), needed=True),
        "speciality": _words(_("Chuyên ngành")),
        "school": _words(_("Cơ sở đào tạo")),
        "year": _words(_("Năm tốt nghiệp")),
        "country": _words(_("Nước đào tạo"), longest=100),
    }


def _fact_fields(kind: str) -> dict[str, forms.Field]:
    fields: dict[str, forms.Field] = {}
    if kind == "policy_group":
        groups = [(name, _t(GROUP_LABELS[name])) for name in DECLARED]
        return {"value": _one_of(_("Nhóm chính sách"), groups, _("chọn"), needed=True)}
    fields["value"] = _words(_("Nội dung"), longest=500, needed=True)
    for detail in DETAILS.get(kind, ()):
        choices = [(value, _t(label)) for value, label in detail.choices]
        label = _t(detail.label)
        fields[detail.name] = _one_of(label, choices) if choices else _words(label)
    return fields


class StatusForm(SayingForm):
    """What became of somebody."""

    status = forms.ChoiceField(label=_("Tình trạng"), choices=Person.Status.choices)
    since = forms.CharField(
        label=_("Từ ngày"),
        required=False,
        max_length=30,
        help_text=_("Ghi đến đâu biết đến đó: 01/06/2025, 06/2025 hoặc 2025."),
    )
    note = forms.CharField(
        label=_("Ghi chú"),
        required=False,
        max_length=300,
        help_text=_("Chuyển đến đâu, theo quyết định nào."),
    )


class PastBodyField(BodyField):
    """A body of today, or one that ended, by its name."""

    def clean(self, value: Any) -> Body | None:
        try:
            return super().clean(value)
        except forms.ValidationError:
            ended = bodies_ever(str(value))
            if len(ended) == 1:
                return ended[0]
            raise


class OnDayForm(forms.Form):
    """Whose people are asked for, and on which day."""

    body = PastBodyField(
        label=_("Cơ quan, đơn vị"),
        help_text=_("Gõ tên và chọn trong gợi ý; tên cũ của đơn vị đã sắp xếp cũng được."),
    )
    on = forms.DateField(
        label=_("Vào ngày"),
        widget=forms.TextInput,
        help_text=_("Ví dụ 31/12/2023."),
    )


class SectorForm(forms.Form):
    """A sector: its name, and the words by which it is proposed, one a line."""

    name = forms.CharField(label=_("Tên ngành"), max_length=120)
    bodies = forms.CharField(
        label=_("Từ trong tên nơi công tác"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Mỗi dòng một từ, gõ có dấu hay không đều được. Ví dụ: bệnh viện."),
    )
    specialities = forms.CharField(
        label=_("Từ trong chuyên ngành"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Chỉ dùng khi nơi công tác không nói lên ngành."),
    )

    def __init__(self, *args: Any, sector: Sector | None, **options: Any) -> None:
        now = {
            "name": sector.name if sector else "",
            "bodies": _lines(sector.body_words) if sector else "",
            "specialities": _lines(sector.speciality_words) if sector else "",
        }
        options["initial"] = now
        super().__init__(*args, **options)

    @property
    def words_changed(self) -> bool:
        return any(name in self.changed_data for name in ("bodies", "specialities"))


def _lines(words: str) -> str:
    return "\n".join(filter(None, words.split(";")))


class MergeForm(forms.Form):
    """The sector into which another goes."""

    into = forms.ModelChoiceField(label=_("Gộp vào ngành"), queryset=Sector.objects.none())

    def __init__(self, *args: Any, sector: Sector, **options: Any) -> None:
        super().__init__(*args, **options)
        field = self.fields["into"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 -- for the type checker
        field.queryset = Sector.objects.exclude(pk=sector.pk)


class RuleForm(forms.Form):
    """A rule of counting: on or off, and from which degree on."""

    active = forms.BooleanField(label=_("Áp dụng"), required=False)

    def __init__(self, *args: Any, rule: CountingRule, **options: Any) -> None:
        options.setdefault("auto_id", f"rule{rule.pk}_%s")
        options["initial"] = {"active": rule.active, "value": rule.value}
        super().__init__(*args, **options)
        self.rule = rule
        if rule.kind == "degree":
            ranks = {each.rank: each.name for each in known_degrees().values() if each.rank > 1}
            choices = [(str(rank), RANK_NAMES.get(rank, ranks[rank])) for rank in sorted(ranks)]
            self.fields["value"] = forms.ChoiceField(label=_("Từ trình độ"), choices=choices)


class StaffForm(forms.Form):
    """A body's total of a year, with its source."""

    body = BodyField(label=_("Cơ quan, đơn vị"))
    year = forms.IntegerField(
        label=_("Năm"), widget=forms.TextInput(attrs={"inputmode": "numeric"})
    )
    total = forms.IntegerField(
        label=_("Tổng số người"),
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        help_text=_("Công chức, viên chức có mặt đến cuối năm."),
    )
    source = forms.CharField(
        label=_("Nguồn"), max_length=300, help_text=_("Ví dụ: Quyết định giao biên chế 2026.")
    )
