"""Reading plans: as text against a general parser, as Word files against a bare walk over them."""

from __future__ import annotations

from io import BytesIO

import docx
from markdown_it import MarkdownIt

from bench.measure import Line, best
from config.demo import SAMPLES
from hientai.reading import read_text
from hientai.reading.files import load_file
from tests.reading.renditions import word

BAR = 25.0
WORD_BAR = 2.0
WALK = "python-docx walking the same files' paragraphs and cells"


def lines() -> list[Line]:
    texts = [path.read_text("utf-8") for path in sorted(SAMPLES.glob("*.txt"))]
    parser = MarkdownIt()
    return [
        Line(
            name="read the three sample plans",
            seconds=best(lambda: [read_text(text) for text in texts]),
            against="markdown-it-py parsing the same texts into tokens",
            against_seconds=best(lambda: [parser.parse(text) for text in texts]),
            bar=BAR,
        ),
        *word_lines(texts),
    ]


def walk(data: bytes) -> int:
    document = docx.Document(BytesIO(data))
    cells = (cell.text for table in document.tables for cell in table._cells)  # noqa: SLF001 -- quickest way
    return sum(len(part) for part in [*(p.text for p in document.paragraphs), *cells])


def word_lines(texts: list[str]) -> list[Line]:
    """Return what a Word file costs: its text alone, and all the way to a plan."""
    papers = [word(text) for text in texts]
    floor = best(lambda: [walk(paper) for paper in papers])
    steps = {
        "text of the three samples as Word files": lambda: [
            load_file(paper, "plan.docx") for paper in papers
        ],
        "read the three samples as Word files, to the plan": lambda: [
            read_text(load_file(paper, "plan.docx")) for paper in papers
        ],
    }
    return [
        Line(name=name, seconds=best(step), against=WALK, against_seconds=floor, bar=WORD_BAR)
        for name, step in steps.items()
    ]
