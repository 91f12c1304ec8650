"""Writes an official paper as a Word file in the form of Nghị định 30/2020/NĐ-CP.

`styles` holds every measurement, `metrics` the widths of the letters, `elements` what Word
lacks a call for; `text`, `tables` and `writer` put the paper together.
"""

from hientai.core.papers.writer import write_docx

__all__ = ["write_docx"]
