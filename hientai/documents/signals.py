"""What documents tell those above them, inside the transaction of the write."""

from django.dispatch import Signal

document_read = Signal()  # reading: Reading; its text and result are there
document_refused = Signal()  # reading: Reading; its refusal is there
