"""What the register tells those above it, inside the transaction of the write."""

from django.dispatch import Signal

intake_undoing = Signal()
"""intake: Intake; whoever holds something that would be lost raises a Conflict."""
