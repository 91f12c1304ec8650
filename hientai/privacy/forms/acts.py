"""What whoever answers requests types."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from hientai.core.inputs import DayField, Upload, checked
from hientai.privacy.domain.purposes import ASKED, PUBLIC_FIELDS, PURPOSES
from hientai.privacy.domain.rights import EXTENSION_DAYS
from hientai.privacy.forms.own import AskForm


class ReasonForm(forms.Form):
    words = forms.CharField(
        label=_("Trả lời"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Bắt buộc khi từ chối; người gửi yêu cầu đọc được."),
    )


class ExtendForm(forms.Form):
    days = forms.IntegerField(label=_("Kéo dài thêm (ngày)"), min_value=1, max_value=EXTENSION_DAYS)
    reason = forms.CharField(label=_("Lý do kéo dài"), max_length=500)


class _PaperForm(forms.Form):
    paper = forms.FileField(
        label=_("Bản chụp giấy có chữ ký"), help_text=_("PDF hoặc ảnh, tối đa 20 MB.")
    )

    def clean_paper(self) -> Upload:
        return checked(self.cleaned_data["paper"])


class PaperConsentForm(_PaperForm):
    purpose = forms.ChoiceField(
        label=_("Đồng ý cho việc"),
        choices=[(purpose.value, _(PURPOSES[purpose].label)) for purpose in ASKED],
    )
    fields_shown = forms.MultipleChoiceField(
        label=_("Mục hiện trên trang công khai"),
        required=False,
        choices=[(name, _(label)) for name, label in PUBLIC_FIELDS.items()],
        widget=forms.CheckboxSelectMultiple,
    )
    field_order = ("purpose", "fields_shown", "paper")


class PaperRequestForm(AskForm, _PaperForm):
    received_on = DayField(label=_("Ngày nhận giấy"))
    others = forms.BooleanField(label=_("Có bên thứ ba cùng xử lý dữ liệu"), required=False)
    field_order = ("right", "purpose", "received_on", "words", "others", "paper")
