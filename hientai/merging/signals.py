"""What merging tells those above it, inside its transaction."""

from django.dispatch import Signal

people_merging = Signal()
"""kept: Person, gone: Person, by: Actor; rows that point at them are moved without being told.

Whoever holds what must not be joined raises a Conflict; nothing has moved yet.
"""
