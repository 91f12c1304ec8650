"""Reads Vietnamese administrative plans: a file becomes text, text becomes tasks with sources."""

from hientai.reading.contract import Passage, Reading
from hientai.reading.files import load_text
from hientai.reading.reader import passages, read_text, require_plan

__all__ = ["Passage", "Reading", "load_text", "passages", "read_text", "require_plan"]
