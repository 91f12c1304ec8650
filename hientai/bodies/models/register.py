"""Bodies and administrative units over time: what they are called, what is true of them."""

from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _


class BodyKind(models.TextChoices):
    DEPARTMENT = "department", _("Sở")
    BOARD = "board", _("Ban, cơ quan thuộc tỉnh")
    SECTOR = "sector", _("Cơ quan ngành dọc")
    PARTY = "party", _("Cơ quan Đảng")
    COUNCIL = "council", _("Hội đồng nhân dân")
    COMMITTEE = "committee", _("Ủy ban nhân dân tỉnh")
    DISTRICT = "district", _("Ủy ban nhân dân cấp huyện")
    COMMUNE = "commune", _("Ủy ban nhân dân cấp xã")
    FRONT = "front", _("Mặt trận Tổ quốc")
    UNION = "union", _("Tổ chức chính trị - xã hội")
    ASSOCIATION = "association", _("Hội quần chúng")
    SCHOOL = "school", _("Trường, viện")
    PRESS = "press", _("Cơ quan báo chí")
    OTHER = "other", _("Đơn vị khác")


class Body(models.Model):
    """A body from the day it began to the day it ended; a renamed body is a new one that succeeds it."""

    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=20, choices=BodyKind)
    province = models.CharField(max_length=60, blank=True, help_text="as named while it was valid")
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True, help_text="last day")
    email = models.EmailField(blank=True)
    key = models.CharField(max_length=220, db_index=True, help_text="domain.name_key(name)")
    sort_key = models.CharField(max_length=400, db_index=True)
    sample = models.BooleanField(default=False)

    class Meta:
        ordering = ("sort_key", "id")
        indexes = (models.Index(fields=["province", "kind"]),)

    def __str__(self) -> str:
        return self.name

    @property
    def full_name(self) -> str:
        """The name with its province, as needed where several provinces meet."""
        if not self.province or self.province in self.name:
            return self.name
        return f"{self.name} ({self.province})"

    def valid_on(self, day: date) -> bool:
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_to is None or self.valid_to >= day
        )


class BodyAlias(models.Model):
    """Another way in which papers write a body's name, always or from one day to another."""

    body = models.ForeignKey(Body, models.CASCADE, related_name="aliases")
    name = models.CharField(max_length=200)
    key = models.CharField(max_length=220, db_index=True)
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True, help_text="last day")

    class Meta:
        constraints = (models.UniqueConstraint(fields=["body", "key"], name="one_alias_a_body"),)

    def __str__(self) -> str:
        return self.name


class BodyDetail(models.Model):
    """Something true of a body from one day to another: who was above it, its code, its address."""

    class Kind(models.TextChoices):
        PARENT = "parent", _("Cơ quan cấp trên")
        PLACE = "place", _("Địa bàn")
        CODE = "code", _("Mã")
        ADDRESS = "address", _("Địa chỉ")
        PHONE = "phone", _("Điện thoại")

    body = models.ForeignKey(Body, models.CASCADE, related_name="details")
    kind = models.CharField(max_length=10, choices=Kind)
    value = models.CharField(max_length=300, blank=True)
    other = models.ForeignKey(Body, models.CASCADE, null=True, blank=True, related_name="+")
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True, help_text="last day")
    basis = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ("kind", "-since", "-id")

    def __str__(self) -> str:
        return self.value or str(self.other or "")
