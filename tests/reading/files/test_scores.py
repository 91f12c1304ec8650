"""The references keep their figures in every form: as Word files, as PDFs, and one as a scan."""

import functools
import io
import json
import shutil
from pathlib import Path

import docx
import pytest
from docx.oxml import OxmlElement
from docx.shared import Cm

from hientai.reading import read_text
from hientai.reading.files import load_file
from tests.reading import renditions, score

DATA = Path(__file__).parents[1] / "data"
NAMES = sorted(path.stem for path in DATA.glob("*_*.json"))
needs_office = pytest.mark.skipif(not shutil.which("soffice"), reason="no LibreOffice")
needs_tesseract = pytest.mark.skipif(not shutil.which("tesseract"), reason="no Tesseract")


def compared(name, text):
    reference = json.loads((DATA / f"{name}.json").read_text("utf-8"))
    return score.compare(reference, json.loads(json.dumps(read_text(text))))


@functools.cache
def printed(name):
    text = (DATA / f"{name}.txt").read_text("utf-8")
    return renditions.pdf(renditions.word(text, changes=False))


@pytest.mark.parametrize("name", NAMES)
def test_a_reference_as_a_word_file(name):
    text = (DATA / f"{name}.txt").read_text("utf-8")
    found = compared(name, load_file(renditions.word(text), "plan.docx"))
    assert found.figures["overall"] >= 0.98, found.misses
    assert found.sources >= 0.98


@needs_office
@pytest.mark.parametrize("name", NAMES)
def test_a_reference_as_a_pdf(name):
    found = compared(name, load_file(printed(name), "plan.pdf"))
    assert found.figures["overall"] >= 0.96, found.misses
    assert found.sources >= 0.98


@needs_office
@needs_tesseract
def test_a_reference_as_a_scan():
    scanned = renditions.scan(printed(NAMES[0]))
    found = compared(NAMES[0], load_file(scanned, "scan.pdf"))
    assert found.figures["overall"] >= 0.90, found.misses


def long_table(*, repeats):
    """Return a Word file with a table of many tall rows, and the rows; its head may be repeated."""
    work = (
        "xây dựng, trình ban hành và tổ chức thực hiện đề án phát triển đội ngũ trí thức của tỉnh"
    )
    rows = [["TT", "Nội dung nhiệm vụ", "Cơ quan chủ trì"]]
    rows += [
        [str(i), f"Việc {i}: {work}; {work} giai đoạn {i}.", "Sở Nội vụ"] for i in range(1, 31)
    ]
    document = docx.Document()
    table = document.add_table(0, 3, "Table Grid")
    for row in rows:
        for cell, text, width in zip(table.add_row().cells, row, (1, 5, 3), strict=True):
            cell.text, cell.width = text, Cm(width)
    if repeats:
        table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    data = io.BytesIO()
    document.save(data)
    return data.getvalue(), rows


@needs_office
@pytest.mark.parametrize("repeats", [False, True])
def test_every_row_cut_by_a_page_is_whole_again(repeats):
    word, rows = long_table(repeats=repeats)
    text = load_file(renditions.pdf(word), "plan.pdf")
    assert [line.split("\t") for line in text.strip().split("\n")] == rows
