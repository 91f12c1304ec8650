"""What an event hands from one body to another, piece by piece."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from hientai.bodies.models.events import Event
from hientai.bodies.models.register import Body


class Handover(models.Model):
    """One thing that a body held when an event ended it, and who is to take it.

    `what` names a holder of `domain.holding`, `item` the thing among its own. Nothing moves before
    it is TAKEN; a question (a holder that asks) is TAKEN once it has its answer.
    """

    class State(models.TextChoices):
        CHOOSE = "choose", _("Cần chọn nơi nhận")
        PROPOSED = "proposed", _("Chờ nhận")
        REFUSED = "refused", _("Từ chối")
        TAKEN = "taken", _("Đã nhận")
        UNDONE = "undone", _("Đã hoàn tác")

    class Answer(models.TextChoices):
        IN_FORCE = "in_force", _("Còn hiệu lực")
        OLD_TERRITORY = "old_territory", _("Chỉ áp dụng trên địa bàn cũ")
        REPLACED = "replaced", _("Được thay thế")
        SAME = "same", _("Gộp thành một việc")
        DIFFERENT = "different", _("Giữ riêng hai việc")

    event = models.ForeignKey(Event, models.CASCADE, related_name="handovers")
    what = models.CharField(max_length=20)
    item = models.BigIntegerField()
    from_body = models.ForeignKey(Body, models.CASCADE, related_name="handed_on")
    to_body = models.ForeignKey(Body, models.SET_NULL, null=True, related_name="handed_over")
    state = models.CharField(max_length=10, choices=State, default=State.PROPOSED)
    why = models.CharField(max_length=300, blank=True, help_text="why this successor")
    reason = models.CharField(max_length=500, blank=True, help_text="of a refusal or passing on")
    answer = models.CharField(max_length=15, choices=Answer, blank=True)
    kept = models.JSONField(default=dict, help_text="what the holder needs to move it back")
    proposed_at = models.DateTimeField(auto_now_add=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(
                fields=["event", "what", "item", "from_body"],
                condition=~models.Q(state="undone"),
                name="one_live_handover",
            ),
        )
        indexes = (
            models.Index(fields=["to_body", "state"]),
            models.Index(fields=["state", "event"]),
            models.Index(fields=["what", "item"]),
        )

    def __str__(self) -> str:
        return f"{self.from_body} → {self.to_body or '?'}: {self.what} {self.item}"
