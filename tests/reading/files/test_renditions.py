"""One plan in every form it comes in says the same."""

import io
import shutil
from pathlib import Path

import pytest

from hientai.reading import read_text
from hientai.reading.files import load_file
from tests.reading import renditions

HERE = Path(__file__).parent
TEXT = (HERE / "plan.txt").read_text(encoding="utf-8")
SEEDS = sorted((HERE.parent / "data").glob("*.txt"))
needs_tesseract = pytest.mark.skipif(not shutil.which("tesseract"), reason="no Tesseract")
needs_office = pytest.mark.skipif(not shutil.which("soffice"), reason="no LibreOffice")


def tasks(text):
    return [
        (task["path"], task["text"], task["leads"], task["coordinators"])
        for task in read_text(text)["tasks"]
    ]


def corpus(name):
    return (HERE / "corpus" / name).read_bytes()


@pytest.mark.parametrize("name", ["plan.docx", "plan.pdf", "cut-words.pdf"])
def test_every_form_has_the_same_tasks(name):
    assert tasks(load_file(corpus(name), name)) == tasks(TEXT)


@pytest.mark.parametrize("name", ["plan.docx", "plan.pdf", "cut-words.pdf"])
def test_every_form_has_the_same_head_and_signature(name):
    found, wanted = (
        read_text(load_file(corpus(name), name))["document"],
        read_text(TEXT)["document"],
    )
    for field in ("kind", "number", "place", "date", "title", "signer", "recipients", "citations"):
        assert found[field] == wanted[field], field


@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.stem)
def test_references_as_word_files_lose_nothing(seed):
    text = seed.read_text(encoding="utf-8")
    assert tasks(load_file(renditions.word(text), "plan.docx")) == tasks(text)


def test_word_file_read_by_python_docx_alone_would_miss_numbers():
    text = load_file(renditions.word(TEXT), "plan.docx")
    assert "1. Sở Khoa học và Công nghệ" in text
    assert "chữ ẩn" not in text
    assert "chữ đã xóa" not in text


def test_progress_is_told_page_by_page():
    told = []
    load_file(corpus("plan.pdf"), "plan.pdf", lambda done, count: told.append((done, count)))
    assert told == [(1, 3), (2, 3), (3, 3)]


@needs_tesseract
def test_scanned_page_askew_is_read():
    first = renditions.pictures(corpus("plan.pdf"))[0]
    data = io.BytesIO()
    first.save(data, "PNG")
    told = []
    text = load_file(data.getvalue(), "scan.png", lambda *each: told.append(each))
    assert tasks(text) == tasks(TEXT)[:3]
    assert told == [(0, 1), (1, 1)]


@needs_tesseract
def test_scanned_table_is_read_by_its_lines():
    data = io.BytesIO()
    renditions.pictures(corpus("plan.pdf"))[1].save(data, "PDF", resolution=200)
    text = load_file(data.getvalue(), "scan.pdf")
    rows = [line.split("\t") for line in text.split("\n") if "\t" in line]
    assert [row[0].strip(".") for row in rows] == ["TT", "I", "1", "2", "II", "3"]
    assert rows[3][1:3] == ["Tổ chức diễn đàn trí thức trẻ.", "Tỉnh đoàn"]


@needs_office
def test_old_word_file_is_read_through_libreoffice():
    data = renditions.converted(renditions.word(TEXT, changes=False), "doc")
    assert tasks(load_file(data, "plan.doc")) == tasks(TEXT)
