"""The ladder of reminders, and who heads a body."""

from django.conf import settings
from django.db import models

from hientai.bodies.models import Body
from hientai.chasing.domain import Audience, Step


class Ladder(models.Model):
    """The rungs from a moment on; the newest is in force, none at all means the default."""

    steps = models.JSONField(help_text='[[-7, "officer"], …]')
    set_at = models.DateTimeField(auto_now_add=True)
    set_by = models.CharField(max_length=200)

    class Meta:
        ordering = ("-id",)

    def __str__(self) -> str:
        return f"{len(self.steps)} rungs"

    @property
    def rungs(self) -> tuple[Step, ...]:
        return tuple(Step(days, Audience(audience)) for days, audience in self.steps)


class Head(models.Model):
    """Who heads a body: reached by address, and in the inbox where they have an account."""

    body = models.OneToOneField(Body, models.CASCADE, related_name="chased_head")
    name = models.CharField(max_length=120)
    position = models.CharField(max_length=120, blank=True)
    email = models.EmailField(blank=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="heads"
    )

    class Meta:
        ordering = ("body__sort_key",)

    def __str__(self) -> str:
        return self.name
