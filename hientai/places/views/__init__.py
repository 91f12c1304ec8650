"""Pages of places: finding one, its history, and figures on other boundaries."""

from hientai.places.views.convert import convert
from hientai.places.views.find import find, place

__all__ = ["convert", "find", "place"]
