"""What documents tell their jobs and those above them, inside the transaction of the write."""

from django.dispatch import Signal

reading_asked = Signal()  # reading: Reading, waiting to be read
document_read = Signal()  # reading: Reading; its text and result are there
document_refused = Signal()  # reading: Reading; its refusal is there
records_merged = Signal()  # gone: Document, soon deleted; stays: Document
keepers_asked = Signal()
"""documents: ids; who knows returns the bodies that watch them, through which people may write."""
shown_asked = Signal()  # actor: Actor; who knows returns a query of the documents they may see
parts_asked = Signal()
"""document: Document, actor: Actor; who has something to say of it returns `selectors.Part`s."""
relations_decided = Signal()  # document: Document; a person said how it stands to others
