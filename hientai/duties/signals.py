"""What duties tell their jobs, inside the transaction of the write."""

from django.dispatch import Signal

reminder_asked = Signal()  # reminder: Reminder, waiting to be sent
