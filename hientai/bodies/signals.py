"""What bodies tell the rest of the site."""

from django.dispatch import Signal

reform_applied = Signal()  # key
