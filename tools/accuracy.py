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
here had read before cost more: a layout met for the first time has cost up to 0.46 overall, so
a person checks every plan before it binds anybody.

"""
UNSEEN = """
## Papers that nobody here had read before

28 papers that are not in this project, each with a reference written by the guide before the reader
saw the paper; read once, then the reader was mended with them in sight. The second and third group
were read by the reader as the group before had left it. *Real* papers are drafts and signed papers
of schools, a department of education, a commune's Party committee, a department's inspection team
and of two provinces (letters, notices of conclusions, plans); *made* ones were written for the
purpose in the manner of provincial, Party and Government papers; three have a real opening only.
**The aim, 0.95 on average and none below 0.90, was not reached on first contact in any group.**
Mean overall (worst; how many below 0.90) on 21 November 2026:

| papers | text, first | text, mended | Word, first | Word, mended |
| --- | --- | --- | --- | --- |
| first group, 15 (8 real) | 0.843 (0.536; 9) | 0.979 (0.947) | 0.837 (0.536; 7 of 10) | 0.980 (0.947) |
| second group, 7 (2 real) | 0.937 (0.814; 2) | 0.978 (0.935) | 0.957 (0.894; 1 of 6) | 0.983 (0.935) |
| third group, 6 (1 real) | 0.929 (0.835; 2) | 0.980 (0.937) | 0.929 (0.835; 2 of 6) | 0.980 (0.937) |
| the 11 real ones | 0.802 (0.536; 8) | 0.976 (0.937) | 0.808 (0.536; 5 of 7) | 0.976 (0.937) |
| the 14 made ones | 0.927 (0.789; 5) | 0.977 (0.935) | 0.932 (0.789; 5 of 14) | 0.982 (0.935) |

Two signed PDFs of the real ones: 0.725 at first, 0.925 (0.865) mended. The Word files of the first
two groups printed by LibreOffice: 0.861 (0.536) by the reader as it was before all of this, 0.981
(0.935) now; as askew scans at 200 dpi 0.836 (0.490) before, 0.952 (0.872; 2 of 16 below 0.90) now.
The third group's, printed, at first contact: 0.927 (0.822). What is called mended was fitted to
these papers and says nothing of the next.

| field, text at first contact | first group | second | third |
| --- | --- | --- | --- |
| header | 0.933 | 1.000 | 0.985 |
| citations | 0.942 | 0.967 | 0.944 |
| tasks | 0.905 | 0.974 | 0.955 |
| leads | 0.612 | 0.759 | 0.869 |
| coordinators | 0.812 | 0.759 | 1.000 |
| reports_to | 0.886 | 0.857 | 0.600 |
| timeframes | 0.723 | 0.917 | 0.860 |
| kinds | 0.889 | 0.839 | 0.960 |
| paths | 0.914 | 0.986 | 0.950 |
| targets | 0.921 | 1.000 | 1.000 |
| baselines | 0.667 | | 0.800 |
| deliverables | 0.750 | 1.000 | 1.000 |

Five references were put right after the first comparison where the guide contradicts them (the first
group's figures are those before that; 0.846 after). Two more real papers, a decision on an inspection
and the notice of a course, assign nothing; in both Word files the reader found a task at first, and
none now. What cost most: who acts, where a heading names persons or units that no list knows, where a
bracket or a trailing line names them, where a letter asks its readers; months over two
(`09 - 10/2026`); tables whose columns say `rõ người, rõ việc`.
`tests/reading/generator_met.py` makes these layouts anew. The 118 papers known before, as text, went
from 0.980 to 0.981 with none worse; their 30 Word files from 0.987 to 0.990 (worst 0.940 to 0.947).

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
    PAPER.write_text(
        f"{HEAD}{table}{UNSEEN}{OUTSIDE.lstrip()}## What fails\n\n{what}{tail}", "utf-8"
    )
    print(table)
    return int(any(row.figures["overall"] < BARS[row.form] for row in rows))


if __name__ == "__main__":
    sys.exit(main())
