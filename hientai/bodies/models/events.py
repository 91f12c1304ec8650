"""What happened to bodies: dated events with their legal basis, and who followed whom by them."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

from hientai.bodies.domain.events import basis_words
from hientai.bodies.models.register import Body


class EventKind(models.TextChoices):
    CREATED = "created", _("thành lập")
    RENAMED = "renamed", _("đổi tên")
    MERGED = "merged", _("hợp nhất, sáp nhập")
    SPLIT = "split", _("chia tách")
    ABSORBED = "absorbed", _("nhập vào")
    ABOLISHED = "abolished", _("kết thúc hoạt động")
    MOVED = "moved", _("chuyển chức năng")


class Event(models.Model):
    """Something that happened to bodies on a day; only one IN_EFFECT has successions.

    `sides` is what was entered: {"before": [ids], "after": [ids], "new": [{"name", "kind",
    "province"}]}. `undo` is what taking effect changed: {"ended": {id: last day before}, "made":
    [ids]}; with it the register can be put back as it was.
    """

    class State(models.TextChoices):
        DRAFT = "draft", _("Bản nháp")
        ANNOUNCED = "announced", _("Chờ đến ngày")
        IN_EFFECT = "in_effect", _("Đã có hiệu lực")
        UNDONE = "undone", _("Đã hoàn tác")
        CORRECTED = "corrected", _("Đã được đính chính")

    kind = models.CharField(max_length=10, choices=EventKind)
    on = models.DateField(help_text="the successors' first day")
    province = models.CharField(max_length=60, blank=True, db_index=True)
    basis = models.CharField(max_length=200, blank=True, help_text="kind and symbol of the paper")
    basis_date = models.DateField(null=True, blank=True)
    basis_issuer = models.CharField(max_length=200, blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    sure = models.BooleanField(default=False, help_text="the basis was seen by a person")
    body = models.ForeignKey(
        Body,
        models.CASCADE,
        null=True,
        related_name="began_or_ended",
        help_text="the only body of an event in effect that has no successions",
    )
    sides = models.JSONField(default=dict)
    undo = models.JSONField(default=dict)
    corrects = models.ForeignKey(
        "self", models.SET_NULL, null=True, related_name="corrections", blank=True
    )
    reform = models.CharField(max_length=40, blank=True, db_index=True)
    entered_at = models.DateTimeField(auto_now_add=True)
    entered_by = models.CharField(max_length=200, blank=True, help_text="empty: standard data")
    confirmed_at = models.DateTimeField(null=True)
    confirmed_by = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ("-on", "-id")
        indexes = (models.Index(fields=["state", "on"]),)

    def __str__(self) -> str:
        return f"{EventKind(self.kind).label} {self.on:%d/%m/%Y}"

    @property
    def basis_words(self) -> str:
        return basis_words(self.basis, self.basis_date, self.basis_issuer)


class _WithEvent(models.Manager["Succession"]):
    def get_queryset(self) -> models.QuerySet[Succession]:
        return super().get_queryset().select_related("event")


class Succession(models.Model):
    """One line of an event in effect: a body, and a body that took over from it."""

    Kind = EventKind

    event = models.ForeignKey(Event, models.CASCADE, related_name="successions")
    predecessor = models.ForeignKey(Body, models.CASCADE, related_name="successions")
    successor = models.ForeignKey(Body, models.CASCADE, related_name="origins")

    objects = _WithEvent()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["event", "predecessor", "successor"], name="one_succession_an_event"
            ),
        )

    def __str__(self) -> str:
        return f"{self.predecessor} → {self.successor}"

    @property
    def kind(self) -> str:
        return self.event.kind

    @property
    def on(self) -> date:
        return self.event.on

    @property
    def basis(self) -> str:
        return self.event.basis_words

    @property
    def confirmed(self) -> bool:
        """Return whether the basis was seen by a person."""
        return self.event.sure

    def get_kind_display(self) -> str:
        return self.event.get_kind_display()
