"""Official documents, how they stand to each other, and the readings of their files."""

from collections.abc import Iterable
from textwrap import shorten
from typing import Any

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hientai.core.models import StoredFile
from hientai.documents.domain import is_central, number_key
from hientai.kernel.vietnamese import fold


class Document(models.Model):
    """An official paper. Number, kind, issuer and date together are its key: numbers repeat.

    A paper that others only name is a record too, without a file; one that a task asks for is
    `expected` until its number is known.
    """

    kind = models.CharField(max_length=80, blank=True)
    number = models.CharField(max_length=60, blank=True, help_text="124/KH-UBND")
    symbol = models.CharField(max_length=60, blank=True)
    place = models.CharField(max_length=80, blank=True)
    issuer = models.CharField(max_length=200, blank=True)
    province = models.CharField(
        max_length=60, blank=True, help_text="of whoever issued or first named it"
    )
    issued = models.CharField(max_length=10, blank=True, help_text="ISO 8601, as precise as known")
    title = models.TextField(blank=True)
    signer = models.JSONField(null=True)
    recipients = models.JSONField(default=list)
    citations = models.JSONField(default=list)
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")
    mention = models.BooleanField(default=False, help_text="known from other papers, no file")
    expected = models.BooleanField(default=False, help_text="asked for by a task, not issued yet")
    expired_on = models.DateField(null=True, help_text="last day in force, as a person learned")
    number_key = models.CharField(max_length=60, blank=True, db_index=True)
    search_key = models.TextField(blank=True, help_text="folded number, kind, issuer, title")
    values = models.JSONField(
        default=dict,
        help_text="field -> {spans: [[a, b]], doubt: sentence, read: value, state: read|accepted|corrected}",
    )

    class Meta:
        indexes = (models.Index(fields=["number", "issued"]),)

    def __str__(self) -> str:
        return " ".join(part for part in (self.kind, self.number, self.title) if part)[:200]

    def save(self, *, update_fields: Iterable[str] | None = None, **options: Any) -> None:
        """Save with the keys by which papers are found."""
        self.number_key = number_key(self.number)
        self.search_key = fold(f"{self.number} {self.kind} {self.issuer} {self.title}")
        if update_fields is not None:
            update_fields = {*update_fields, "number_key", "search_key"}
        super().save(update_fields=update_fields, **options)

    @property
    def day_words(self) -> str:
        """Write the day of issue as precisely as it is known: 10/06/2024, 06/2024, 2024."""
        return "/".join(reversed(self.issued.split("-")))

    @property
    def issuer_name(self) -> str:
        """Name the issuer with its province, where the text that names the paper takes it for granted."""
        if not self.province or is_central(self.number) or self.province in self.issuer:
            return self.issuer
        if not self.issuer and not self.expected:
            return ""
        return f"{self.issuer or _('chưa rõ')} ({self.province})"

    @property
    def short_name(self) -> str:
        """Name the paper in a few words: by its number, else by who issued it and when."""
        kind = self.kind or _("Văn bản")
        if self.number:
            return f"{kind} {self.number}"
        if self.expected:
            return shorten(f"{kind} {self.title}", width=90, placeholder="…").strip()
        if self.issuer:
            day = self.day_words
            issuer = self.issuer.replace("Ủy ban nhân dân", "UBND")
            named = _("%(kind)s của %(issuer)s") % {"kind": kind, "issuer": issuer}
            return f"{named} ({day})" if day else named
        return shorten(f"{kind} {self.title}", width=60, placeholder="…").strip()

    @property
    def reference(self) -> str:
        """Name the paper beside what is known to be of it: its number alone, if it has one."""
        return self.number or self.short_name


class Relation(models.Model):
    """How one paper stands to another: what the text of a third, often the first itself, says."""

    class Kind(models.TextChoices):
        REPLACES = "replaces", gettext_lazy("Thay thế")
        ANNULS = "annuls", gettext_lazy("Bãi bỏ")
        AMENDS = "amends", gettext_lazy("Sửa đổi, bổ sung")
        IMPLEMENTS = "implements", gettext_lazy("Thực hiện, triển khai")
        BASIS = "basis", gettext_lazy("Căn cứ")
        ANNEXED = "annexed", gettext_lazy("Kèm theo")
        CITES = "cites", gettext_lazy("Dẫn chiếu")

    class State(models.TextChoices):
        READ = "read", gettext_lazy("máy đọc, chưa ai xác nhận")
        CONFIRMED = "confirmed", gettext_lazy("đã xác nhận")
        REFUSED = "refused", gettext_lazy("đã bỏ")

    source = models.ForeignKey(Document, models.CASCADE, related_name="relations")
    target = models.ForeignKey(Document, models.CASCADE, related_name="undergone")
    kind = models.CharField(max_length=12, choices=Kind)
    stated_in = models.ForeignKey(
        Document, models.CASCADE, null=True, related_name="statements", help_text="empty: by hand"
    )
    spans = models.JSONField(default=list, help_text="[[a, b]] in the text of `stated_in`")
    quote = models.TextField(blank=True, help_text="the words around the first span")
    state = models.CharField(max_length=10, choices=State, default=State.READ)
    read_kind = models.CharField(max_length=12, blank=True, help_text="what was read, if corrected")
    decided_by = models.CharField(max_length=200, blank=True)
    decided_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(
                fields=["source", "target", "stated_in"], name="one_relation_a_statement"
            ),
            models.CheckConstraint(
                condition=~models.Q(source=models.F("target")), name="no_relation_to_itself"
            ),
        )

    def __str__(self) -> str:
        return f"{self.source.reference} {self.get_kind_display()} {self.target.reference}"[:200]


class SamePaper(models.Model):
    """A question: are two records one paper? Their keys agree as far as they are known."""

    class State(models.TextChoices):
        OPEN = "open", gettext_lazy("chưa trả lời")
        DIFFERENT = "different", gettext_lazy("hai văn bản")

    mention = models.ForeignKey(Document, models.CASCADE, related_name="questions")
    other = models.ForeignKey(Document, models.CASCADE, related_name="+")
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    decided_by = models.CharField(max_length=200, blank=True)
    decided_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(fields=["mention", "other"], name="one_question_a_pair"),
        )

    def __str__(self) -> str:
        return f"{self.mention.reference} = {self.other.reference}?"

    @property
    def both(self) -> tuple[Document, Document]:
        return self.mention, self.other


class Reading(models.Model):
    """One run of the reader over a document's file; its result is kept whole or not at all."""

    class State(models.TextChoices):
        WAITING = "waiting", gettext_lazy("Chờ đọc")
        RUNNING = "running", gettext_lazy("Đang đọc")
        DONE = "done", gettext_lazy("Đã đọc")
        FAILED = "failed", gettext_lazy("Không đọc được")

    document = models.ForeignKey(Document, models.CASCADE, related_name="readings")
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    for_plan = models.BooleanField(default=True, help_text="false: for what it says of others")
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
