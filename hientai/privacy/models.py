"""The person's own side: who they are, what they agreed to, what they asked for, what they showed.

Whatever is about a person hangs on the profile and goes with it; of a request only what happened
when stays, and of an erased profile a line without a person.
"""

from datetime import date

from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import localdate
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from hientai.accounts.models import User
from hientai.bodies.models import Body
from hientai.core.models import StoredFile
from hientai.people.models import Person
from hientai.privacy.domain.purposes import PURPOSES, Purpose
from hientai.privacy.domain.rights import RIGHTS, Right, RightRules, Stage

PURPOSE_CHOICES = [(one.value, _(rules.label)) for one, rules in PURPOSES.items()]
RIGHT_CHOICES = [(one.value, _(rules.label)) for one, rules in RIGHTS.items()]


class Invitation(models.Model):
    """A letter with a code that opens one profile to one person, once, for a while."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="invitations")
    code_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(default=timezone.now)
    made_by = models.CharField(max_length=200)
    body = models.ForeignKey(Body, models.PROTECT, null=True, related_name="+", help_text="invites")
    expires_on = models.DateField(help_text="last day")
    mailed = models.BooleanField(default=False)
    wrong_answers = models.PositiveSmallIntegerField(default=0)
    used_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-id",)

    def __str__(self) -> str:
        return f"{self.person_id} {self.expires_on}"

    @property
    def is_open(self) -> bool:
        return not self.used_at and not self.withdrawn_at and self.expires_on >= localdate()


class Claim(models.Model):
    """That an account is a profile's own person. Ended by being removed; the log keeps it."""

    person = models.OneToOneField(Person, models.CASCADE, related_name="claim")
    user = models.OneToOneField(User, models.CASCADE, related_name="claim")
    since = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"{self.user_id} = {self.person_id}"


class Consent(models.Model):
    """A yes to one purpose: the words that were shown, when, how; withdrawn or in force."""

    class How(models.TextChoices):
        ONLINE = "online", _("trên hệ thống")
        PAPER = "paper", _("trên giấy")

    person = models.ForeignKey(Person, models.CASCADE, related_name="consents")
    purpose = models.CharField(max_length=10, choices=PURPOSE_CHOICES)
    words = models.TextField(help_text="as they were shown")
    version = models.PositiveSmallIntegerField()
    fields = models.JSONField(default=list, help_text="chosen for the open page")
    how = models.CharField(max_length=6, choices=How)
    given_at = models.DateTimeField(default=timezone.now)
    given_by = models.CharField(max_length=200)
    session = models.CharField(
        max_length=16, blank=True, help_text="of the sign-in, shortened hash"
    )
    address = models.CharField(max_length=45, blank=True, help_text="from which it came")
    paper = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ("-id",)
        constraints = (
            models.UniqueConstraint(
                fields=["person", "purpose"],
                condition=models.Q(withdrawn_at=None),
                name="one_consent_in_force",
            ),
        )

    def __str__(self) -> str:
        return f"{self.purpose} {self.version}"

    @property
    def rules_version(self) -> int:
        return PURPOSES[Purpose(self.purpose)].version


class Restriction(models.Model):
    """A use that was stopped: one purpose, or all of them (empty). Granted, never taken alone."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="restrictions")
    purpose = models.CharField(max_length=10, choices=PURPOSE_CHOICES, blank=True)
    since = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["person", "purpose"], name="one_restriction_a_purpose"),
        )

    def __str__(self) -> str:
        return self.purpose or "*"


class Proof(models.Model):
    """A file that a person attached to a value of their profile; an officer says that it was seen."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="proofs")
    field = models.CharField(max_length=40)
    value = models.CharField(max_length=300, blank=True, help_text="what it proves, as it stood")
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    sent_at = models.DateTimeField(default=timezone.now)
    seen_at = models.DateTimeField(null=True)
    seen_by = models.CharField(max_length=200, blank=True)
    refusal = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ("-id",)

    def __str__(self) -> str:
        return f"{self.field} {self.pk}"


class Proposal(models.Model):
    """What a person says against a value that was confirmed or seen: it stands beside it, open."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="proposals")
    field = models.CharField(max_length=40)
    before = models.CharField(max_length=500, blank=True)
    value = models.CharField(max_length=500)
    said_at = models.DateTimeField(default=timezone.now)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.CharField(max_length=200, blank=True)
    accepted = models.BooleanField(null=True)
    reason = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ("-id",)

    def __str__(self) -> str:
        return f"{self.field} {self.pk}"


class Request(models.Model):
    """A right that a person asked for: what, when, by when, and what became of it."""

    class How(models.TextChoices):
        ONLINE = "online", _("trên hệ thống")
        PAPER = "paper", _("trên giấy")

    person = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="privacy_requests")
    right = models.CharField(max_length=8, choices=RIGHT_CHOICES)
    purpose = models.CharField(max_length=10, choices=PURPOSE_CHOICES, blank=True)
    words = models.TextField(blank=True)
    how = models.CharField(max_length=6, choices=How)
    paper = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")
    received_on = models.DateField()
    others = models.BooleanField(default=False, help_text="third parties handle the data too")
    acknowledge_by = models.DateField()
    acknowledged_on = models.DateField(null=True)
    first_due_on = models.DateField()
    due_on = models.DateField(db_index=True)
    extended_on = models.DateField(null=True)
    answered_on = models.DateField(null=True)
    granted = models.BooleanField(null=True)
    dropped_on = models.DateField(null=True)

    class Meta:
        ordering = ("due_on", "id")

    def __str__(self) -> str:
        return f"{self.rules.label} {self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("privacy:request", args=[self.pk])

    @property
    def rules(self) -> RightRules:
        return RIGHTS[Right(self.right)]

    @property
    def stage(self) -> Stage:
        if self.dropped_on:
            return Stage.DROPPED
        if self.answered_on:
            return Stage.DONE if self.granted else Stage.REFUSED
        return Stage.WORKING if self.acknowledged_on else Stage.NEW

    @property
    def stage_label(self) -> str:
        return str(STAGE_LABELS[self.stage])

    @property
    def is_open(self) -> bool:
        return self.stage in {Stage.NEW, Stage.WORKING}

    @property
    def next_day(self) -> date:
        """Return the day that is owed next."""
        return self.due_on if self.acknowledged_on else min(self.acknowledge_by, self.due_on)

    @property
    def is_late(self) -> bool:
        """Return whether the day owed next went by, or the answer came after its day."""
        if self.dropped_on:
            return False
        return (self.answered_on or localdate()) > (
            self.due_on if self.answered_on else self.next_day
        )

    @property
    def days_taken(self) -> int | None:
        end = self.answered_on or self.dropped_on
        return (end - self.received_on).days if end else None

    @property
    def about(self) -> str:
        return _t(PURPOSES[Purpose(self.purpose)].label) if self.purpose else ""


STAGE_LABELS = {
    Stage.NEW: _("Chờ báo đã nhận"),
    Stage.WORKING: _("Đang xử lý"),
    Stage.DONE: _("Đã thực hiện"),
    Stage.REFUSED: _("Từ chối, có lý do"),
    Stage.DROPPED: _("Người gửi đã rút"),
}


class RequestStep(models.Model):
    """One step of a request's way: who did what, when, in which words."""

    class Act(models.TextChoices):
        ASK = "asked", _("Gửi yêu cầu")
        ACKNOWLEDGE = "acknowledged", _("Báo đã nhận")
        EXTEND = "extended", _("Kéo dài thời hạn")
        GRANT = "granted", _("Thực hiện")
        REFUSE = "refused", _("Từ chối")
        DROP = "dropped", _("Rút yêu cầu")

    request = models.ForeignKey(Request, models.CASCADE, related_name="steps")
    act = models.CharField(max_length=12, choices=Act)
    at = models.DateTimeField(default=timezone.now)
    on = models.DateField()
    by = models.CharField(max_length=200, blank=True)
    words = models.TextField(blank=True)

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return str(self.get_act_display())


class Tombstone(models.Model):
    """That a profile was erased, without the person: numbers of past reports can be told.

    Groups instead of values, and no number of the profile, so that nobody can be told by it.
    """

    erased_on = models.DateField()
    counted = models.BooleanField(default=True, help_text="was an intellectual by the rule")
    sex = models.CharField(max_length=3, blank=True)
    born_in = models.PositiveSmallIntegerField(null=True, help_text="first year of a decade")
    degree = models.CharField(max_length=8, blank=True, help_text="group, as lists narrow by it")
    field = models.CharField(max_length=7, blank=True, help_text="first level only")

    def __str__(self) -> str:
        return f"{self.erased_on}"
