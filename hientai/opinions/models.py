"""Something said that must be answered. Difficulties come first; petitions and findings follow."""

from django.db import models
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from hientai.bodies.models import Body
from hientai.duties.models import Duty
from hientai.plans.models import Plan


class Opinion(models.Model):
    class Kind(models.TextChoices):
        DIFFICULTY = "difficulty", _("Khó khăn, vướng mắc")

    class State(models.TextChoices):
        RAISED = "raised", _("Chờ trả lời")
        ANSWERED = "answered", _("Đã trả lời")
        CLOSED = "closed", _("Đã khép lại")

    kind = models.CharField(max_length=12, choices=Kind, default=Kind.DIFFICULTY)
    plan = models.ForeignKey(Plan, models.CASCADE, related_name="opinions")
    duty = models.ForeignKey(Duty, models.SET_NULL, null=True, related_name="opinions")
    body = models.ForeignKey(Body, models.PROTECT, related_name="opinions_raised")
    collector = models.ForeignKey(Body, models.PROTECT, related_name="opinions_collected")
    text = models.TextField()
    proposal = models.TextField(blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.RAISED, db_index=True)
    raised_at = models.DateTimeField(auto_now_add=True)
    raised_by = models.CharField(max_length=200)
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ("-id",)

    def __str__(self) -> str:
        return self.text[:200]

    @property
    def days_waiting(self) -> int:
        return (localdate() - localdate(self.raised_at)).days
