"""Official documents and the readings of their files."""

from textwrap import shorten

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hientai.core.models import StoredFile


class Document(models.Model):
    """An official paper. Number, kind, issuer and date together are its key: numbers repeat."""

    kind = models.CharField(max_length=80, blank=True)
    number = models.CharField(max_length=60, blank=True, help_text="124/KH-UBND")
    symbol = models.CharField(max_length=60, blank=True)
    place = models.CharField(max_length=80, blank=True)
    issuer = models.CharField(max_length=200, blank=True)
    issued = models.CharField(max_length=10, blank=True, help_text="ISO 8601, as precise as known")
    title = models.TextField(blank=True)
    signer = models.JSONField(null=True)
    recipients = models.JSONField(default=list)
    citations = models.JSONField(default=list)
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")
    values = models.JSONField(
        default=dict,
        help_text="field -> {spans: [[a, b]], doubt: sentence, read: value, state: read|accepted|corrected}",
    )

    class Meta:
        indexes = (models.Index(fields=["number", "issued"]),)

    def __str__(self) -> str:
        return " ".join(part for part in (self.kind, self.number, self.title) if part)[:200]

    @property
    def short_name(self) -> str:
        """Name the paper in a few words: by its number, else by who issued it and when."""
        kind = self.kind or _("Văn bản")
        if self.number:
            return f"{kind} {self.number}"
        if self.issuer:
            day = "/".join(reversed(self.issued.split("-")))
            issuer = self.issuer.replace("Ủy ban nhân dân", "UBND")
            named = _("%(kind)s của %(issuer)s") % {"kind": kind, "issuer": issuer}
            return f"{named} ({day})" if day else named
        return shorten(f"{kind} {self.title}", width=60, placeholder="…").strip()

    @property
    def reference(self) -> str:
        """Name the paper beside what is known to be of it: its number alone, if it has one."""
        return self.number or self.short_name


class Reading(models.Model):
    """One run of the reader over a document's file; its result is kept whole or not at all."""

    class State(models.TextChoices):
        WAITING = "waiting", gettext_lazy("Chờ đọc")
        RUNNING = "running", gettext_lazy("Đang đọc")
        DONE = "done", gettext_lazy("Đã đọc")
        FAILED = "failed", gettext_lazy("Không đọc được")

    document = models.ForeignKey(Document, models.CASCADE, related_name="readings")
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    asked_at = models.DateTimeField(auto_now_add=True)
    started_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    pages = models.PositiveIntegerField(default=0, help_text="of a file that is read page by page")
    pages_done = models.PositiveIntegerField(default=0)
    refusal = models.TextField(blank=True, help_text="the sentence, when the file was refused")
    text = models.TextField(blank=True)
    result = models.JSONField(default=dict, help_text="the reading contract, without `text`")

    class Meta:
        ordering = ("-id",)

    def __str__(self) -> str:
        return f"{self.document}: {self.state}"
