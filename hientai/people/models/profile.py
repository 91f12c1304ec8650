"""A person's profile: one row for what lists show and search, more where a person has several.

Made for a million people: a profile is a row here, one of guarded values, and a few of degrees,
positions and facts. Values say where they come from through an `Origin` that many of them share.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from hientai.bodies.models import Body
from hientai.core.models import StoredFile
from hientai.people.domain.dates import written
from hientai.people.domain.degrees import known_degrees


class Origin(models.Model):
    """Who said a value, how surely, and when; never changed, shared by all that was said at once."""

    class Kind(models.TextChoices):
        DECLARED = "declared", _("tự khai")
        CONFIRMED = "confirmed", _("đơn vị xác nhận")
        SEEN = "seen", _("đã xem giấy tờ")
        DERIVED = "derived", _("suy ra")

    kind = models.CharField(max_length=10, choices=Kind)
    at = models.DateTimeField()
    by = models.CharField(max_length=200)
    body = models.ForeignKey(Body, models.PROTECT, null=True, related_name="+")
    intake = models.ForeignKey("people.Intake", models.CASCADE, null=True, related_name="origins")
    paper = models.CharField(max_length=200, blank=True, help_text="what was seen")
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.at:%d/%m/%Y}"


class Sector(models.Model):
    """A sector (ngành) of the province's own list; its words propose it, a person may decide."""

    name = models.CharField(max_length=120, unique=True)
    place = models.PositiveSmallIntegerField(default=0)
    body_words = models.TextField(blank=True, help_text="parted by ;")
    speciality_words = models.TextField(blank=True, help_text="parted by ;")

    class Meta:
        ordering = ("place", "id")

    def __str__(self) -> str:
        return self.name

    @property
    def body_list(self) -> str:
        return ", ".join(filter(None, self.body_words.split(";")))

    @property
    def speciality_list(self) -> str:
        return ", ".join(filter(None, self.speciality_words.split(";")))


class CountingRule(models.Model):
    """One way to count as an intellectual; a province switches them and changes their values."""

    kind = models.CharField(max_length=10)
    value = models.CharField(max_length=40, blank=True)
    reason = models.CharField(max_length=200)
    active = models.BooleanField(default=True)

    def __str__(self) -> str:
        return self.reason


class Person(models.Model):
    """Somebody in the register. Values that are guarded stand in `Guarded`, never here."""

    class Status(models.TextChoices):
        WORKING = "working", _("Đang công tác")
        RETIRED = "retired", _("Đã nghỉ hưu")
        MOVED = "moved", _("Chuyển đi nơi khác")
        DEAD = "dead", _("Đã mất")

    class Lives(models.TextChoices):
        HERE = "here", _("Trong tỉnh")
        ELSEWHERE = "elsewhere", _("Ở tỉnh khác")
        OVERSEAS = "overseas", _("Ở nước ngoài")

    name = models.CharField(max_length=120)
    name_fold = models.CharField(max_length=120, db_index=True)
    sort_key = models.CharField(max_length=400, db_index=True)
    search_key = models.TextField(blank=True, help_text="domain.searching.search_key")
    birth = models.CharField(max_length=10, blank=True, help_text="ISO 8601, as precise as known")
    birth_year = models.PositiveSmallIntegerField(null=True)
    sex = models.CharField(max_length=3, blank=True)
    home_place = models.CharField(max_length=300, blank=True)
    birth_place = models.CharField(max_length=300, blank=True)
    body = models.ForeignKey(Body, models.PROTECT, null=True, related_name="people")
    workplace = models.CharField(max_length=300, blank=True, help_text="as written")
    department = models.CharField(max_length=300, blank=True)
    position = models.CharField(max_length=300, blank=True)
    rank = models.CharField(max_length=300, blank=True)
    profession = models.CharField(max_length=300, blank=True)
    degree = models.CharField(max_length=20, blank=True, help_text="code of the highest")
    academic_title = models.CharField(max_length=20, blank=True)
    speciality = models.CharField(max_length=300, blank=True, help_text="of the highest degree")
    field_of_science = models.CharField(max_length=7, blank=True, help_text="TT 24/2025")
    field_of_2008 = models.CharField(max_length=7, blank=True, help_text="QĐ 12/2008")
    field_words = models.CharField(max_length=300, blank=True, help_text="as written")
    sector = models.ForeignKey(
        Sector, models.PROTECT, null=True, related_name="people", db_index=False
    )
    sector_decided = models.BooleanField(default=False, help_text="by a person, not by words")
    informatics = models.CharField(max_length=300, blank=True)
    political_theory = models.CharField(max_length=60, blank=True)
    status = models.CharField(max_length=10, choices=Status, default=Status.WORKING)
    note = models.CharField(max_length=300, blank=True)
    counts = models.BooleanField(default=True, help_text="an intellectual by the province's rule")
    origin = models.ForeignKey(Origin, models.PROTECT, related_name="people", db_index=False)
    origins = models.JSONField(default=dict, help_text="field -> origin id, where it is another")
    intake = models.ForeignKey(
        "people.Intake", models.SET_NULL, null=True, related_name="people", help_text="made it"
    )
    changed_at = models.DateTimeField()
    sample = models.BooleanField(default=False)
    # below: the database fills in what rows written in bulk leave out
    status_since = models.CharField(
        max_length=10, blank=True, default="", db_default="", help_text="as precise as known"
    )
    status_note = models.CharField(
        max_length=300, blank=True, default="", db_default="", help_text="where to, by what paper"
    )
    lives = models.CharField(
        max_length=10, choices=Lives, default=Lives.HERE, db_default=Lives.HERE
    )
    country = models.CharField(
        max_length=60, blank=True, default="", db_default="", help_text="of who lives abroad"
    )
    home_unit = models.CharField(
        max_length=16, blank=True, default="", db_default="", help_text="today's place, by its id"
    )
    home_then = models.CharField(
        max_length=16, blank=True, default="", db_default="", help_text="the place that is named"
    )
    work_unit = models.CharField(
        max_length=16, blank=True, default="", db_default="", help_text="where the workplace lies"
    )

    class Meta:
        ordering = ("sort_key", "id")
        indexes = (
            # all that facets count, so that they need not read the wide rows
            models.Index(
                fields=[
                    *("sector", "field_of_science", "degree", "academic_title"),
                    *("sex", "birth_year", "status", "body"),
                ],
                name="people_facets",
            ),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def birth_words(self) -> str:
        return written(self.birth)

    @property
    def status_since_words(self) -> str:
        return written(self.status_since)

    @property
    def degree_words(self) -> str:
        """Write title and degree in short: `PGS.TS`."""
        known = known_degrees()
        codes = (self.academic_title, self.degree)
        return ".".join(known[code].short for code in codes if code in known)


class Guarded(models.Model):
    """What only some roles may see of a person; each look is written down.

    The identity number is sealed; `identity_key` is a keyed hash by which it can be matched.
    """

    person = models.OneToOneField(Person, models.CASCADE, primary_key=True, related_name="guarded")
    identity_sealed = models.BinaryField(default=bytes)
    identity_key = models.BinaryField(null=True, unique=True, max_length=16)
    phone = models.CharField(max_length=20, blank=True)
    email = models.CharField(max_length=120, blank=True)
    residence = models.CharField(max_length=300, blank=True)
    ethnicity = models.CharField(max_length=30, blank=True)
    party = models.CharField(max_length=3, blank=True, help_text="yes, no, or not known")
    party_since = models.CharField(max_length=10, blank=True)

    class Meta:
        indexes = (models.Index(fields=["phone"]), models.Index(fields=["email"]))

    def __str__(self) -> str:
        return str(self.person_id)


class Degree(models.Model):
    """A degree: its code (`data/degrees.csv`), empty where only the field is known."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="degrees")
    code = models.CharField(max_length=20, blank=True)
    speciality = models.CharField(max_length=300, blank=True)
    school = models.CharField(max_length=300, blank=True)
    year = models.PositiveSmallIntegerField(null=True)
    country = models.CharField(max_length=100, blank=True)
    origin = models.ForeignKey(Origin, models.PROTECT, related_name="+", db_index=False)

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        name = known_degrees()[self.code].name if self.code in known_degrees() else ""
        return " ".join(part for part in (name, self.speciality) if part)


class Position(models.Model):
    """Where a person works or worked, from one day to another as precise as known.

    The one without an end is today's; the person's row repeats it for lists.
    """

    person = models.ForeignKey(Person, models.CASCADE, related_name="positions")
    body = models.ForeignKey(Body, models.PROTECT, null=True, related_name="+")
    workplace = models.CharField(max_length=300, blank=True)
    department = models.CharField(max_length=300, blank=True)
    title = models.CharField(max_length=300, blank=True)
    political = models.BooleanField(default=False, help_text="of the political system")
    since = models.CharField(max_length=10, blank=True)
    until = models.CharField(max_length=10, blank=True, help_text="empty: still")
    current = models.BooleanField(default=True)
    origin = models.ForeignKey(Origin, models.PROTECT, related_name="+", db_index=False)

    class Meta:
        ordering = ("-current", "-since", "-id")

    def __str__(self) -> str:
        return ", ".join(part for part in (self.title, self.workplace) if part)

    @property
    def since_words(self) -> str:
        return written(self.since)

    @property
    def until_words(self) -> str:
        return written(self.until)


class Fact(models.Model):
    """Any other thing of which a person has several: a language, an award, a work, an offer."""

    class Kind(models.TextChoices):
        LANGUAGE = "languages", _("Ngoại ngữ")
        AWARD = "awards", _("Danh hiệu, khen thưởng")
        WORK = "works", _("Công trình, sáng kiến")
        MEMBERSHIP = "memberships", _("Hội tham gia")
        OFFER = "offers", _("Sẵn sàng tham gia")
        GROUP = "policy_group", _("Nhóm chính sách")
        TASK = "tasks", _("Đề tài, nhiệm vụ khoa học")
        GUIDED = "supervision", _("Hướng dẫn nghiên cứu")

    person = models.ForeignKey(Person, models.CASCADE, related_name="facts")
    kind = models.CharField(max_length=12, choices=Kind)
    value = models.CharField(max_length=500)
    key = models.CharField(max_length=120, help_text="folded, by which lists are narrowed")
    since = models.CharField(max_length=10, blank=True)
    details = models.JSONField(default=dict)
    origin = models.ForeignKey(Origin, models.PROTECT, related_name="+", db_index=False)

    class Meta:
        ordering = ("kind", "id")
        indexes = (models.Index(fields=["kind", "key"]),)

    def __str__(self) -> str:
        return self.value
