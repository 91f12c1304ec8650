"""Scenarios, what shares are shares of, and forecasts as they were run."""

from __future__ import annotations

from dataclasses import asdict, fields

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hientai.forecasts.domain.measures import Measure
from hientai.forecasts.domain.scenarios import Scenario as Policy
from hientai.indicators.models import Indicator, Target


class Scenario(models.Model):
    """A named set of policies; forecasts keep a copy of what it was when they were run."""

    name = models.CharField(max_length=120, unique=True)
    note = models.CharField(max_length=500, blank=True)
    doctorates = models.FloatField(default=0, help_text="more doctors trained a year")
    masters = models.FloatField(default=0, help_text="more masters trained a year")
    attracted = models.FloatField(default=0, help_text="doctors from elsewhere a year")
    deferral = models.FloatField(default=0, help_text="share of doctors who stay past retirement")
    quits = models.FloatField(default=1, help_text="times the chance of leaving")
    recruits = models.FloatField(default=1, help_text="times those who come")
    delay = models.PositiveSmallIntegerField(default=0, help_text="years before it begins")
    made_by = models.CharField(max_length=200)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name

    @property
    def policy(self) -> Policy:
        return Policy(**{each.name: getattr(self, each.name) for each in fields(Policy)})

    @property
    def values(self) -> dict[str, float]:
        return asdict(self.policy)


class Whole(models.Model):
    """What shares are shares of: a population, all staff; its years are observed, its growth assumed."""

    name = models.CharField(max_length=120, unique=True)
    growth = models.FloatField(default=0, help_text="per cent a year")
    unsure = models.FloatField(default=1, help_text="standard deviation of the growth")
    reason = models.CharField(max_length=300, blank=True, help_text="why this growth")
    indicator = models.ForeignKey(
        Indicator, models.SET_NULL, null=True, related_name="+", help_text="whose values it takes"
    )

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name


class WholeYear(models.Model):
    """How large a whole was at the end of a year, and by which paper."""

    whole = models.ForeignKey(Whole, models.CASCADE, related_name="years")
    year = models.PositiveSmallIntegerField()
    value = models.PositiveBigIntegerField()
    source = models.CharField(max_length=300)
    by = models.CharField(max_length=200)
    at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ("year",)
        constraints = (models.UniqueConstraint(fields=["whole", "year"], name="one_value_a_year"),)

    def __str__(self) -> str:
        return f"{self.whole} {self.year}"


class Forecast(models.Model):
    """A question about the years to come, and the answer as it was computed; never computed again."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Chờ tính")
        RUNNING = "running", _("Đang tính")
        DONE = "done", _("Đã có kết quả")
        FAILED = "failed", _("Không tính được")

    class What(models.TextChoices):
        DOCTORS = "doctors", _("tiến sĩ")
        MASTERS = "masters", _("thạc sĩ")
        PEOPLE = "people", _("trí thức đang công tác")
        RETIRED = "retired", _("người đến tuổi nghỉ hưu trong năm")

    class Of(models.TextChoices):
        COUNT = "count", _("số người")
        SHARE = "share", _("tỷ lệ % trên tổng số trí thức")
        WOMEN = "women", _("tỷ lệ % nữ")
        WHOLE = "whole", _("tỷ lệ % trên mẫu số nhập từ số liệu chính thức")

    what = models.CharField(max_length=10, choices=What, default=What.DOCTORS)
    of = models.CharField(max_length=10, choices=Of, default=Of.COUNT)
    field = models.CharField(max_length=7, blank=True, help_text="of science; empty: all")
    whole = models.ForeignKey(Whole, models.PROTECT, null=True, related_name="forecasts")
    until = models.PositiveSmallIntegerField(help_text="the last year")
    goal = models.FloatField(null=True)
    goal_year = models.PositiveSmallIntegerField(null=True)
    target = models.ForeignKey(Target, models.SET_NULL, null=True, related_name="forecasts")
    scenarios = models.ManyToManyField(Scenario, related_name="forecasts", blank=True)
    paths = models.PositiveIntegerField(default=1000)
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    done = models.PositiveSmallIntegerField(default=0)
    steps = models.PositiveSmallIntegerField(default=1)
    refusal = models.TextField(blank=True)
    result = models.JSONField(default=dict)
    asked_by = models.CharField(max_length=200)
    asked_at = models.DateTimeField(auto_now_add=True)
    done_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-id",)

    def __str__(self) -> str:
        what = str(self.get_what_display())
        return f"{what[:1].upper()}{what[1:]}, {self.get_of_display()}"

    def get_absolute_url(self) -> str:
        return reverse("forecasts:detail", args=[self.pk])

    @property
    def measure(self) -> Measure:
        of = "count" if self.of == self.Of.WHOLE else self.of
        return Measure(self.what, of, int(self.field) - 1 if self.field else None)

    @property
    def working(self) -> bool:
        return self.state in {self.State.WAITING, self.State.RUNNING}
