"""Orders to make a plan of one's own, and the plans that bodies handed in for them."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from hientai.duties.models import Duty
from hientai.plans.models import Plan, Task


class PlanOrder(models.Model):
    """A clause that orders each body of a task to make its own plan: proposed, then decided."""

    class State(models.TextChoices):
        READ = "read", _("máy đọc, chưa ai xác nhận")
        CONFIRMED = "confirmed", _("đã xác nhận")
        REFUSED = "refused", _("không phải lập kế hoạch riêng")

    task = models.OneToOneField(Task, models.CASCADE, related_name="plan_order")
    owed = models.ForeignKey(
        Task,
        models.CASCADE,
        null=True,
        related_name="plan_orders_owed",
        help_text="whose duties these are: the task itself, or one added where it says more",
    )
    quote = models.TextField()
    whole = models.BooleanField(default=True, help_text="the task says little else")
    due_on = models.DateField(null=True, help_text="empty: with the first periodic report")
    state = models.CharField(max_length=10, choices=State, default=State.READ)
    decided_by = models.CharField(max_length=200, blank=True)
    decided_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("task__plan", "task__position")

    def __str__(self) -> str:
        return self.quote[:200]


class OwnPlan(models.Model):
    """A plan that a body handed in for what it owes; one that was returned stays as history."""

    duty = models.ForeignKey(Duty, models.CASCADE, related_name="own_plans")
    plan = models.ForeignKey(Plan, models.CASCADE, related_name="handed_in")
    handed_in_on = models.DateField()
    handed_in_by = models.CharField(max_length=200)
    on_behalf = models.BooleanField(default=False, help_text="the steward handed it in")
    accepted_on = models.DateField(null=True, help_text="its duty was reported done with it")
    returned_on = models.DateField(null=True)
    returned_by = models.CharField(max_length=200, blank=True)
    reason = models.TextField(blank=True)

    class Meta:
        ordering = ("-id",)
        constraints = (
            models.UniqueConstraint(
                fields=["duty"],
                condition=models.Q(returned_on=None),
                name="one_own_plan_a_duty",
            ),
        )

    def __str__(self) -> str:
        return str(self.plan)
