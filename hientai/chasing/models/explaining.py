"""A request for explanation (yêu cầu giải trình) to a body, turn by turn."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from hientai.bodies.models import Body
from hientai.duties.models import Duty


class Explanation(models.Model):
    """Asked of one body about some of its duties, by a leader or by the steward of their plan."""

    class State(models.TextChoices):
        ASKED = "asked", _("Chờ giải trình")
        ANSWERED = "answered", _("Chờ xem xét")
        ACCEPTED = "accepted", _("Đã chấp nhận")
        WITHDRAWN = "withdrawn", _("Đã rút")

    body = models.ForeignKey(Body, models.PROTECT, related_name="explanations")
    steward = models.ForeignKey(
        Body,
        models.PROTECT,
        null=True,
        related_name="+",
        help_text="empty: a leader asked",
    )
    duties = models.ManyToManyField(Duty, related_name="explanations")
    text = models.TextField()
    due_on = models.DateField()
    state = models.CharField(max_length=10, choices=State, default=State.ASKED, db_index=True)
    asked_at = models.DateTimeField(auto_now_add=True)
    asked_by = models.CharField(max_length=200)
    asker = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="explanations_asked"
    )

    class Meta:
        ordering = ("-id",)
        indexes = (models.Index(fields=["body", "state", "due_on"], name="explanations_open"),)

    def __str__(self) -> str:
        return f"{self.body}: {self.text}"[:200]


class Turn(models.Model):
    """One thing said in a request: asked, answered, asked again, accepted, withdrawn."""

    class Kind(models.TextChoices):
        ASKED = "asked", _("Yêu cầu giải trình")
        ANSWERED = "answered", _("Giải trình")
        AGAIN = "again", _("Yêu cầu giải trình lại")
        ACCEPTED = "accepted", _("Chấp nhận")
        WITHDRAWN = "withdrawn", _("Rút yêu cầu")

    explanation = models.ForeignKey(Explanation, models.CASCADE, related_name="turns")
    kind = models.CharField(max_length=10, choices=Kind)
    text = models.TextField(blank=True)
    due_on = models.DateField(null=True)
    at = models.DateTimeField(auto_now_add=True)
    by = models.CharField(max_length=200)

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.text}"[:200]
