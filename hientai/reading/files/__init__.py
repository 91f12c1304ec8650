"""Files become the text that the grammar reads, whatever form they come in."""

from hientai.reading.files.isolated import load_isolated
from hientai.reading.files.opening import FORMS, check_file, load_file, load_text

__all__ = ["FORMS", "check_file", "load_file", "load_isolated", "load_text"]
