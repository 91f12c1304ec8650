from typing import ClassVar

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReviewsConfig(AppConfig):
    name = "hientai.reviews"
    actions: ClassVar = {
        "review.made": _("Lập báo cáo tổng hợp"),
        "review.written": _("Sửa đoạn văn của báo cáo"),
        "review.arranged": _("Sắp xếp các mục của báo cáo"),
        "review.headed": _("Sửa tên, chữ ký của báo cáo"),
        "review.judged": _("Đánh giá mục tiêu, chỉ tiêu"),
        "review.frozen": _("Chốt báo cáo"),
        "review.corrected": _("Lập bản sửa của báo cáo"),
        "review.issued": _("Phát hành báo cáo"),
        "review.marked": _("Ghi nhận nơi nhận báo cáo"),
        "review.outlined": _("Sửa đề cương báo cáo"),
    }
