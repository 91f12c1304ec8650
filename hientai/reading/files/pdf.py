"""PDF files: text where they have it, and page by page OCR where they are pictures."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

import pypdfium2 as pdfium
from pypdfium2 import raw

from hientai.reading.files import legacy, refusals
from hientai.reading.files.numerals import repair_numerals
from hientai.reading.files.pages import write_pages
from hientai.reading.files.pdf_page import PageText, read_page
from hientai.reading.files.places import LoadedText
from hientai.reading.files.scan import read_pictures

MOST_PAGES: Final = 1_000
_WHAT: Final = "PDF"
Progress = Callable[[int, int], None]


def read_pdf(data: bytes, name: str, progress: Progress | None = None) -> LoadedText:
    """Return the text of a PDF and its places; pages that are pictures are read by OCR."""
    document = _open(data, name)
    try:
        count = len(document)
        if count > MOST_PAGES:
            raise refusals.too_many_pages(name, count, MOST_PAGES)
        pages: list[PageText] = []
        scans: list[int] = []
        for i in range(count):
            pages.append(_read(document, i, name))
            if pages[-1].is_scan:
                scans.append(i)
            elif progress:
                progress(i + 1 - len(scans), count)
        told = _after(progress, count - len(scans), count)
        read = read_pictures(document, scans, name, told) if scans else []
        for i, page in zip(scans, read, strict=True):
            pages[i] = page
    finally:
        document.close()
    loaded = write_pages(pages)
    return repair_numerals(loaded) if scans else _modern(loaded)


def _modern(loaded: LoadedText) -> LoadedText:
    """Return the text with letters on old codes put right, each printed line by itself."""
    convert = legacy.coding(loaded.text)
    if convert is None:
        return loaded
    lines = [(start, end, convert(loaded.text[start:end])) for start, end, *_ in loaded.places.rows]
    edited = loaded.edited([each for each in lines if loaded.text[each[0] : each[1]] != each[2]])
    return replace(edited, text=convert(edited.text) if not lines else edited.text, changes=())


def _after(progress: Progress | None, done: int, count: int) -> Callable[[int], None]:
    def tell(finished: int) -> None:
        if progress:
            progress(done + finished, count)

    return tell


def _open(data: bytes, name: str) -> pdfium.PdfDocument:
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", None) == raw.FPDF_ERR_PASSWORD:
            raise refusals.encrypted(name) from None
        raise refusals.broken(name, _WHAT) from None
    if len(document) == 0:
        document.close()
        raise refusals.broken(name, _WHAT)
    return document


def _read(document: pdfium.PdfDocument, index: int, name: str) -> PageText:
    try:
        page = document[index]
    except pdfium.PdfiumError:
        raise refusals.broken(name, _WHAT) from None
    try:
        return read_page(page, index + 1)
    except pdfium.PdfiumError:
        raise refusals.broken(name, _WHAT) from None
    finally:
        page.close()
