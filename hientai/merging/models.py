"""Pairs of profiles that may be one person, searches for them, and merges that can be undone."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from hientai.people.models import Intake, Person


class Pair(models.Model):
    """Two profiles that may be one person; which stands first says nothing.

    `reasons` is what speaks for and against: `[{field, kind, weight}]`, never a value.
    """

    class State(models.TextChoices):
        OPEN = "open", _("Chờ xem xét")
        SAME = "same", _("Cùng một người")
        DIFFERENT = "different", _("Hai người khác nhau")
        LATER = "later", _("Để sau")

    first = models.ForeignKey(Person, models.CASCADE, related_name="+")
    second = models.ForeignKey(Person, models.CASCADE, related_name="+")
    probability = models.FloatField()
    reasons = models.JSONField(default=list)
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    decided_by = models.CharField(max_length=200, blank=True)
    decided_at = models.DateTimeField(null=True)
    found_at = models.DateTimeField()

    class Meta:
        ordering = ("-probability", "id")
        constraints = (
            models.UniqueConstraint(fields=["first", "second"], name="one_pair"),
            models.CheckConstraint(
                condition=models.Q(first__lt=models.F("second")), name="pair_in_order"
            ),
        )
        indexes = (models.Index(fields=["state", "-probability"], name="merging_queue"),)

    def __str__(self) -> str:
        return f"{self.first} = {self.second}"


class Search(models.Model):
    """One search of the register for pairs: the whole of it, or who changed since the last one."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Chờ chạy")
        RUNNING = "running", _("Đang so sánh")
        DONE = "done", _("Đã xong")
        CANCELLED = "cancelled", _("Đã dừng")

    whole = models.BooleanField(default=False)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    percent = models.PositiveSmallIntegerField(default=0)
    people = models.PositiveIntegerField(default=0, help_text="in the register")
    compared = models.PositiveIntegerField(default=0, help_text="of them, against all others")
    found = models.PositiveIntegerField(default=0, help_text="pairs that are new")
    prior = models.FloatField(null=True, help_text="log odds that any two are one, counted")
    asked_at = models.DateTimeField(auto_now_add=True)
    asked_by = models.CharField(max_length=200)
    started_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-id",)

    def __str__(self) -> str:
        return f"{self.get_state_display()} {self.asked_at:%d/%m/%Y}"


class Merge(models.Model):
    """A profile that went into another: the way from its old address, and all that undo puts back.

    What is kept of the profile that went is here alone; it goes when the person's profile is erased.
    """

    kept = models.ForeignKey(Person, models.CASCADE, related_name="+")
    gone = models.BigIntegerField(db_index=True, help_text="id of the profile that went")
    gone_name = models.CharField(max_length=120)
    gone_body = models.BigIntegerField(null=True)
    rows = models.JSONField(default=list, help_text="rows that went, as packing writes them")
    moved = models.JSONField(default=list, help_text="[table, column, ids] now of the kept one")
    columns = models.JSONField(default=list, help_text="[table, column, before, after]")
    made = models.JSONField(default=list, help_text="[table, ids] that the merge itself wrote")
    cut = models.JSONField(default=list, help_text="[table, column, ids, target] set to nothing")
    chosen = models.JSONField(default=dict, help_text="field -> kept or gone, as a person chose")
    intakes = models.ManyToManyField(Intake, related_name="+")
    by = models.CharField(max_length=200)
    at = models.DateTimeField()
    undone_by = models.CharField(max_length=200, blank=True)
    undone_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-id",)
        constraints = (
            models.UniqueConstraint(
                fields=["gone"], condition=models.Q(undone_at=None), name="one_way_from_a_profile"
            ),
        )

    def __str__(self) -> str:
        return self.gone_name
