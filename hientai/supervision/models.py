"""Supervision of plans: what a body means to look at in a year, its visits, what it found there."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from hientai.bodies.models import Body
from hientai.core.models import StoredFile
from hientai.opinions.domain import KINDS, Kind
from hientai.opinions.models import Opinion
from hientai.plans.models import Heading, Plan, Task


class YearPlan(models.Model):
    """What a supervising body means to look at in a year."""

    body = models.ForeignKey(Body, models.PROTECT, related_name="supervision_plans")
    year = models.PositiveSmallIntegerField()
    number = models.CharField(max_length=60, blank=True, help_text="of the paper that sets it")
    issued_on = models.DateField(null=True)
    aim = models.TextField(blank=True)
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.CharField(max_length=200)

    class Meta:
        ordering = ("-year", "body__sort_key", "id")
        constraints = (
            models.UniqueConstraint(fields=["body", "year"], name="one_supervision_plan_a_year"),
        )

    def __str__(self) -> str:
        return f"{self.body} {self.year}"

    def get_absolute_url(self) -> str:
        return reverse("supervision:year", args=[self.pk])


class Visit(models.Model):
    """One body looked at, over some clauses of one plan: planned, held, concluded."""

    class State(models.TextChoices):
        PLANNED = "planned", _("Theo kế hoạch")
        HELD = "held", _("Đã giám sát")
        CONCLUDED = "concluded", _("Đã có kết luận")
        DROPPED = "dropped", _("Thôi thực hiện")

    year_plan = models.ForeignKey(YearPlan, models.CASCADE, related_name="visits")
    body = models.ForeignKey(Body, models.PROTECT, related_name="supervised_in")
    plan = models.ForeignKey(Plan, models.PROTECT, related_name="supervised_in")
    headings = models.ManyToManyField(Heading, related_name="+", blank=True)
    tasks = models.ManyToManyField(Task, related_name="supervised_in", blank=True)
    topic = models.TextField(blank=True)
    planned_from = models.DateField()
    planned_to = models.DateField()
    state = models.CharField(max_length=10, choices=State, default=State.PLANNED)
    held_on = models.DateField(null=True)
    place = models.CharField(max_length=200, blank=True)
    members = models.TextField(blank=True)
    summary = models.TextField(blank=True)
    minutes = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")
    number = models.CharField(max_length=60, blank=True, help_text="of the conclusion")
    concluded_on = models.DateField(null=True)
    dropped_why = models.TextField(blank=True)

    class Meta:
        ordering = ("planned_from", "body__sort_key", "id")

    def __str__(self) -> str:
        return f"{self.body}: {self.plan}"[:200]

    def get_absolute_url(self) -> str:
        return reverse("supervision:visit", args=[self.pk])


class Finding(models.Model):
    """What was found at a visit; once the visit is concluded it is an opinion, to be answered."""

    visit = models.ForeignKey(Visit, models.CASCADE, related_name="findings")
    category = models.CharField(
        max_length=20,
        choices=[(key, _(label)) for key, label in KINDS[Kind.FINDING].categories.items()],
    )
    task = models.ForeignKey(Task, models.SET_NULL, null=True, related_name="+")
    text = models.TextField()
    demand = models.TextField(blank=True)
    due_on = models.DateField(null=True, help_text="last day for the answer")
    opinion = models.OneToOneField(Opinion, models.PROTECT, null=True, related_name="finding")

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return self.text[:200]

    @property
    def category_label(self) -> str:
        return _t(KINDS[Kind.FINDING].categories[self.category])
