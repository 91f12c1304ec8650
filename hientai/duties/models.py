"""What each body owes: one duty per task, body and period."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hientai.bodies.models import Body
from hientai.core.models import StoredFile
from hientai.duties.domain import DutyRole, RequestKind, StopReason, period_label
from hientai.kernel.timeframes import TimeKind
from hientai.plans.models import Plan, Task


class Duty(models.Model):
    """Owed by one body, for one period, by one day. `due_on` is empty while a condition is awaited.

    `due_on` is always the day now in force; a stopped duty is owed no more and counts nowhere.
    """

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
    role = models.CharField(
        max_length=11, choices=[(r.value, r.value) for r in DutyRole], default=DutyRole.LEAD.value
    )
    time_kind = models.CharField(max_length=12, choices=[(k.value, k.value) for k in TimeKind])
    period_start = models.DateField(null=True)
    period_end = models.DateField(null=True)
    due_on = models.DateField(null=True)
    first_due_on = models.DateField(
        null=True,
        help_text="the day that the plan names, before days of rest and what was granted since",
    )
    history = models.BooleanField(default=False, help_text="due before the plan's tracking day")
    percent = models.PositiveSmallIntegerField(default=0)
    done_on = models.DateField(null=True)
    stopped_on = models.DateField(null=True)
    stopped_for = models.CharField(
        max_length=10, blank=True, choices=[(r.value, r.value) for r in StopReason]
    )
    stopped_why = models.CharField(max_length=500, blank=True)
    replaced_by = models.ForeignKey(
        Task, models.SET_NULL, null=True, related_name="replaces", help_text="what is owed instead"
    )
    opened_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("due_on", "id")
        constraints = (
            # What was handed over may come to stand beside the like of its new body.
            models.UniqueConstraint(
                fields=["task", "body", "period_start", "period_end"],
                condition=models.Q(origin=None, stopped_on=None),
                name="one_duty_a_period",
            ),
            models.UniqueConstraint(
                fields=["task", "body"],
                condition=models.Q(period_start=None, origin=None, stopped_on=None),
                name="one_duty_without_period",
            ),
            models.CheckConstraint(condition=models.Q(percent__lte=100), name="percent_to_100"),
        )
        indexes = (
            models.Index(fields=["plan", "done_on", "due_on"]),
            models.Index(  # all that a state is made of: a board is counted from it alone
                fields=[
                    "plan",
                    "body",
                    "role",
                    "history",
                    "stopped_on",
                    "done_on",
                    "due_on",
                    "time_kind",
                ],
                name="duty_states",
            ),
            models.Index(fields=["body", "done_on", "due_on"]),
        )

    def __str__(self) -> str:
        return f"{self.body}: {self.task}"[:200]

    @property
    def period(self) -> str:
        return period_label(self.period_start, self.period_end)


class Step(models.Model):
    """A part into which a body divides a duty for itself; nobody outside is told of its day."""

    duty = models.ForeignKey(Duty, models.CASCADE, related_name="steps")
    text = models.CharField(max_length=300)
    due_on = models.DateField(null=True)
    done_on = models.DateField(null=True)

    class Meta:
        ordering = (models.F("due_on").asc(nulls_last=True), "id")

    def __str__(self) -> str:
        return self.text


class DutyRequest(models.Model):
    """What a body asks of the steward about a duty: a later day, to be freed, to hand it on."""

    class State(models.TextChoices):
        ASKED = "asked", _("Chờ trả lời")
        GRANTED = "granted", _("Đồng ý")
        REFUSED = "refused", _("Không đồng ý")
        WITHDRAWN = "withdrawn", _("Đã rút")

    duty = models.ForeignKey(Duty, models.CASCADE, related_name="requests")
    body = models.ForeignKey(Body, models.PROTECT, related_name="+", help_text="who asks")
    kind = models.CharField(max_length=8, choices=[(k.value, k.value) for k in RequestKind])
    reason = models.TextField()
    day = models.DateField(null=True, help_text="asked for; once granted, the day that was given")
    other = models.ForeignKey(
        Body, models.PROTECT, null=True, related_name="+", help_text="whose it should be"
    )
    asked_at = models.DateTimeField(default=timezone.now)
    asked_by = models.CharField(max_length=200)
    state = models.CharField(max_length=9, choices=State, default=State.ASKED)
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ("-id",)
        constraints = (
            models.UniqueConstraint(
                fields=["duty"], condition=models.Q(state="asked"), name="one_request_a_duty"
            ),
        )

    def __str__(self) -> str:
        return f"{self.body}: {self.reason}"[:200]


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

    @property
    def outcome(self) -> str:
        """Say what became of it; of what was cut off in mid-sending nobody knows."""
        doubtful = any(one.get("doubt") for one in self.addresses)
        if self.state == Reminder.State.FAILED and doubtful:
            return str(_("Có thể đã gửi"))
        return self.get_state_display()
