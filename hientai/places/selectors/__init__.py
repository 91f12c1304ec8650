"""Reads of places."""

from hientai.places.selectors.known import as_rows, loads, places, refused
from hientai.places.selectors.pages import Found, Row, Story, counts, search, story_of

__all__ = [
    "Found",
    "Row",
    "Story",
    "as_rows",
    "counts",
    "loads",
    "places",
    "refused",
    "search",
    "story_of",
]
