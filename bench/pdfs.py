"""Reading PDFs: plain pages against bare extraction, tables and broken words against pdfplumber."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from io import BytesIO
from pathlib import Path

import pdfplumber
import pypdfium2 as pdfium

from bench.measure import Line, together
from config.demo import SAMPLES
from hientai.reading import read_text
from hientai.reading.files import load_file
from tests.reading.renditions import pdf, word

BAR = 3.0
TABLE_BAR = 2.0
MEGABYTES_ALLOWED = 600
MANY_PAGES = 500
CUT_WORDS = Path("tests/reading/files/corpus/cut-words.pdf")
PLAIN = "pypdfium2 opening the same files and taking the text of every page"
PLUMBER = "pdfplumber taking text and tables of the same pages"
CHILD = """
import sys
from pathlib import Path
from hientai.reading import read_text
from hientai.reading.files import load_file
read_text(load_file(Path(sys.argv[1]).read_bytes(), "plan.pdf"))
status = Path("/proc/self/status").read_text()
print(next(line.split()[1] for line in status.splitlines() if line.startswith("VmHWM")))
"""


def lines() -> list[dict[str, object]]:
    """Return the lines of PDFs, none where LibreOffice is missing, which prints the samples."""
    if not shutil.which("soffice"):
        sys.stderr.write("no LibreOffice: the lines of PDFs are left out\n")
        return []
    texts = [path.read_text("utf-8") for path in sorted(SAMPLES.glob("*.txt"))]
    plain = [pdf(word(text)) for text in texts if "\t" not in text]
    hard = [*(pdf(word(text)) for text in texts if "\t" in text), CUT_WORDS.read_bytes()]
    return [
        *(line.as_json() for line in [*_plain_lines(plain), _hard_line(hard)]),
        _memory_line(many_pages(plain[0])),
    ]


def _plain_lines(papers: list[bytes]) -> list[Line]:
    floor, text, plan = together(
        lambda: [extract(paper) for paper in papers],
        lambda: [load_file(paper, "plan.pdf") for paper in papers],
        lambda: [read_text(load_file(paper, "plan.pdf")) for paper in papers],
    )
    pages = sum(map(page_count, papers))
    name = f"{len(papers)} samples as PDFs without tables"
    return [
        Line(f"text of {name}", text, PLAIN, floor, BAR, pages),
        Line(f"read {name}, to the plan", plan, PLAIN, floor, BAR, pages),
    ]


def _hard_line(papers: list[bytes]) -> Line:
    plan, plumbed = together(
        lambda: [read_text(load_file(paper, "plan.pdf")) for paper in papers],
        lambda: [plumb(paper) for paper in papers],
        runs=2,
    )
    name = "read samples with tables and one with cut words as PDFs, to the plan"
    return Line(name, plan, PLUMBER, plumbed, TABLE_BAR, sum(map(page_count, papers)))


def _memory_line(paper: bytes) -> dict[str, object]:
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(paper)
        file.flush()
        child = [sys.executable, "-c", CHILD, file.name]
        told = subprocess.run(child, check=True, capture_output=True, text=True).stdout
    megabytes = int(told) / 1024
    return {
        "name": f"peak memory of reading a PDF of {MANY_PAGES} pages to the plan, MB resident",
        "seconds": round(megabytes, 1),
        "against": "what it may hold, MB",
        "against_seconds": MEGABYTES_ALLOWED,
        "ratio": round(megabytes / MEGABYTES_ALLOWED, 2),
        "bar": 1.0,
        "holds": megabytes <= MEGABYTES_ALLOWED,
    }


def extract(data: bytes) -> int:
    """Take the text of every page as the documentation of pypdfium2 says."""
    document = pdfium.PdfDocument(data)
    length = 0
    for page in document:
        textpage = page.get_textpage()
        length += len(textpage.get_text_range())
        textpage.close()
        page.close()
    document.close()
    return length


def plumb(data: bytes) -> int:
    with pdfplumber.open(BytesIO(data)) as document:
        return sum(len(page.extract_text()) + len(page.extract_tables()) for page in document.pages)


def page_count(data: bytes) -> int:
    with pdfium.PdfDocument(data) as document:
        return len(document)


def many_pages(data: bytes) -> bytes:
    """Return a PDF of as many pages as are asked for, the paper's own again and again."""
    source, target = pdfium.PdfDocument(data), pdfium.PdfDocument.new()
    while len(target) < MANY_PAGES:
        target.import_pages(source, range(min(len(source), MANY_PAGES - len(target))))
    written = BytesIO()
    target.save(written)
    return written.getvalue()
