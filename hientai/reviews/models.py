"""A review: edited while it is a draft, frozen once, issued with number and date."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.utils.timezone import localdate
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from hientai.bodies.models import Body
from hientai.core.models import StoredFile
from hientai.documents.models import Document
from hientai.kernel.papers import Form
from hientai.plans.models import Plan, Target
from hientai.reports.domain.composing import OutlineSection
from hientai.reports.domain.spans import Span
from hientai.reviews.domain.judging import Verdict


class Kind(models.TextChoices):
    YEAR = "year", _("Báo cáo năm")
    HALF = "half", _("Báo cáo 6 tháng")
    INTERIM = "interim", _("Sơ kết")
    FINAL = "final", _("Tổng kết")
    CUSTOM = "custom", _("Báo cáo theo khoảng ngày")


class FormChoice(models.TextChoices):
    STATE = Form.STATE.value, _("Thể thức của Nhà nước")
    PARTY = Form.PARTY.value, _("Thể thức của Đảng")


class Outline(models.Model):
    """An outline of this province; one with the key of a standard outline stands in its place."""

    key = models.CharField(max_length=40, unique=True)
    name = models.CharField(max_length=200)
    kinds = models.JSONField(default=list)
    form = models.CharField(max_length=5, choices=FormChoice, default=FormChoice.STATE)
    sections = models.JSONField(default=list, help_text='[{"key", "title", "parts": [name]}]')
    annexes = models.JSONField(default=list)
    changed_at = models.DateTimeField(auto_now=True)
    changed_by = models.CharField(max_length=200)

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name


class Review(models.Model):
    """A report on a span of plans, or of what one body or one place did of them."""

    class State(models.TextChoices):
        DRAFT = "draft", _("Đang soạn")
        FROZEN = "frozen", _("Đã chốt, chưa phát hành")
        ISSUED = "issued", _("Đã phát hành")

    kind = models.CharField(max_length=8, choices=Kind)
    start = models.DateField()
    end = models.DateField()
    steward = models.ForeignKey(
        Body, models.PROTECT, related_name="reviews", help_text="that makes and issues it"
    )
    plans = models.ManyToManyField(Plan, related_name="reviews")
    body = models.ForeignKey(
        Body, models.PROTECT, null=True, related_name="reviewed", help_text="only what it owed"
    )
    place = models.CharField(max_length=120, blank=True, help_text="only what bodies there owed")
    form = models.CharField(max_length=5, choices=FormChoice, default=FormChoice.STATE)
    title = models.CharField(max_length=400, blank=True, help_text="empty: by itself")
    annexes = models.JSONField(default=list)
    authority = models.CharField(max_length=120, blank=True)
    position = models.CharField(max_length=120, blank=True)
    signer = models.CharField(max_length=120, blank=True)
    version = models.PositiveSmallIntegerField(default=1)
    corrects = models.OneToOneField("self", models.PROTECT, null=True, related_name="corrected_by")
    state = models.CharField(max_length=6, choices=State, default=State.DRAFT, db_index=True)
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.CharField(max_length=200)
    frozen = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")
    frozen_at = models.DateTimeField(null=True)
    frozen_by = models.CharField(max_length=200, blank=True)
    seen_on = models.DateField(null=True, help_text="the day on which frozen figures were seen")
    number = models.PositiveIntegerField(null=True)
    symbol = models.CharField(max_length=40, blank=True)
    issued_on = models.DateField(null=True)
    paper = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")
    document = models.ForeignKey(Document, models.PROTECT, null=True, related_name="reviews")

    class Meta:
        ordering = ("-id",)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(end__gte=models.F("start")), name="review_ends_after_start"
            ),
            models.CheckConstraint(
                condition=models.Q(state="draft") | models.Q(frozen__isnull=False),
                name="frozen_review_has_file",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="issued")
                | models.Q(number__isnull=False, issued_on__isnull=False, paper__isnull=False),
                name="issued_review_has_number",
            ),
        )

    def __str__(self) -> str:
        plain = {Kind.INTERIM.value, Kind.FINAL.value}
        opening = self.get_kind_display() if self.kind in plain else _t("Báo cáo")
        named = f"{opening} {self.span().name}"
        return f"{named} ({_t('bản')} {self.version})" if self.version > 1 else named

    def span(self, today: date | None = None) -> Span:
        """Return the span as seen on a day; a frozen one is always seen on its own."""
        return Span(self.start, self.end, self.seen_on or today or localdate())

    @property
    def is_draft(self) -> bool:
        return self.state == self.State.DRAFT


class Section(models.Model):
    """A section of a review, as its outline has it and the steward changed it."""

    review = models.ForeignKey(Review, models.CASCADE, related_name="sections")
    key = models.CharField(max_length=40)
    title = models.CharField(max_length=200)
    parts = models.JSONField(default=list)
    order = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ("order", "id")
        constraints = (models.UniqueConstraint(fields=["review", "key"], name="one_section_a_key"),)

    def __str__(self) -> str:
        return self.title

    @property
    def outline(self) -> OutlineSection:
        return OutlineSection(self.key, self.title, tuple(self.parts))


class Passage(models.Model):
    """What a person wrote for a part of a section, figures by name."""

    section = models.ForeignKey(Section, models.CASCADE, related_name="passages")
    part = models.CharField(max_length=20)
    text = models.TextField(blank=True)
    changed_at = models.DateTimeField()
    changed_by = models.CharField(max_length=200)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["section", "part"], name="one_passage_a_part"),
        )

    def __str__(self) -> str:
        return self.text[:80]


class Edit(models.Model):
    """A change of a passage: what one person typed in one go."""

    review = models.ForeignKey(Review, models.CASCADE, related_name="edits")
    where = models.CharField(max_length=300)
    passage = models.ForeignKey(Passage, models.SET_NULL, null=True, related_name="edits")
    before = models.TextField(blank=True)
    after = models.TextField(blank=True)
    at = models.DateTimeField()
    by = models.CharField(max_length=200)

    class Meta:
        ordering = ("-at", "-id")

    def __str__(self) -> str:
        return self.where


class Assessment(models.Model):
    """An objective in words, judged in words; or a target, with its figure where one is known."""

    review = models.ForeignKey(Review, models.CASCADE, related_name="assessments")
    target = models.ForeignKey(Target, models.SET_NULL, null=True, related_name="+")
    order = models.PositiveSmallIntegerField(default=0)
    text = models.TextField()
    goal = models.CharField(max_length=200, blank=True, help_text="of a target")
    value = models.CharField(max_length=100, blank=True, help_text="of a target, as known")
    verdict = models.CharField(
        max_length=8, choices=[(v.value, v.value) for v in Verdict], default=Verdict.OPEN.value
    )
    words = models.TextField(blank=True)
    changed_at = models.DateTimeField(null=True)
    changed_by = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ("order", "id")

    def __str__(self) -> str:
        return self.text[:80]

    @property
    def is_target(self) -> bool:
        return bool(self.goal)


class Addressee(models.Model):
    """Whoever the reporting calendar says gets the report, and what became of it there."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Chưa gửi")
        SENT = "sent", _("Đã gửi")
        RECEIVED = "received", _("Đã nhận")
        RETURNED = "returned", _("Trả lại")

    review = models.ForeignKey(Review, models.CASCADE, related_name="addressees")
    name = models.CharField(max_length=300)
    through = models.CharField(max_length=200, blank=True, help_text="through whom it goes")
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    on = models.DateField(null=True, help_text="of the state")
    reason = models.TextField(blank=True)
    marked_by = models.CharField(max_length=200, blank=True)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ("order", "id")

    def __str__(self) -> str:
        return self.name
