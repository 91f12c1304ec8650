"""Indicators, what plans want of them, what was observed, and who was asked."""

from __future__ import annotations

from decimal import Decimal

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hientai.bodies.models import Body
from hientai.core.models import StoredFile
from hientai.documents.models import Document
from hientai.indicators.domain.goals import Goal, Point, Rhythm
from hientai.indicators.domain.judging import State
from hientai.indicators.domain.periods import written_period
from hientai.indicators.domain.rounding import rounded
from hientai.plans.models import Plan
from hientai.plans.models import Target as ReadTarget

STATE_LABELS = {
    State.MET: _("Đạt"),
    State.ON_TRACK: _("Đúng lộ trình"),
    State.BEHIND: _("Chậm lộ trình"),
    State.MISSED: _("Không đạt"),
    State.NO_DATA: _("Chưa có số liệu"),
    State.NOT_DUE: _("Chưa đến hạn"),
}
DIM_LABELS = {
    "sector": _("Ngành"),
    "field": _("Lĩnh vực khoa học"),
    "body": _("Đơn vị"),
    "place": _("Địa bàn"),
    "sex": _("Giới"),
    "age": _("Nhóm tuổi"),
    "group": _("Nhóm chính sách"),
}


class Indicator(models.Model):
    """What is measured, how, and where its values come from."""

    class Method(models.TextChoices):
        PERSONS = "persons", _("đếm người")
        FTE = "fte", _("quy đổi toàn thời gian (FTE)")
        THINGS = "things", _("đếm số lượng")
        MONEY = "money", _("tiền")
        RANK = "rank", _("thứ hạng")

    class Source(models.TextChoices):
        COMPUTED = "computed", _("tính từ cơ sở dữ liệu trí thức")
        REPORTED = "reported", _("đơn vị báo cáo")
        STATISTIC = "statistic", _("nhập từ số liệu thống kê chính thức")

    class Period(models.TextChoices):
        YEAR = "year", _("năm")
        HALF = "half", _("sáu tháng")
        QUARTER = "quarter", _("quý")
        MONTH = "month", _("tháng")

    code = models.CharField(max_length=60, blank=True, help_text="of the table of common ones")
    name = models.CharField(max_length=300)
    name_en = models.CharField(max_length=300, blank=True)
    definition = models.TextField(blank=True)
    definition_en = models.TextField(blank=True)
    unit = models.CharField(max_length=100, blank=True)
    unit_en = models.CharField(max_length=100, blank=True)
    method = models.CharField(max_length=8, choices=Method, default=Method.THINGS)
    numerator = models.CharField(max_length=300, blank=True)
    denominator = models.CharField(max_length=300, blank=True)
    over = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="shares", help_text="holds the denominator"
    )
    period = models.CharField(max_length=8, choices=Period, default=Period.YEAR)
    dims = models.JSONField(default=list, help_text="how it is broken down: sector, body, …")
    source = models.CharField(max_length=10, choices=Source, default=Source.REPORTED)
    computation = models.CharField(max_length=40, blank=True, help_text="domain.computing")
    part_keys = models.JSONField(
        default=dict, help_text="a plan's word for a sector -> keys of the register's sectors"
    )
    body = models.ForeignKey(
        Body, models.PROTECT, null=True, related_name="indicators", help_text="reports it"
    )
    steward = models.ForeignKey(
        Body, models.PROTECT, null=True, related_name="+", help_text="for which it was made"
    )
    open_since = models.DateTimeField(null=True, help_text="shown to everybody; null: not")
    opened_by = models.CharField(max_length=200, blank=True)
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.CharField(max_length=200)

    class Meta:
        ordering = ("name", "id")
        constraints = (
            models.UniqueConstraint(
                fields=["code"], condition=~models.Q(code=""), name="one_indicator_a_code"
            ),
        )

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("indicators:detail", args=[self.pk])

    @property
    def dim_labels(self) -> list[str]:
        return [str(DIM_LABELS[dim]) for dim in self.dims if dim in DIM_LABELS]


class Target(models.Model):
    """What a plan wants of an indicator; without an operator, an objective in words."""

    class Stage(models.TextChoices):
        PROPOSED = "proposed", _("chờ xác nhận")
        CONFIRMED = "confirmed", _("đang theo dõi")
        DROPPED = "dropped", _("không theo dõi")

    class RhythmChoice(models.TextChoices):
        BY = Rhythm.BY.value, _("đến năm cuối")
        EACH_YEAR = Rhythm.EACH_YEAR.value, _("từng năm")
        TOTAL = Rhythm.TOTAL.value, _("cộng dồn cả giai đoạn")
        GROWTH = Rhythm.GROWTH.value, _("tăng bình quân mỗi năm")

    class Operator(models.TextChoices):
        AT_LEAST = ">=", _("từ … trở lên")
        MORE = ">", _("trên …")
        AT_MOST = "<=", _("không quá …")
        LESS = "<", _("dưới …")
        EQUAL = "=", _("đạt …")
        NEAR = "~", _("khoảng …")
        BETWEEN = "between", _("từ … đến …")

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="indicator_targets")
    read = models.OneToOneField(
        ReadTarget, models.SET_NULL, null=True, related_name="followed", help_text="as it was read"
    )
    indicator = models.ForeignKey(Indicator, models.PROTECT, null=True, related_name="targets")
    stage = models.CharField(max_length=9, choices=Stage, default=Stage.PROPOSED)
    position = models.PositiveIntegerField(default=0)
    clause = models.TextField(help_text="the sentence of the plan")
    spans = models.JSONField(default=list)
    rhythm = models.CharField(max_length=9, choices=RhythmChoice, default=RhythmChoice.BY)
    operator = models.CharField(max_length=8, choices=Operator, blank=True)
    value = models.DecimalField(max_digits=20, decimal_places=6, null=True)
    value_max = models.DecimalField(max_digits=20, decimal_places=6, null=True)
    tolerance = models.DecimalField(max_digits=20, decimal_places=6, null=True)
    unit = models.CharField(max_length=200, blank=True, help_text="as the plan says it")
    baseline = models.DecimalField(max_digits=20, decimal_places=6, null=True)
    baseline_on = models.DateField(null=True, help_text="the plan's day where it names none")
    since = models.PositiveSmallIntegerField(null=True)
    by = models.PositiveSmallIntegerField(null=True)
    trajectory = models.JSONField(default=dict, help_text="year -> value stated; else linear")
    dim = models.CharField(max_length=10, blank=True)
    parts = models.JSONField(default=list, help_text="one value for each of these")
    decided_at = models.DateTimeField(null=True)
    decided_by = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ("plan", "position", "id")

    def __str__(self) -> str:
        return self.clause[:200]

    @property
    def in_words(self) -> bool:
        return not self.operator

    @property
    def goal(self) -> Goal:
        start = None
        if self.baseline is not None and self.baseline_on:
            start = Point(self.baseline_on, self.baseline)
        return Goal(
            operator=self.operator,
            low=self.value or Decimal(0),
            high=self.value_max,
            tolerance=self.tolerance,
            rhythm=Rhythm(self.rhythm),
            since=self.since,
            by=self.by,
            start=start,
            stated={int(year): Decimal(value) for year, value in self.trajectory.items()},
        )


class Verdict(models.Model):
    """How an objective in words stands, as somebody judged it; the newest counts."""

    target = models.ForeignKey(Target, models.CASCADE, related_name="verdicts")
    state = models.CharField(
        max_length=8, choices=[(state.value, label) for state, label in STATE_LABELS.items()]
    )
    words = models.TextField()
    by = models.CharField(max_length=200)
    at = models.DateTimeField()

    class Meta:
        ordering = ("-at", "-id")

    def __str__(self) -> str:
        return self.words[:200]


class Ask(models.Model):
    """A body is asked for the values of an indicator in a period."""

    class State(models.TextChoices):
        ASKED = "asked", _("chờ đơn vị")
        SENT = "sent", _("chờ xác nhận")
        RETURNED = "returned", _("trả lại để sửa")
        CONFIRMED = "confirmed", _("đã xác nhận")
        WITHDRAWN = "withdrawn", _("đã rút")

    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="asks")
    body = models.ForeignKey(Body, models.PROTECT, related_name="indicator_asks")
    steward = models.ForeignKey(
        Body, models.PROTECT, null=True, related_name="+", help_text="for which it was asked"
    )
    period = models.CharField(max_length=8)
    due_on = models.DateField()
    question = models.TextField(blank=True)
    parts = models.JSONField(default=list, help_text="asked one by one; empty: the whole")
    dim = models.CharField(max_length=10, blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.ASKED, db_index=True)
    values = models.JSONField(default=dict, help_text="part -> value as a decimal text")
    note = models.TextField(blank=True)
    evidence = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")
    asked_at = models.DateTimeField()
    asked_by = models.CharField(max_length=200)
    sent_at = models.DateTimeField(null=True)
    sent_by = models.CharField(max_length=200, blank=True)
    returned_why = models.TextField(blank=True)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ("due_on", "id")

    def __str__(self) -> str:
        return f"{self.indicator}, {written_period(self.period)}: {self.body}"

    def get_absolute_url(self) -> str:
        return reverse("indicators:ask", args=[self.pk])

    @property
    def period_words(self) -> str:
        return written_period(self.period)


class Observation(models.Model):
    """A value of an indicator in a period, and from what; a later one replaces it, none is changed."""

    class Kind(models.TextChoices):
        PLAN = "plan", _("kế hoạch nêu")
        COMPUTED = "computed", _("tính từ hồ sơ")
        REPORTED = "reported", _("đơn vị báo cáo")
        STATISTIC = "statistic", _("số liệu thống kê")

    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="observations")
    dim = models.CharField(max_length=10, blank=True)
    part = models.CharField(max_length=200, blank=True, help_text="of the dimension; empty: all")
    period = models.CharField(max_length=8)
    on = models.DateField(help_text="the day of which it speaks, at the latest the period's last")
    value = models.DecimalField(max_digits=20, decimal_places=6)
    count = models.DecimalField(
        max_digits=20, decimal_places=6, null=True, help_text="numerator of a share"
    )
    whole = models.DecimalField(
        max_digits=20, decimal_places=6, null=True, help_text="denominator of a share"
    )
    kind = models.CharField(max_length=10, choices=Kind)
    target = models.ForeignKey(Target, models.SET_NULL, null=True, related_name="stated")
    ask = models.ForeignKey(Ask, models.SET_NULL, null=True, related_name="observations")
    document = models.ForeignKey(Document, models.SET_NULL, null=True, related_name="+")
    paper = models.CharField(max_length=300, blank=True, help_text="number or name of its paper")
    computed = models.JSONField(default=dict, help_text="how it was counted")
    note = models.TextField(blank=True)
    body = models.ForeignKey(Body, models.PROTECT, null=True, related_name="+")
    by = models.CharField(max_length=200)
    at = models.DateTimeField()
    replaces = models.OneToOneField("self", models.PROTECT, null=True, related_name="replaced_by")
    current = models.BooleanField(default=True)

    class Meta:
        ordering = ("indicator", "dim", "part", "on", "id")
        constraints = (
            models.UniqueConstraint(
                fields=["indicator", "dim", "part", "period"],
                condition=models.Q(current=True),
                name="one_current_observation",
            ),
        )

    def __str__(self) -> str:
        return f"{self.indicator} {self.part} {self.period}: {self.value}"

    @property
    def period_words(self) -> str:
        return written_period(self.period)

    @property
    def shown(self) -> Decimal:
        """Return the value as it can be read."""
        return rounded(self.value)
