"""Files become the text that the grammar reads, whatever form they come in."""

from hientai.reading.files.opening import check_file, load_file, load_text

__all__ = ["check_file", "load_file", "load_text"]
