"""What was sent: a digest per person and day, its lines claimed before sending, its deliveries."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from hientai.chasing.domain import AUDIENCE_LABELS, Audience
from hientai.duties.models import Duty


class Digest(models.Model):
    """All that one person is reminded of on one day."""

    recipient = models.CharField(max_length=40, help_text="u12 a user, b7 a body's box, h7 a head")
    name = models.CharField(max_length=200)
    address = models.CharField(max_length=254, blank=True, help_text="of one without an account")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="digests"
    )
    day = models.DateField(db_index=True)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-day", "name", "id")
        constraints = (
            models.UniqueConstraint(fields=["recipient", "day"], name="one_digest_a_day"),
        )

    def __str__(self) -> str:
        return f"{self.name}, {self.day:%d/%m/%Y}"


class Line(models.Model):
    """A rung reached by a duty, told to one person. The row is the claim: made before it is sent.

    A due day that was moved begins the ladder anew: the day told is part of the claim.
    """

    digest = models.ForeignKey(Digest, models.CASCADE, related_name="lines")
    recipient = models.CharField(max_length=40)
    duty = models.ForeignKey(Duty, models.CASCADE, related_name="chased")
    due_on = models.DateField()
    days = models.SmallIntegerField()
    audience = models.CharField(
        max_length=10, choices=[(a.value, AUDIENCE_LABELS[a]) for a in Audience]
    )
    released = models.BooleanField(
        default=False, help_text="certainly not sent, may be taken up again"
    )

    class Meta:
        ordering = ("due_on", "id")
        constraints = (
            models.UniqueConstraint(
                fields=["duty", "due_on", "days", "audience", "recipient"],
                condition=models.Q(released=False),
                name="one_reminder_once",
            ),
        )

    def __str__(self) -> str:
        return f"{self.duty_id} {self.days:+d} {self.recipient}"


class Delivery(models.Model):
    """A digest or an urgent notice on one channel; claimed before it goes out."""

    class State(models.TextChoices):
        QUEUED = "queued", _("Chờ gửi")
        SENDING = "sending", _("Đang gửi")
        SENT = "sent", _("Đã gửi")
        UNCERTAIN = "uncertain", _("Có thể đã gửi")
        FAILED = "failed", _("Gửi không được")
        NEEDLESS = "needless", _("Không còn gì để nhắc")

    digest = models.ForeignKey(Digest, models.CASCADE, null=True, related_name="deliveries")
    notice = models.ForeignKey(
        "chasing.InboxNotice", models.CASCADE, null=True, related_name="deliveries"
    )
    channel = models.CharField(max_length=20)
    address = models.CharField(max_length=254)
    state = models.CharField(max_length=10, choices=State, default=State.QUEUED, db_index=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    made_at = models.DateTimeField(auto_now_add=True)
    claimed_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    why = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ("-id",)
        constraints = (
            models.UniqueConstraint(fields=["digest", "channel"], name="one_digest_a_channel"),
            models.UniqueConstraint(fields=["notice", "channel"], name="one_notice_a_channel"),
            models.CheckConstraint(
                condition=models.Q(digest=None) ^ models.Q(notice=None), name="digest_or_notice"
            ),
        )

    def __str__(self) -> str:
        return f"{self.channel}: {self.address}"
