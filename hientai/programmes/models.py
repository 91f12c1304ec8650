"""A programme, its parts in its own order, and what each part is made of."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from hientai.bodies.models import Body
from hientai.plans.models import Heading, Plan, Task


class Programme(models.Model):
    """What a province follows as one thing, whichever plans it stands in."""

    class Sees(models.TextChoices):
        OWN = "own", _("chỉ đơn vị lập")
        BODIES = "bodies", _("các đơn vị được chia sẻ")
        ALL = "all", _("mọi người theo dõi")

    name = models.CharField(max_length=200)
    note = models.TextField(blank=True)
    sees = models.CharField(max_length=10, choices=Sees, default=Sees.OWN)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    body = models.ForeignKey(
        Body, models.PROTECT, null=True, related_name="+", help_text="for which it was made"
    )
    bodies = models.ManyToManyField(Body, related_name="+", blank=True)
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.CharField(max_length=200)

    class Meta:
        ordering = ("name", "id")

    def __str__(self) -> str:
        return self.name


class Part(models.Model):
    """A group of a programme under the programme's own words."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="parts")
    name = models.CharField(max_length=200)
    position = models.PositiveIntegerField()

    class Meta:
        ordering = ("position", "id")
        constraints = (
            models.UniqueConstraint(fields=["programme", "name"], name="one_part_a_name"),
        )

    def __str__(self) -> str:
        return self.name


class Member(models.Model):
    """What belongs to a part: a whole plan, a heading with all below it, or one task."""

    part = models.ForeignKey(Part, models.CASCADE, related_name="members")
    plan = models.ForeignKey(Plan, models.CASCADE, related_name="+", help_text="where it stands")
    heading = models.ForeignKey(Heading, models.CASCADE, null=True, related_name="+")
    task = models.ForeignKey(Task, models.CASCADE, null=True, related_name="+")
    position = models.PositiveIntegerField()

    class Meta:
        ordering = ("position", "id")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(heading=None) | models.Q(task=None), name="heading_or_task"
            ),
        )

    def __str__(self) -> str:
        return str(self.task or self.heading or self.plan)
