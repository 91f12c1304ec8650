"""What chasing tells its jobs, inside the transaction of the write."""

from django.dispatch import Signal

delivery_queued = Signal()  # delivery: int, waiting to be sent
