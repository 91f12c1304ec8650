"""Files become the text that the grammar reads, whatever form they come in."""

from hientai.reading.files.opening import FORMS, check_file, load_file, load_paper, load_text
from hientai.reading.files.places import LoadedText, Places, Spot

__all__ = [
    "FORMS",
    "LoadedText",
    "Places",
    "Spot",
    "check_file",
    "load_file",
    "load_paper",
    "load_text",
]
