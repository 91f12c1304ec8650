"""What each body owes: one duty per task, body and period."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hientai.bodies.models import Body
from hientai.core.models import StoredFile
from hientai.duties.domain import period_label
from hientai.kernel.timeframes import TimeKind
from hientai.plans.models import Plan, Task


class Duty(models.Model):
    """Owed by one body, for one period, by one day. `due_on` is empty while a condition is awaited."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="duties")
    task = models.ForeignKey(Task, models.CASCADE, related_name="duties")
    body = models.ForeignKey(Body, models.PROTECT, related_name="duties")
    origin = models.ForeignKey(
        Body,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="the body that owed it before it was handed over",
    )
    named_as = models.CharField(max_length=300, help_text="how the plan names the body")
    time_kind = models.CharField(max_length=12, choices=[(k.value, k.value) for k in TimeKind])
    period_start = models.DateField(null=True)
    period_end = models.DateField(null=True)
    due_on = models.DateField(null=True)
    history = models.BooleanField(default=False, help_text="due before the plan's tracking day")
    percent = models.PositiveSmallIntegerField(default=0)
    done_on = models.DateField(null=True)
    opened_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("due_on", "id")
        constraints = (
            # What was handed over may come to stand beside the like of its new body.
            models.UniqueConstraint(
                fields=["task", "body", "period_start"],
                condition=models.Q(origin=None),
                name="one_duty_a_period",
            ),
            models.UniqueConstraint(
                fields=["task", "body"],
                condition=models.Q(period_start=None, origin=None),
                name="one_duty_without_period",
            ),
            models.CheckConstraint(condition=models.Q(percent__lte=100), name="percent_to_100"),
        )
        indexes = (
            models.Index(fields=["plan", "done_on", "due_on"]),
            models.Index(  # all that a state is made of: a board is counted from it alone
                fields=["plan", "body", "history", "done_on", "due_on", "time_kind"],
                name="duty_states",
            ),
            models.Index(fields=["body", "done_on", "due_on"]),
        )

    def __str__(self) -> str:
        return f"{self.body}: {self.task}"[:200]

    @property
    def period(self) -> str:
        return period_label(self.period_start, self.period_end)


class Progress(models.Model):
    """What a body said of a duty at one time; a correction is a new one."""

    duty = models.ForeignKey(Duty, models.CASCADE, related_name="progress")
    percent = models.PositiveSmallIntegerField()
    summary = models.TextField()
    done = models.BooleanField(default=False)
    at = models.DateTimeField(default=timezone.now)
    by = models.CharField(max_length=200)
    on_behalf = models.BooleanField(default=False, help_text="the steward wrote for the body")

    class Meta:
        ordering = ("-id",)

    def __str__(self) -> str:
        return f"{self.percent} %: {self.summary}"[:200]


class Evidence(models.Model):
    progress = models.ForeignKey(Progress, models.CASCADE, related_name="evidence")
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return str(self.file)


class Reminder(models.Model):
    """A reminder to one body over one or several duties, as it was sent."""

    class State(models.TextChoices):
        QUEUED = "queued", _("Chờ gửi")
        SENDING = "sending", _("Đang gửi")
        SENT = "sent", _("Đã gửi")
        FAILED = "failed", _("Gửi không được")

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="reminders")
    body = models.ForeignKey(Body, models.PROTECT, related_name="reminders")
    duties = models.ManyToManyField(Duty, related_name="reminders")
    text = models.TextField()
    addresses = models.JSONField(default=list, help_text='[{"to": address, "why": refusal or ""}]')
    state = models.CharField(max_length=10, choices=State, default=State.QUEUED)
    asked_at = models.DateTimeField(auto_now_add=True)
    asked_by = models.CharField(max_length=200)
    sent_at = models.DateTimeField(null=True)
    why = models.CharField(max_length=300, blank=True, help_text="why nothing was sent")

    class Meta:
        ordering = ("-id",)

    def __str__(self) -> str:
        return f"{self.body}: {self.asked_at:%d/%m/%Y}"
