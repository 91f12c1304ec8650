"""What plans tell those above them, inside the transaction of the write."""

from django.dispatch import Signal

plan_confirmed = Signal()  # plan: Plan, by: Actor
task_states_asked = Signal()
"""plan: Plan, actor: Actor; who knows returns {task id: its state}, as far as the actor may see."""
task_assigned = Signal()  # task: Task, by: Actor; a confirmed plan's task got bodies
calendar_changed = Signal()  # plan: Plan, by: Actor, today: date; it is reported on other days
