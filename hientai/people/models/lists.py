"""Lists of people that offices send: the file, what was found in it, and what it changed."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from hientai.bodies.models import Body
from hientai.core.models import StoredFile


class Intake(models.Model):
    """One file on its way into the register: looked through, confirmed, perhaps undone.

    `counts` is the account: rows, new, same, changed, doubtful, wrong. Nothing of the register
    changes before `confirmed`; `done_at` is the moment that every profile it wrote carries.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("Chờ đọc")
        CHECKED = "checked", _("Chờ xác nhận")
        CONFIRMED = "confirmed", _("Đang ghi")
        DONE = "done", _("Đã nhập")
        UNDONE = "undone", _("Đã hoàn tác")
        CANCELLED = "cancelled", _("Đã bỏ")
        REFUSED = "refused", _("Không đọc được")

    name = models.CharField(max_length=255)
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")
    body = models.ForeignKey(Body, models.PROTECT, null=True, related_name="intakes")
    confirmed_by_body = models.BooleanField(default=False)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    columns = models.JSONField(default=dict, help_text="heading -> field, empty where not kept")
    chosen = models.JSONField(default=dict, help_text="folded heading -> field that a person chose")
    counts = models.JSONField(default=dict)
    rows_done = models.PositiveIntegerField(default=0)
    refusal = models.TextField(blank=True)
    asked_at = models.DateTimeField(auto_now_add=True)
    asked_by = models.CharField(max_length=200)
    confirmed_by = models.CharField(max_length=200, blank=True)
    done_at = models.DateTimeField(null=True)
    undone_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-id",)

    def __str__(self) -> str:
        return self.name

    @property
    def takes_back(self) -> bool:
        """Tell whether it was cancelled while it was written, and some of it still stands."""
        return self.state == self.State.CANCELLED and "so_far" in self.counts

    @property
    def works(self) -> bool:
        """Tell whether something is done with it behind the pages."""
        return self.state in {self.State.WAITING, self.State.CONFIRMED} or self.takes_back

    @property
    def share_done(self) -> int | None:
        """Return how many percent are written; None while nobody knows how long the list is."""
        rows = self.counts.get("rows")
        if self.state != self.State.CONFIRMED or not rows:
            return None
        return min(100 * self.rows_done // int(rows), 100)


class IntakeRow(models.Model):
    """A row that needs a look, or that changed a profile; new and same rows are only counted."""

    class Outcome(models.TextChoices):
        CHANGED = "changed", _("Thay đổi")
        DOUBTFUL = "doubtful", _("Chưa chắc")
        WRONG = "wrong", _("Sai")

    class Decision(models.TextChoices):
        NONE = "", _("chưa quyết định")
        SAME = "same", _("cùng một người")
        NEW = "new", _("người khác, thêm mới")
        RIGHT = "right", _("giá trị đúng")
        SKIP = "skip", _("bỏ dòng này")

    intake = models.ForeignKey(Intake, models.CASCADE, related_name="kept_rows")
    sheet = models.CharField(max_length=100)
    row = models.PositiveIntegerField(help_text="as Excel numbers it")
    outcome = models.CharField(max_length=10, choices=Outcome)
    name = models.CharField(max_length=120, blank=True)
    person = models.BigIntegerField(null=True, help_text="of the register; no key: undo keeps it")
    problems = models.JSONField(default=list, help_text="[{cell, value, reason}]")
    changes = models.JSONField(default=list, help_text="[{field, before, after}]")
    corrections = models.JSONField(default=dict, help_text="cell -> what a person typed")
    decision = models.CharField(max_length=5, choices=Decision, blank=True)
    before = models.JSONField(default=dict, help_text="what undo puts back")

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(fields=["intake", "sheet", "row"], name="one_row_an_intake"),
        )

    def __str__(self) -> str:
        return f"{self.sheet} {self.row}"


class ColumnChoice(models.Model):
    """What a column of an office's lists holds, as somebody chose; `body` empty: for all offices."""

    body = models.ForeignKey(Body, models.CASCADE, null=True, related_name="+")
    title = models.CharField(max_length=200, help_text="folded heading")
    field = models.CharField(max_length=60, blank=True, help_text="empty: not kept")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["body", "title"], name="one_choice_a_column"),
            models.UniqueConstraint(
                fields=["title"], condition=models.Q(body=None), name="one_choice_for_all"
            ),
        )

    def __str__(self) -> str:
        return f"{self.title}: {self.field}"
