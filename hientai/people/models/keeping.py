"""What the register needs beside profiles: totals of staff, and large changes of what follows from rules."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from hientai.bodies.models import Body


class StaffTotal(models.Model):
    """How many people a body has in a year: what a share of its staff is a share of."""

    body = models.ForeignKey(Body, models.PROTECT, related_name="staff_totals")
    year = models.PositiveSmallIntegerField()
    total = models.PositiveIntegerField()
    source = models.CharField(max_length=300)
    entered_by = models.CharField(max_length=200)
    entered_at = models.DateTimeField()

    class Meta:
        ordering = ("-year", "body")
        constraints = (models.UniqueConstraint(fields=["body", "year"], name="one_total_a_year"),)

    def __str__(self) -> str:
        return f"{self.body} {self.year}"


class Recount(models.Model):
    """A change of a list or rule from which columns of many people follow: counted, then written.

    `asked` is the change; nothing of it holds before somebody has seen how many people it moves.
    """

    class What(models.TextChoices):
        SECTORS = "sectors", _("Danh mục ngành")
        COUNTING = "counting", _("Quy định ai được tính là trí thức")
        PLACES = "places", _("Nơi ở địa giới hiện nay")

    class State(models.TextChoices):
        COUNTING = "counting", _("Đang đếm")
        COUNTED = "counted", _("Chờ quyết định")
        WRITING = "writing", _("Đang tính lại")
        DONE = "done", _("Đã tính lại")
        DROPPED = "dropped", _("Đã bỏ")

    what = models.CharField(max_length=10, choices=What)
    words = models.CharField(max_length=300, help_text="what is to change, for people")
    asked = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=State, default=State.COUNTING)
    total = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    moved = models.PositiveIntegerField(default=0)
    moves = models.JSONField(default=list, help_text="[{before, after, n}]")
    asked_by = models.CharField(max_length=200)
    asked_at = models.DateTimeField(auto_now_add=True)
    written_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-id",)

    def __str__(self) -> str:
        return self.words

    @property
    def is_running(self) -> bool:
        return self.state in {self.State.COUNTING, self.State.WRITING}
