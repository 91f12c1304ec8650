"""A plan as it was read, is checked, and holds once confirmed."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from hientai.bodies.models import Body
from hientai.documents.models import Document
from hientai.kernel.timeframes import Period, Recurrence, ReportingCalendar, Timeframe
from hientai.plans.domain.figures import target_words


class CoordinatorsOwe(models.TextChoices):
    """Which coordinators owe a report on their part."""

    NAMED = "named", _("Đơn vị được nêu tên")
    ALL = "all", _("Mọi đơn vị phối hợp, cả nhóm")
    NONE = "none", _("Không, chỉ đơn vị chủ trì báo cáo")


class Plan(models.Model):
    class State(models.TextChoices):
        READING = "reading", _("Đang đọc")
        FAILED = "failed", _("Không đọc được")
        CHECKING = "checking", _("Chờ kiểm tra")
        CONFIRMED = "confirmed", _("Đã duyệt")

    document = models.OneToOneField(Document, models.PROTECT, related_name="plan")
    state = models.CharField(max_length=10, choices=State, default=State.READING, db_index=True)
    province = models.CharField(max_length=60, blank=True, help_text="as the issuer is named")
    steward = models.ForeignKey(
        Body, models.PROTECT, related_name="plans_watched", help_text="the uploader's body at first"
    )
    difficulty_collector = models.ForeignKey(
        Body, models.PROTECT, null=True, related_name="plans_collected"
    )
    estimate_consolidator = models.ForeignKey(
        Body, models.PROTECT, null=True, related_name="plans_estimated"
    )
    tracked_from = models.DateField(null=True, help_text="earlier periods are history, never late")
    report_period = models.CharField(
        max_length=12, choices=[(p.value, p.value) for p in Period], default=Period.YEAR
    )
    report_day = models.PositiveSmallIntegerField(
        default=15, help_text="day of the period's last month on which the steward reports"
    )
    report_next_month = models.BooleanField(
        default=False, help_text="the day is of the month after the period"
    )
    contributor_days = models.PositiveSmallIntegerField(
        default=10, help_text="how many days earlier the bodies report to the steward"
    )
    report_to = models.JSONField(default=list, help_text="names of those to whom it is reported")
    report_through = models.ForeignKey(
        Body,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="plans_passed_on",
        help_text="through whom the steward's report goes",
    )
    calendar_said_in = models.CharField(
        max_length=120, blank=True, help_text="the place that says so; empty: a person set it"
    )
    calendar_since = models.DateField(
        null=True, help_text="from when this period is asked for, if it was another before"
    )
    internal = models.BooleanField(
        default=False,
        help_text="a body's own plan under another plan: not counted where nobody asks for it",
    )
    coordinators = models.CharField(
        max_length=5,
        choices=CoordinatorsOwe,
        default=CoordinatorsOwe.NAMED,
        help_text="which coordinators report on their part",
    )
    uploaded_at = models.DateTimeField(auto_now_add=True)
    uploaded_by = models.CharField(max_length=200)
    confirmed_at = models.DateTimeField(null=True)
    confirmed_by = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ("-id",)

    def __str__(self) -> str:
        return self.document.short_name

    @property
    def coordinators_owe(self) -> bool:
        return self.coordinators != CoordinatorsOwe.NONE

    @property
    def calendar(self) -> ReportingCalendar:
        return ReportingCalendar(
            period=Period(self.report_period),
            day=self.report_day,
            contributor_days=self.contributor_days,
            next_month=self.report_next_month,
        )


class Heading(models.Model):
    """A heading over tasks, so that pages can group them in the paper's own words."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="headings")
    path = models.JSONField(help_text='["III", "2"]')
    label = models.CharField(max_length=120, help_text="III / 2")
    text = models.TextField()
    position = models.PositiveIntegerField()

    class Meta:
        ordering = ("position",)

    def __str__(self) -> str:
        return f"{self.label} {self.text}"[:200]


class Task(models.Model):
    """A task of a plan: the work itself, apart from what each body owes of it (a duty)."""

    class Kind(models.TextChoices):
        TASK = "task", _("Nhiệm vụ")
        REPORT = "report", _("Báo cáo")
        DIFFICULTY_CHANNEL = "difficulty_channel", _("Nơi tiếp nhận khó khăn")
        BUDGET = "budget", _("Kinh phí")
        MONITORING = "monitoring", _("Theo dõi, đôn đốc")

    class Origin(models.TextChoices):
        READ = "read", _("đọc từ văn bản")
        ADDED = "added", _("thêm khi kiểm tra")
        SPLIT = "split", _("tách khi kiểm tra")
        MERGED = "merged", _("gộp khi kiểm tra")

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="tasks")
    position = models.PositiveIntegerField()
    path = models.JSONField(default=list, help_text='["III", "2", "2.1", "-1"]')
    label = models.CharField(max_length=120, help_text="III / 2 / 2.1 / -1")
    group = models.ForeignKey(Heading, models.SET_NULL, null=True, related_name="tasks")
    text = models.TextField()
    text_key = models.TextField(blank=True, help_text="folded text, for search")
    kind = models.CharField(max_length=20, choices=Kind, default=Kind.TASK)
    deliverable = models.TextField(blank=True)
    time_text = models.CharField(max_length=300, blank=True)
    recurrence = models.CharField(
        max_length=12, blank=True, choices=[(r.value, r.value) for r in Recurrence]
    )
    start = models.CharField(max_length=10, blank=True, help_text="2025-01-01 or --10-01")
    end = models.CharField(max_length=10, blank=True, help_text="2025-12-31 or --12-15")
    condition = models.CharField(max_length=300, blank=True)
    condition_met_on = models.DateField(null=True)
    answerable = models.ForeignKey(
        Body,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="answers_for",
        help_text="of several leads with one product, the one who answers for it",
    )
    stopped_on = models.DateField(null=True, help_text="from then on it opens no more duties")
    opens_duties = models.BooleanField(default=True, help_text="false: it configures the plan")
    origin = models.CharField(max_length=10, choices=Origin, default=Origin.READ)
    read_keys = models.JSONField(
        default=list, help_text="keys of the read tasks that this row stands for"
    )
    dropped = models.BooleanField(default=False)
    same_as = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        related_name="also",
        help_text="the task that says the same elsewhere in the plan; this one is dropped then",
    )
    values = models.JSONField(
        default=dict,
        help_text="field -> {spans: [[a, b]], doubt: sentence, p: how probably right, read: value, state: read|accepted|corrected}",
    )
    version = models.PositiveIntegerField(default=0, help_text="how often a person changed it")

    class Meta:
        ordering = ("position", "id")

    def __str__(self) -> str:
        return f"{self.label}: {self.text}"[:200]

    @property
    def timeframe(self) -> Timeframe:
        return Timeframe(
            text=self.time_text,
            recurrence=Recurrence(self.recurrence) if self.recurrence else None,
            start=self.start or None,
            end=self.end or None,
            condition=self.condition or None,
        )


class Party(models.Model):
    """A body that a task names, as printed, and what the name stands for today."""

    class Role(models.TextChoices):
        LEAD = "lead", _("Chủ trì")
        COORDINATOR = "coordinator", _("Phối hợp")
        REPORTS_TO = "reports_to", _("Nơi nhận báo cáo")

    class State(models.TextChoices):
        EXACT = "exact", _("một đơn vị")
        SUCCESSOR = "successor", _("đơn vị kế thừa")
        COLLECTIVE = "collective", _("nhóm đơn vị")
        OPEN = "open", _("cần chọn đơn vị")
        UNKNOWN = "unknown", _("chưa biết đơn vị này")

    task = models.ForeignKey(Task, models.CASCADE, related_name="parties")
    role = models.CharField(max_length=12, choices=Role)
    name = models.CharField(max_length=300, help_text="canonical, as read or corrected")
    position = models.PositiveSmallIntegerField(default=0)
    state = models.CharField(max_length=12, choices=State, default=State.UNKNOWN)
    why = models.CharField(max_length=400, blank=True, help_text="how the name was resolved")
    bodies = models.ManyToManyField(Body, related_name="parties", blank=True)

    class Meta:
        ordering = ("role", "position", "id")

    def __str__(self) -> str:
        return self.name


class Target(models.Model):
    """A measurable goal of a plan, or (kind BASELINE) a fact that it states about its start."""

    class Kind(models.TextChoices):
        TARGET = "target", _("Chỉ tiêu")
        BASELINE = "baseline", _("Hiện trạng")

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="targets")
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.TARGET)
    position = models.PositiveIntegerField()
    text = models.TextField()
    measure = models.TextField()
    operator = models.CharField(max_length=8, blank=True)
    value = models.DecimalField(max_digits=20, decimal_places=6)
    value_max = models.DecimalField(max_digits=20, decimal_places=6, null=True)
    unit = models.CharField(max_length=200, blank=True)
    baseline = models.DecimalField(max_digits=20, decimal_places=6, null=True)
    by = models.PositiveSmallIntegerField(null=True, help_text="year of the horizon")
    as_of = models.CharField(max_length=10, blank=True)
    spans = models.JSONField(default=list)
    doubt = models.TextField(blank=True, help_text="why the reader was not sure")
    sure = models.FloatField(null=True, help_text="how probably it was read right")
    checked = models.BooleanField(default=False, help_text="accepted or corrected by a person")
    dropped = models.BooleanField(default=False)

    class Meta:
        ordering = ("kind", "position", "id")

    def __str__(self) -> str:
        return self.text[:200]

    @property
    def words(self) -> str:
        return target_words(self)

    @property
    def item(self) -> str:
        """What pages call it beside tasks, which go by their numbers."""
        return f"ct{self.pk}"


class Twin(models.Model):
    """Two places that say one task: in one plan, or in a plan (`first`) and one that implements it."""

    class State(models.TextChoices):
        READ = "read", _("máy đọc, chưa ai xác nhận")
        SAME = "same", _("một việc")
        DIFFERENT = "different", _("hai việc")

    first = models.ForeignKey(Task, models.CASCADE, related_name="repeated_in")
    second = models.ForeignKey(Task, models.CASCADE, related_name="repeats")
    likeness = models.FloatField(help_text="0 to 1")
    why = models.JSONField(default=list, help_text="phrases")
    state = models.CharField(max_length=10, choices=State, default=State.READ)
    decided_by = models.CharField(max_length=200, blank=True)
    decided_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("first__position", "second__position", "id")
        constraints = (models.UniqueConstraint(fields=["first", "second"], name="one_twin_a_pair"),)

    def __str__(self) -> str:
        return f"{self.first.label} = {self.second.label}"


class WantedPaper(models.Model):
    """A paper that a task asks for: proposed from its words, confirmed by a person, then issued."""

    class State(models.TextChoices):
        READ = "read", _("máy đọc, chưa ai xác nhận")
        CONFIRMED = "confirmed", _("đã xác nhận")
        CORRECTED = "corrected", _("đã sửa")
        REFUSED = "refused", _("không phải ban hành")

    task = models.ForeignKey(Task, models.CASCADE, related_name="wanted")
    kind = models.CharField(max_length=80)
    title = models.TextField(blank=True)
    issuer = models.CharField(max_length=200, blank=True)
    amends = models.JSONField(default=list, help_text="numbers, or a name where there is none")
    replaces = models.JSONField(default=list, help_text="numbers, or a name where there is none")
    read = models.JSONField(default=dict, help_text="what was read: field, span, and the values")
    state = models.CharField(max_length=10, choices=State, default=State.READ)
    document = models.ForeignKey(
        Document, models.SET_NULL, null=True, related_name="wanted_by", help_text="its record"
    )
    decided_by = models.CharField(max_length=200, blank=True)
    decided_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.kind} {self.title}".strip()[:200]

    @property
    def is_issued(self) -> bool:
        return self.document is not None and not self.document.expected
