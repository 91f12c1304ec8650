"""What the province chose to show to everybody."""

from django.db import models

from hientai.plans.models import Plan


class OpenPlan(models.Model):
    """That a plan's figures are open, and which of them; without a row nothing is shown."""

    plan = models.OneToOneField(Plan, models.CASCADE, related_name="opened")
    by_group = models.BooleanField(default=False, help_text="by the headings of the plan")
    by_body = models.BooleanField(default=False, help_text="by body, with the names of bodies")
    title_en = models.CharField(max_length=300, blank=True, help_text="how it is called in English")
    chosen_at = models.DateTimeField(auto_now=True)
    chosen_by = models.CharField(max_length=200)

    class Meta:
        ordering = ("-plan",)

    def __str__(self) -> str:
        return str(self.plan)
