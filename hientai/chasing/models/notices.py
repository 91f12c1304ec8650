"""What a person is told, how they wish to be told, and their calendar's address."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext as _


class InboxNotice(models.Model):
    """A sentence for one person; `words` is a msgid, filled when it is read."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="notices")
    kind = models.CharField(max_length=60)
    words = models.TextField()
    values = models.JSONField(default=dict)
    href = models.CharField(max_length=300)
    key = models.CharField(max_length=120, help_text="what is told twice is kept once")
    urgent = models.BooleanField(default=False)
    told_at = models.DateTimeField(auto_now_add=True)
    read_at = models.DateTimeField(null=True)
    digest = models.ForeignKey(
        "chasing.Digest", models.SET_NULL, null=True, help_text="the digest that also tells it"
    )

    class Meta:
        ordering = ("-id",)
        constraints = (models.UniqueConstraint(fields=["user", "key"], name="one_notice_once"),)
        indexes = (models.Index(fields=["user", "read_at"], name="notices_unread"),)

    def __str__(self) -> str:
        return self.sentence[:200]

    @property
    def sentence(self) -> str:
        """Return the words in the reader's language."""
        return _(self.words) % self.values if self.values else _(self.words)


class Preference(models.Model):
    """Whether a person wants the day's digest, and urgent notices, beyond the inbox."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="chasing_preference"
    )
    digest = models.BooleanField(default=True)
    urgent = models.BooleanField(default=True)

    def __str__(self) -> str:
        return str(self.user)


class Feed(models.Model):
    """The secret address of a person's calendar; only its fingerprint is kept."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="calendar_feed"
    )
    fingerprint = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return str(self.user)
