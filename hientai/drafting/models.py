"""A paper that a task asks for, on its way: draft, opinions, submission, issue."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext as _t

from hientai.bodies.models import Body
from hientai.core.models import StoredFile
from hientai.drafting.domain import LABELS
from hientai.drafting.domain import Step as StepName
from hientai.duties.models import Duty
from hientai.opinions.models import Opinion
from hientai.plans.models import WantedPaper

_STEPS = [(step.value, LABELS[step]) for step in StepName]


class Draft(models.Model):
    """The making of one paper by one body."""

    wanted = models.OneToOneField(WantedPaper, models.CASCADE, related_name="draft")
    body = models.ForeignKey(Body, models.PROTECT, related_name="drafts")
    duty = models.ForeignKey(
        Duty, models.SET_NULL, null=True, related_name="drafts", help_text="done once it is issued"
    )
    step = models.CharField(max_length=10, choices=_STEPS, default=StepName.DRAFTING.value)
    opened_on = models.DateField()
    opened_by = models.CharField(max_length=200)

    class Meta:
        ordering = ("-id",)

    def __str__(self) -> str:
        return str(self.wanted)

    @property
    def step_label(self) -> str:
        return _t(LABELS[StepName(self.step)])

    @property
    def is_open(self) -> bool:
        return self.step != StepName.ISSUED


class Stage(models.Model):
    """One time in a step: since when, who moved it there, with which words or number."""

    draft = models.ForeignKey(Draft, models.CASCADE, related_name="stages")
    step = models.CharField(max_length=10, choices=_STEPS)
    since = models.DateField()
    until = models.DateField(null=True)
    returned = models.BooleanField(default=False, help_text="given back to this step")
    words = models.TextField(blank=True, help_text="why it was given back")
    number = models.CharField(max_length=60, blank=True, help_text="of the submission")
    submitted_to = models.CharField(max_length=200, blank=True)
    by = models.CharField(max_length=200)

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(
                fields=["draft"], condition=models.Q(until=None), name="one_stage_now"
            ),
        )

    def __str__(self) -> str:
        return f"{self.step_label} {self.since:%d/%m/%Y}"

    @property
    def step_label(self) -> str:
        return _t(LABELS[StepName(self.step)])


class Version(models.Model):
    """A file of the draft; the last one is in force."""

    draft = models.ForeignKey(Draft, models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField()
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    note = models.CharField(max_length=300, blank=True)
    on = models.DateField()
    by = models.CharField(max_length=200)

    class Meta:
        ordering = ("-number",)
        constraints = (models.UniqueConstraint(fields=["draft", "number"], name="one_version"),)

    def __str__(self) -> str:
        return f"{self.number}: {self.file}"


class Asked(models.Model):
    """A body that is asked for its opinion on a draft, by a day."""

    draft = models.ForeignKey(Draft, models.CASCADE, related_name="asked")
    body = models.ForeignKey(Body, models.PROTECT, related_name="asked_for_opinion")
    version = models.ForeignKey(Version, models.PROTECT, related_name="+")
    asked_on = models.DateField()
    due_on = models.DateField()
    answered_on = models.DateField(null=True)
    agrees = models.BooleanField(default=False, help_text="without any comment")
    paper = models.CharField(max_length=60, blank=True, help_text="number of its written answer")
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")
    answered_by = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ("due_on", "id")
        constraints = (
            models.UniqueConstraint(
                fields=["draft", "body"],
                condition=models.Q(answered_on=None),
                name="asked_once_at_a_time",
            ),
        )

    def __str__(self) -> str:
        return f"{self.body}: {self.draft}"[:200]

    def get_absolute_url(self) -> str:
        return reverse("drafting:comment", args=[self.pk])


class Comment(models.Model):
    """One point that a body makes on a draft; what becomes of it is the opinion's own way."""

    asked = models.ForeignKey(Asked, models.CASCADE, related_name="comments")
    opinion = models.OneToOneField(Opinion, models.CASCADE, related_name="comment")
    place = models.CharField(max_length=120, blank=True, help_text="article or part of the draft")

    class Meta:
        ordering = ("place", "id")

    def __str__(self) -> str:
        return str(self.opinion)

    def get_absolute_url(self) -> str:
        return f"{reverse('drafting:detail', args=[self.asked.draft_id])}#gop-y-{self.pk}"
