"""Lists of people that somebody keeps: a search under a name, or chosen people."""

from django.conf import settings
from django.db import models

from hientai.bodies.models import Body
from hientai.people.models.profile import Person


class SavedList(models.Model):
    """A search that stays live (`asked`: what addresses say), or a fixed choice of people.

    The owner's, and of everybody who acts for `body` where it is shared. Whoever opens it sees of
    it what they may see.
    """

    name = models.CharField(max_length=120)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    body = models.ForeignKey(Body, models.PROTECT, null=True, related_name="+")
    asked = models.JSONField(default=list, help_text="[[name, value], …]")
    fixed = models.BooleanField(default=False)
    people = models.ManyToManyField(Person, through="people.Listed", related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("name", "id")

    def __str__(self) -> str:
        return self.name


class Listed(models.Model):
    """Somebody on a fixed list."""

    list = models.ForeignKey(SavedList, models.CASCADE, related_name="listed")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")

    class Meta:
        constraints = (models.UniqueConstraint(fields=["list", "person"], name="once_on_a_list"),)

    def __str__(self) -> str:
        return f"{self.list_id}: {self.person_id}"
