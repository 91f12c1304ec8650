"""What documents tell their jobs and those above them, inside the transaction of the write."""

from django.dispatch import Signal

reading_asked = Signal()  # reading: Reading, waiting to be read
document_read = Signal()  # reading: Reading; its text and result are there
document_refused = Signal()  # reading: Reading; its refusal is there
