"""Reading the three samples, against a general parser of marked-up text over the same characters."""

from __future__ import annotations

from markdown_it import MarkdownIt

from bench.measure import Line, best
from config.demo import SAMPLES
from hientai.reading import read_text

BAR = 25.0


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
        )
    ]
