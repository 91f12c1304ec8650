"""Something said that must be answered, of any kind, and the steps of its way to an answer."""

from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import localdate
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from hientai.bodies.models import Body
from hientai.core.models import StoredFile
from hientai.documents.models import Document
from hientai.duties.models import Duty
from hientai.kernel.vietnamese import fold
from hientai.opinions import domain
from hientai.plans.models import Plan, Task


class Opinion(models.Model):
    """One thing said. What several say alike follows one lead, and has its answer."""

    class Kind(models.TextChoices):
        DIFFICULTY = "difficulty", _("Khó khăn, vướng mắc")
        FINDING = "finding", _("Phát hiện qua giám sát")
        COMMENT = "comment", _("Góp ý dự thảo")

    class State(models.TextChoices):
        RAISED = "raised", _("Chờ trả lời")
        CLASSED = "classed", _("Đang xử lý")
        JOINED = "joined", _("Đã gộp")
        PROPOSED = "proposed", _("Chờ lãnh đạo quyết định")
        SENT_UP = "sent_up", _("Chờ cấp trên trả lời")
        ANSWERED = "answered", _("Đã trả lời")
        CLOSED = "closed", _("Đã khép lại")

    class Source(models.TextChoices):
        BODY = "body", _("Cơ quan, đơn vị")
        ASSOCIATION = "association", _("Hội, tổ chức")
        PERSON = "person", _("Cá nhân")

    kind = models.CharField(max_length=20, choices=Kind, default=Kind.DIFFICULTY)
    plan = models.ForeignKey(Plan, models.CASCADE, null=True, related_name="opinions")
    task = models.ForeignKey(Task, models.SET_NULL, null=True, related_name="opinions")
    duty = models.ForeignKey(Duty, models.SET_NULL, null=True, related_name="opinions")
    body = models.ForeignKey(
        Body, models.PROTECT, related_name="opinions_raised", help_text="through which it came in"
    )
    source = models.CharField(max_length=12, choices=Source, default=Source.BODY)
    speaker = models.CharField(
        max_length=200, blank=True, help_text="who said it, where that was not the body"
    )
    contact = models.CharField(max_length=200, blank=True, help_text="where the speaker is reached")
    collector = models.ForeignKey(
        Body, models.PROTECT, related_name="opinions_collected", help_text="is to answer now"
    )
    category = models.CharField(max_length=20, blank=True, help_text="a class of its kind")
    text = models.TextField()
    text_key = models.TextField(blank=True, help_text="folded, for search")
    proposal = models.TextField(blank=True)
    origin = models.CharField(max_length=300, blank=True, help_text="what it came out of")
    origin_href = models.CharField(max_length=200, blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.RAISED, db_index=True)
    lead = models.ForeignKey("self", models.PROTECT, null=True, related_name="joined")
    raised_at = models.DateTimeField(default=timezone.now)
    raised_by = models.CharField(max_length=200)
    due_on = models.DateField(null=True, help_text="last day for an answer; empty: none is owed")
    outcome = models.CharField(max_length=20, blank=True)
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ("-id",)
        indexes = (
            models.Index(fields=["kind", "state", "due_on"]),
            models.Index(fields=["collector", "state"]),
        )
        constraints = (
            models.CheckConstraint(
                condition=models.Q(plan__isnull=False) | ~models.Q(kind="difficulty"),
                name="difficulty_of_a_plan",
            ),
            models.CheckConstraint(
                condition=models.Q(lead=None) | ~models.Q(lead=models.F("id")),
                name="no_lead_of_itself",
            ),
        )

    def __str__(self) -> str:
        return self.text[:200]

    def save(self, **options: object) -> None:
        """Save with the key by which words are found; said words never change."""
        self.text_key = self.text_key or fold(f"{self.text} {self.speaker}")
        super().save(**options)  # type: ignore[arg-type]  # as above

    def get_absolute_url(self) -> str:
        return reverse("opinions:detail", args=[self.pk])

    @property
    def rules(self) -> domain.KindRules:
        return domain.rules_of(self.kind)

    @property
    def kind_label(self) -> str:
        return _t(self.rules.label)

    @property
    def home(self) -> str:
        """Return the address of the list that the opinion belongs to, or of what it came out of."""
        return reverse(self.rules.home) if self.rules.home else self.origin_href

    @property
    def category_label(self) -> str:
        label = self.rules.categories.get(self.category, "")
        return _t(label) if label else ""

    @property
    def outcome_label(self) -> str:
        label = self.rules.outcomes.get(self.outcome, "")
        return _t(label) if label else ""

    @property
    def from_whom(self) -> str:
        """Name who said it: the body, or the person with the body that wrote it down."""
        if not self.speaker:
            return self.body.name
        return _t("%(speaker)s (qua %(body)s)") % {"speaker": self.speaker, "body": self.body}

    @property
    def is_waiting(self) -> bool:
        return self.state in domain.UNANSWERED

    @property
    def days_waiting(self) -> int:
        return (localdate() - localdate(self.raised_at)).days


class Step(models.Model):
    """One step of an opinion's way: who did what, when, in which words, with which files."""

    class Act(models.TextChoices):
        RAISE = "raised", _("Nêu")
        CLASS = "classed", _("Tiếp nhận, phân loại")
        JOIN = "joined", _("Gộp")
        PART = "parted", _("Tách ra")
        PASS_ON = "passed_on", _("Chuyển đơn vị trả lời")
        PROPOSE = "proposed", _("Trình lãnh đạo")
        RETURN = "returned", _("Lãnh đạo yêu cầu làm lại")
        DECIDE = "decided", _("Lãnh đạo quyết định")
        SEND_UP = "sent_up", _("Gửi cấp trên")
        HEAR = "heard", _("Cấp trên trả lời")
        ANSWER = "answered", _("Trả lời")
        REOPEN = "reopened", _("Chưa xong, nêu lại")
        CLOSE = "closed", _("Khép lại")
        WITHDRAW = "withdrawn", _("Rút")

    opinion = models.ForeignKey(Opinion, models.CASCADE, related_name="steps")
    act = models.CharField(max_length=10, choices=Act)
    state = models.CharField(max_length=10, choices=Opinion.State, help_text="after the step")
    at = models.DateTimeField(default=timezone.now)
    by = models.CharField(max_length=200)
    words = models.TextField(blank=True)
    body = models.ForeignKey(
        Body, models.PROTECT, null=True, related_name="+", help_text="to whom it was passed on"
    )
    paper = models.ForeignKey(Document, models.SET_NULL, null=True, related_name="+")
    about = models.ForeignKey(
        Opinion, models.SET_NULL, null=True, related_name="+", help_text="the lead it joined, left"
    )

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.get_act_display()}: {self.words}"[:200]


class StepFile(models.Model):
    step = models.ForeignKey(Step, models.CASCADE, related_name="files")
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return str(self.file)
