"""Page parts as template tags."""

from django.template import Library

register = Library()
