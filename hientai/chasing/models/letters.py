"""Letters of reminder (công văn đôn đốc), each with the file that was made."""

from django.db import models

from hientai.bodies.models import Body
from hientai.core.models import StoredFile
from hientai.duties.models import Duty
from hientai.plans.models import Plan


class Letter(models.Model):
    """A letter to one or several bodies; a draft until its number and day are noted."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="letters")
    bodies = models.ManyToManyField(Body, related_name="letters_of_reminder")
    duties = models.ManyToManyField(Duty, related_name="letters")
    reply_by = models.DateField()
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.CharField(max_length=200)
    number = models.CharField(max_length=60, blank=True, help_text="as it was issued")
    issued_on = models.DateField(null=True)

    class Meta:
        ordering = ("-id",)

    def __str__(self) -> str:
        return self.number or str(self.file)
