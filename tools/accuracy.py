"""`make score`: every reference in every form against what was read, field by field.

Prints the table and writes docs/reading-accuracy.md. The forms are made here: the text as it is, a
Word file numbered by Word, the PDF that LibreOffice prints of it, and that PDF as an askew, noisy
scan at 200 dpi. What fails is listed with the scorer's own words.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from hientai.reading import read_text
from hientai.reading.files import load_file
from tests.reading import renditions, score

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "tests" / "reading" / "data"
PAPER = ROOT / "docs" / "reading-accuracy.md"
GROUPS = (
    "header", "citations", "tasks", "leads", "coordinators", "reports_to", "timeframes", "kinds",
    "paths", "targets", "baselines",
)  # fmt: skip
BARS = {"text": 0.98, "docx": 0.98, "pdf": 0.96, "scan": 0.90}
HEAD = """# How well plans are read

Written by `make score`; each figure is between 0 and 1 and explained in the scorer
(`tests/reading/score.py`). These are the references in this project, in four forms made from their
text. **They are regression tests: the grammar was built with them in sight.** Plans that nobody
here had read before cost more: a layout met for the first time has cost 0.03 to 0.30 overall, so
a person checks every plan before it binds anybody.

"""
OUTSIDE = """
## Printed and scanned papers that are not in this project

Each paper printed twice by LibreOffice (four fonts, sizes and margins; justified and ragged;
numbers, running titles, landscape annexes, tables over pages with and without repeated heads) and
scanned at 150, 200 or 300 dpi, up to 2 degrees askew, with grain, grey paper, hard JPEG, and on
every other paper a stamp and a scribble over the text. Mean overall, 21 November 2026; before is
the reader as it was that morning.

| papers | printings | PDF before | PDF | worst | scan before | scan | worst |
| --- | --- | --- | --- | --- | --- | --- | --- |
| the three references | 6 | 0.995 | 1.000 | 1.000 | 0.862 | 0.982 | 0.950 |
| 29 known to the grammar's author | 58 | 0.969 | 0.985 | 0.811 | 0.77 | 0.92 (38) | 0.80 |
| 18 newer ones | 36 | 0.975 | 0.991 | 0.962 | 0.817 | 0.880 | 0.23 |
| 9 never looked at | 18 | 0.951 | 0.968 | 0.834 | 0.839 | 0.907 | 0.760 |

Words suggested for what a scanner misread: 99 of 100 are right (763 of 768, after the four phrases
that were wrong most often had been mended with these very scans in sight; about 97 before), and they
answer half of the misread words (819 of 1,684); a lost letter (`chủ tr`, `kim tra`) has none.

Why scans lose: stamps and scribbles over the text, which also look like borders of a table (0.23);
the letter `i` and marks of capitals lost at 150 dpi on grey paper (`TĨNH` for `TỈNH`: the issuer
and the signer's office); `≥` read as `>`; recipients, of which one wrong letter costs a line.
Why PDFs lose: letterheads wrapped in odd ways, and lines of a flush text that happen to be full.

"""


@dataclass(frozen=True)
class Row:
    name: str
    form: str
    figures: dict[str, float]
    sources: float
    misses: list[str]


def renditions_of(text: str) -> Iterator[tuple[str, str]]:
    """Yield each form and the text that reading its file gives."""
    yield "text", text
    word = renditions.word(text)
    yield "docx", load_file(word, "plan.docx")
    printed = renditions.pdf(renditions.word(text, changes=False))  # LibreOffice prints changes
    yield "pdf", load_file(printed, "plan.pdf")
    yield "scan", load_file(renditions.scan(printed), "scan.pdf")


def measure() -> Iterator[Row]:
    for path in sorted(DATA.glob("*_*.json")):
        reference = json.loads(path.read_text("utf-8"))
        for form, text in renditions_of(path.with_suffix(".txt").read_text("utf-8")):
            found = score.compare(reference, json.loads(json.dumps(read_text(text))))
            yield Row(path.stem[:3], form, found.figures, found.sources, found.misses)


def line(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |\n"


def told(row: Row) -> str:
    figures = [f"{row.figures[g]:.3f}" if g in row.figures else "" for g in GROUPS]
    return line(
        [row.name, row.form, *figures, f"{row.sources:.3f}", f"**{row.figures['overall']:.3f}**"]
    )


def main() -> int:
    rows = list(measure())
    columns = ["plan", "form", *GROUPS, "sources", "overall"]
    table = line(columns) + line(["---"] * len(columns)) + "".join(map(told, rows))
    misses = [f"- {row.name} {row.form}: {miss}\n" for row in rows for miss in row.misses]
    what = "".join(misses) or "Nothing.\n"
    sure = re.search(
        "<!-- confidence -->.*?<!-- /confidence -->", PAPER.read_text("utf-8"), re.DOTALL
    )
    tail = f"\n{sure[0]}\n" if sure else ""  # written by tools/calibrate.py
    PAPER.write_text(f"{HEAD}{table}{OUTSIDE}## What fails\n\n{what}{tail}", "utf-8")
    print(table)
    return int(any(row.figures["overall"] < BARS[row.form] for row in rows))


if __name__ == "__main__":
    sys.exit(main())
