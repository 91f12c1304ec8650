"""Rounds in which bodies look through their people, and what each said."""

from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

from hientai.bodies.models import Body
from hientai.people.models import Person
from hientai.plans.models import Task


class Round(models.Model):
    """A call on bodies to confirm their people by a day; closed, it takes no more answers."""

    title = models.CharField(max_length=200)
    steward = models.ForeignKey(Body, models.PROTECT, null=True, related_name="+")
    opened_on = models.DateField()
    due_on = models.DateField()
    yearly = models.BooleanField(default=False, help_text="opens anew a year later")
    tasks = models.ManyToManyField(Task, related_name="people_rounds")
    closed_on = models.DateField(null=True)
    opened_by = models.CharField(max_length=200)

    class Meta:
        ordering = ("-opened_on", "-id")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(due_on__gte=models.F("opened_on")), name="round_due_after_start"
            ),
        )

    def __str__(self) -> str:
        return self.title


class Answer(models.Model):
    """What one body owes in a round: not begun, or confirmed on a day with its people of that day."""

    round = models.ForeignKey(Round, models.CASCADE, related_name="answers")
    body = models.ForeignKey(Body, models.PROTECT, related_name="people_answers")
    confirmed_at = models.DateTimeField(null=True)
    confirmed_by = models.CharField(max_length=200, blank=True)
    people = models.PositiveIntegerField(default=0, help_text="confirmed")
    figures = models.JSONField(default=dict, help_text="domain.FIGURES -> how many people")

    class Meta:
        ordering = ("body__sort_key", "id")
        constraints = (models.UniqueConstraint(fields=["round", "body"], name="one_answer_a_body"),)

    def __str__(self) -> str:
        return f"{self.round}: {self.body}"

    def is_late(self, today: date) -> bool:
        return self.confirmed_at is None and today > self.round.due_on


class Said(models.Model):
    """Of whom a body said something in a round; of all others it said by confirming: as before."""

    class What(models.TextChoices):
        CHANGED = "changed", _("có thay đổi")
        RETIRED = "retired", _("đã nghỉ hưu")
        MOVED = "moved", _("đã chuyển đi")
        DEAD = "dead", _("đã mất")

    answer = models.ForeignKey(Answer, models.CASCADE, related_name="said")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    what = models.CharField(max_length=10, choices=What)
    at = models.DateTimeField()

    class Meta:
        ordering = ("-at", "-id")
        constraints = (
            models.UniqueConstraint(fields=["answer", "person"], name="one_word_a_person"),
        )

    def __str__(self) -> str:
        return f"{self.person}: {self.get_what_display()}"


class Mark(models.Model):
    """The last answer in which a body confirmed a person as the register has them.

    All values of the person that say nothing surer count as confirmed by that body on that day:
    one short row for a person, none for their values.
    """

    person = models.OneToOneField(Person, models.CASCADE, primary_key=True, related_name="+")
    answer = models.ForeignKey(Answer, models.CASCADE, related_name="marks")

    def __str__(self) -> str:
        return str(self.person_id)
