"""What bodies report to a plan's steward: one return a body and period, in versions."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import Q
from django.utils.timezone import localdate
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from hientai.bodies.models import Body
from hientai.core.models import StoredFile
from hientai.duties.domain import period_label
from hientai.duties.models import Duty, Progress
from hientai.opinions.models import Opinion
from hientai.plans.models import Plan, Task
from hientai.returns.domain import Pace, Said


class Ask(models.Model):
    """A report asked for out of turn (*đột xuất*), of bodies that were chosen."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="asks")
    question = models.TextField()
    due_on = models.DateField()
    tasks = models.ManyToManyField(Task, related_name="asks", blank=True)
    asked_at = models.DateTimeField()
    asked_by = models.CharField(max_length=200)

    class Meta:
        ordering = ("-id",)

    def __str__(self) -> str:
        return self.question[:200]


class Return(models.Model):
    """What one body reports for one period, or on one request. Opened empty: not sent is a fact.

    Locked once sent; a correction is a new version. Of the versions one is `standing`: the last
    that was sent and not returned, else the one that is to be sent.
    """

    class Kind(models.TextChoices):
        PERIODIC = "periodic", _("Định kỳ")
        AD_HOC = "ad_hoc", _("Đột xuất")

    class State(models.TextChoices):
        DRAFT = "draft", _("Chưa gửi")
        SENT = "sent", _("Chờ duyệt")
        RETURNED = "returned", _("Bị trả lại")
        CONFIRMED = "confirmed", _("Đã duyệt")

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="returns")
    body = models.ForeignKey(Body, models.PROTECT, related_name="returns")
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.PERIODIC)
    ask = models.ForeignKey(Ask, models.CASCADE, null=True, related_name="returns")
    period_start = models.DateField()
    period_end = models.DateField()
    due_on = models.DateField()
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    version = models.PositiveSmallIntegerField(default=1)
    supersedes = models.OneToOneField(
        "self", models.PROTECT, null=True, related_name="superseded_by"
    )
    standing = models.BooleanField(default=True)
    note = models.TextField(blank=True, help_text="what the lines do not hold; an ask's answer")
    revision = models.PositiveIntegerField(default=0, help_text="how often the draft was saved")
    saved_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    sent_by = models.CharField(max_length=200, blank=True)
    on_behalf = models.BooleanField(default=False, help_text="the steward wrote for the body")
    paper = models.ForeignKey(
        StoredFile, models.PROTECT, null=True, related_name="+", help_text="the body's own report"
    )
    checked_at = models.DateTimeField(null=True)
    checked_by = models.CharField(max_length=200, blank=True)
    reason = models.TextField(blank=True, help_text="why it was returned")

    class Meta:
        ordering = ("due_on", "id")
        constraints = (
            models.UniqueConstraint(
                fields=["plan", "body", "period_start", "version"],
                condition=Q(ask=None),
                name="one_return_a_period_and_version",
            ),
            models.UniqueConstraint(
                fields=["plan", "body", "period_start"],
                condition=Q(ask=None, standing=True),
                name="one_standing_return_a_period",
            ),
            models.UniqueConstraint(
                fields=["ask", "body", "version"],
                condition=Q(ask__isnull=False),
                name="one_answer_a_version",
            ),
            models.UniqueConstraint(
                fields=["ask", "body"],
                condition=Q(ask__isnull=False, standing=True),
                name="one_standing_answer",
            ),
        )
        indexes = (
            models.Index(fields=["plan", "period_start", "state"]),
            models.Index(fields=["body", "state", "due_on"]),
            models.Index(fields=["state", "due_on"]),
        )

    def __str__(self) -> str:
        return f"{self.body}: {self.title}"[:200]

    @property
    def title(self) -> str:
        if self.kind == self.Kind.AD_HOC:
            return _t("đột xuất, hạn %(day)s") % {"day": f"{self.due_on:%d/%m/%Y}"}
        return period_label(self.period_start, self.period_end)

    @property
    def named(self) -> str:
        """Name the report where its plan is not in sight: its period, and the plan's paper."""
        return f"{self.title} ({self.plan.document.short_name})"

    @property
    def question(self) -> str:
        return self.ask.question if self.ask else ""

    @property
    def is_draft(self) -> bool:
        return self.state == self.State.DRAFT

    @property
    def sent_on(self) -> date | None:
        return localdate(self.sent_at) if self.sent_at else None

    @property
    def sent_late(self) -> bool:
        return bool(self.sent_on and self.sent_on > self.due_on)


class ReturnLine(models.Model):
    """What a return says of one duty; with a `progress` once it was sent and moved the duty."""

    report = models.ForeignKey(Return, models.CASCADE, related_name="lines")
    duty = models.ForeignKey(Duty, models.CASCADE, related_name="return_lines")
    result = models.TextField(blank=True)
    cumulative = models.TextField(blank=True)
    percent = models.PositiveSmallIntegerField(null=True, help_text="of the whole work")
    pace = models.CharField(max_length=8, blank=True, choices=[(p.value, p.value) for p in Pace])
    difficulty = models.TextField(blank=True)
    proposal = models.TextField(blank=True)
    nothing_arose = models.BooleanField(default=False)
    revision = models.PositiveIntegerField(default=1)
    saved_at = models.DateTimeField()
    saved_by = models.CharField(max_length=200)
    progress = models.ForeignKey(Progress, models.SET_NULL, null=True, related_name="return_lines")
    opinion = models.ForeignKey(Opinion, models.SET_NULL, null=True, related_name="return_lines")
    before_percent = models.PositiveSmallIntegerField(
        default=0, help_text="of the duty, when this line was sent"
    )
    before_done_on = models.DateField(null=True, help_text="of the duty, when this line was sent")
    settled = models.JSONField(
        default=list,
        help_text="[{duty, progress, percent}]: earlier periods that this line reported too",
    )

    class Meta:
        ordering = ("duty__task__position", "duty__period_start", "id")
        constraints = (
            models.UniqueConstraint(fields=["report", "duty"], name="one_line_a_duty"),
            models.CheckConstraint(
                condition=Q(percent=None) | Q(percent__lte=100), name="line_percent_to_100"
            ),
        )

    def __str__(self) -> str:
        return f"{self.duty}: {self.result}"[:200]

    @property
    def said(self) -> Said:
        return Said(
            result=self.result,
            cumulative=self.cumulative,
            percent=self.percent,
            pace=self.pace,
            difficulty=self.difficulty,
            proposal=self.proposal,
            nothing_arose=self.nothing_arose,
        )


class LineFile(models.Model):
    """Evidence of a line; the file itself is kept once, however many versions name it."""

    line = models.ForeignKey(ReturnLine, models.CASCADE, related_name="files")
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")

    class Meta:
        ordering = ("id",)
        constraints = (models.UniqueConstraint(fields=["line", "file"], name="one_file_a_line"),)

    def __str__(self) -> str:
        return str(self.file)
