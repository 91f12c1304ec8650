"""Reading plans: as text against a general parser, as Word files against a bare walk over them."""

from __future__ import annotations

from io import BytesIO

import docx
from docx.text.paragraph import Paragraph
from markdown_it import MarkdownIt

from bench.measure import Line, together
from config.demo import SAMPLES
from hientai.reading import read_text
from hientai.reading.files import load_file
from tests.reading.renditions import word

BAR = 25.0
WORD_BAR = 2.0
WALK = "python-docx walking the same files: iter_inner_content, every row's cells, their text"


def lines() -> list[Line]:
    texts = [path.read_text("utf-8") for path in sorted(SAMPLES.glob("*.txt"))]
    parser = MarkdownIt()
    ours, theirs = together(
        lambda: [read_text(text) for text in texts],
        lambda: [parser.parse(text) for text in texts],
    )
    rival = "markdown-it-py parsing the same texts into tokens"
    return [Line("read the sample plans", ours, rival, theirs, BAR), *word_lines(texts)]


def walk(data: bytes) -> int:
    """Go over a file's text as the documentation of python-docx says, in the order of the document."""
    length = 0
    for block in docx.Document(BytesIO(data)).iter_inner_content():
        if isinstance(block, Paragraph):
            length += len(block.text)
        else:
            length += sum(len(cell.text) for row in block.rows for cell in row.cells)
    return length


def word_lines(texts: list[str]) -> list[Line]:
    """Return what a Word file costs: its text alone, and all the way to a plan."""
    papers = [word(text) for text in texts]
    floor, text, plan = together(
        lambda: [walk(paper) for paper in papers],
        lambda: [load_file(paper, "plan.docx") for paper in papers],
        lambda: [read_text(load_file(paper, "plan.docx")) for paper in papers],
    )
    return [
        Line("text of the samples as Word files", text, WALK, floor, WORD_BAR),
        Line("read the samples as Word files, to the plan", plan, WALK, floor, WORD_BAR),
    ]
