"""Chooses the reader of a file by its name's suffix and its first bytes, which must agree."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path, PurePath
from typing import Final

from hientai.kernel.errors import UnreadableFile, noop
from hientai.reading.files import refusals
from hientai.reading.files.ooxml import is_encrypted
from hientai.reading.files.places import LoadedText
from hientai.reading.files.refusals import MEGABYTE

Progress = Callable[[int, int], None]
Reader = Callable[[bytes, str, Progress | None], "str | LoadedText"]

_HEAD: Final = 1024  # a PDF may begin a little way into the file
_MAGIC: Final = (
    (b"PK\x03\x04", "zip", "ZIP hoặc Word"),
    (b"PK\x05\x06", "zip", "ZIP trống"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole", "Word đời cũ"),
    (b"\x89PNG\r\n\x1a\n", "image", "ảnh PNG"),
    (b"\xff\xd8\xff", "image", "ảnh JPEG"),
    (b"II*\x00", "image", "ảnh TIFF"),
    (b"MM\x00*", "image", "ảnh TIFF"),
    (b"{\\rtf", "rtf", "RTF"),
    (b"GIF8", "gif", "ảnh GIF"),
    (b"\x1f\x8b", "gzip", "nén gzip"),
    (b"Rar!", "rar", "nén RAR"),
    (b"7z\xbc\xaf\x27\x1c", "7z", "nén 7-Zip"),
)


@dataclass(frozen=True, slots=True)
class Form:
    """One form of file: what its bytes begin with, how large it may be, who reads it."""

    magic: str
    what: str
    limit: int
    reader: str  # module and function; loaded when first needed, some are heavy


_HERE: Final = "hientai.reading.files"
_TEXT: Final = Form("", "văn bản thuần", 20 * MEGABYTE, f"{_HERE}.plain:read_plain")
_WORD: Final = Form("zip", "Word (.docx)", 50 * MEGABYTE, f"{_HERE}.docx:read_docx")
_OLD_WORD: Final = Form("ole", "Word đời cũ (.doc)", 50 * MEGABYTE, f"{_HERE}.doc:read_doc")
_PDF: Final = Form("pdf", "PDF", 200 * MEGABYTE, f"{_HERE}.pdf:read_pdf")
_IMAGE: Final = Form("image", "ảnh", 200 * MEGABYTE, f"{_HERE}.scan:read_image")
FORMS: Final = {
    ".txt": _TEXT, ".md": _TEXT, ".docx": _WORD, ".docm": _WORD, ".doc": _OLD_WORD, ".pdf": _PDF,
    ".png": _IMAGE, ".jpg": _IMAGE, ".jpeg": _IMAGE, ".tif": _IMAGE, ".tiff": _IMAGE,
}  # fmt: skip


def load_bytes(path: Path) -> bytes:
    """Return what stands in a file; raise UnreadableFile where it cannot be opened."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise UnreadableFile(
            noop("Không mở được tệp “%(name)s”: %(reason)s."), name=path.name, reason=_reason(error)
        ) from None


def _reason(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return noop("không có tệp này")
    if isinstance(error, IsADirectoryError):
        return noop("đây là thư mục")
    return noop("không có quyền đọc hoặc đĩa hỏng")


def load_file(data: bytes, name: str, progress: Progress | None = None) -> str:
    """Return the text of a file as `load_paper` does."""
    return load_paper(data, name, progress).text


def load_paper(data: bytes, name: str, progress: Progress | None = None) -> LoadedText:
    """Return the text of a file and where it is printed; raise UnreadableFile for what has none.

    `progress` is told how many pages of how many are done.
    """
    form = check_file(data, name)
    module, _, function = form.reader.partition(":")
    reader: Reader = getattr(import_module(module), function)
    found = reader(data, name, progress)
    loaded = found if isinstance(found, LoadedText) else LoadedText(found)
    if not loaded.text.strip():
        raise refusals.no_text(name)
    return loaded


def load_text(data: bytes, name: str) -> str:
    """Return the text of a file."""
    return load_file(data, name)


def check_file(data: bytes, name: str) -> Form:
    """Return what form the file has by its suffix, size and first bytes; quick, opens nothing."""
    if not data:
        raise refusals.empty(name)
    form = _form(name)
    if len(data) > form.limit:
        raise refusals.too_large(name, len(data), form.limit)
    magic, what = _sniff(data)
    if magic == form.magic:
        return form
    if is_encrypted(data):
        raise refusals.encrypted(name)
    raise refusals.disguised(name, what) if magic else refusals.broken(name, form.what)


def _form(name: str) -> Form:
    suffix = PurePath(name).suffix.lower()
    form = FORMS.get(suffix)
    if form is None:
        raise UnreadableFile(
            noop(
                "Tệp “%(name)s” có đuôi “%(suffix)s” chưa đọc được; hãy dùng tệp Word, PDF, ảnh, .txt hoặc .md."
            ),
            name=name,
            suffix=suffix or "trống",
        )
    return form


def _sniff(data: bytes) -> tuple[str, str]:
    for start, magic, what in _MAGIC:
        if data.startswith(start):
            return magic, what
    return ("pdf", "PDF") if b"%PDF-" in data[:_HEAD] else ("", "")
