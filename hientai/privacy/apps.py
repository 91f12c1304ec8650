from typing import ClassVar

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PrivacyConfig(AppConfig):
    name = "hientai.privacy"
    actions: ClassVar = {
        "privacy.acknowledged": _("Báo đã nhận yêu cầu về dữ liệu"),
        "privacy.asked": _("Gửi yêu cầu về dữ liệu cá nhân"),
        "privacy.claim_ended": _("Thôi gắn tài khoản với hồ sơ"),
        "privacy.claimed": _("Nhận hồ sơ của mình"),
        "privacy.consent_given": _("Đồng ý một cách dùng dữ liệu"),
        "privacy.consent_withdrawn": _("Rút đồng ý"),
        "privacy.copied": _("Lấy bản sao dữ liệu của một người"),
        "privacy.dropped": _("Rút yêu cầu về dữ liệu"),
        "privacy.erased": _("Xóa hồ sơ theo yêu cầu"),
        "privacy.granted": _("Thực hiện yêu cầu về dữ liệu"),
        "privacy.invitation_blocked": _("Khóa thư mời vì trả lời sai nhiều lần"),
        "privacy.invitation_mailed": _("Gửi thư mời qua thư điện tử"),
        "privacy.invitation_withdrawn": _("Thu hồi thư mời"),
        "privacy.invited": _("Mời nhận hồ sơ"),
        "privacy.proof_opened": _("Mở minh chứng"),
        "privacy.proof_refused": _("Chưa nhận minh chứng"),
        "privacy.proof_seen": _("Ghi đã xem minh chứng"),
        "privacy.proof_sent": _("Gửi minh chứng"),
        "privacy.proposal_accepted": _("Nhận đề nghị sửa hồ sơ"),
        "privacy.proposal_declined": _("Không nhận đề nghị sửa hồ sơ"),
        "privacy.proposed": _("Đề nghị sửa giá trị đã xác nhận"),
        "privacy.put_off": _("Kéo dài hạn trả lời yêu cầu"),
        "privacy.refused": _("Từ chối yêu cầu về dữ liệu"),
        "privacy.restriction_lifted": _("Bỏ hạn chế xử lý"),
    }

    def ready(self) -> None:
        # Models are not loaded before this.
        from hientai.people.selectors import hiding  # noqa: PLC0415
        from hientai.privacy.selectors import restricted  # noqa: PLC0415

        hiding.register(restricted)
