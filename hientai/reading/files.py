"""Bytes of a file become text, or a refusal of one sentence that says what is wrong and where."""

from __future__ import annotations

import codecs
from collections.abc import Callable
from pathlib import PurePath
from typing import Final

from hientai.kernel.errors import UnreadableFile, noop

LARGEST: Final = 20 * 1024 * 1024
_MAGIC: Final = (
    (b"%PDF", "PDF"),
    (b"PK\x03\x04", "ZIP hoặc Word"),
    (b"\x89PNG", "ảnh PNG"),
    (b"\xff\xd8\xff", "ảnh JPEG"),
    (b"\xd0\xcf\x11\xe0", "Word đời cũ"),
    (b"{\\rtf", "RTF"),
    (b"GIF8", "ảnh GIF"),
    (b"\x1f\x8b", "nén gzip"),
    (b"Rar!", "nén RAR"),
)
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROLS: Final = frozenset(map(chr, range(32))) - set("\t\n\r\f\v")
_MOST_CONTROLS: Final = 0.01


def load_text(data: bytes, name: str) -> str:
    """Return the text of a file by its name's suffix; raise UnreadableFile for what is no text."""
    if not data:
        raise UnreadableFile(noop("Tệp “%(name)s” trống, không có nội dung để đọc."), name=name)
    if len(data) > LARGEST:
        size = f"{len(data) / 1024 / 1024:.1f}".replace(".", ",")
        raise UnreadableFile(
            noop("Tệp “%(name)s” nặng %(size)s MB, vượt quá giới hạn 20 MB."), name=name, size=size
        )
    suffix = PurePath(name).suffix.lower()
    reader = READERS.get(suffix)
    if reader is None:
        raise UnreadableFile(
            noop("Tệp “%(name)s” có đuôi “%(suffix)s” chưa đọc được; hãy dùng tệp .txt hoặc .md."),
            name=name,
            suffix=suffix or "trống",
        )
    text = reader(data, name)
    if not text.strip():
        raise UnreadableFile(noop("Tệp “%(name)s” trống, không có nội dung để đọc."), name=name)
    return text


def read_plain(data: bytes, name: str) -> str:
    """Decode a text file: UTF-8, or UTF-16 with its mark."""
    _refuse_binary(data, name)
    encoding = next((encoding for mark, encoding in _MARKS if data.startswith(mark)), "utf-8")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise UnreadableFile(
            noop(
                "Tệp “%(name)s” sai bảng mã ở dòng %(line)s, byte %(byte)s; hãy lưu lại theo UTF-8."
            ),
            name=name,
            line=line,
            byte=error.start + 1,
        ) from None
    _refuse_controls(text, name)
    return text


def _refuse_binary(data: bytes, name: str) -> None:
    found = next((what for magic, what in _MAGIC if data.startswith(magic)), None)
    if found:
        raise UnreadableFile(
            noop("Tệp “%(name)s” thực ra là tệp %(what)s đổi đuôi, không phải văn bản thuần."),
            name=name,
            what=found,
        )


def _refuse_controls(text: str, name: str) -> None:
    """Refuse what decodes but is no writing: zero bytes, many control characters."""
    place = text.find("\x00")
    controls = sum(text.count(character) for character in _CONTROLS)
    if place < 0 and controls <= _MOST_CONTROLS * len(text):
        return
    if place < 0:
        place = next(i for i, character in enumerate(text) if character in _CONTROLS)
    raise UnreadableFile(
        noop("Tệp “%(name)s” là tệp nhị phân, không phải văn bản (ký tự lạ ở dòng %(line)s)."),
        name=name,
        line=text.count("\n", 0, place) + 1,
    )


# A reader of another format joins here; it must give text whose offsets `read_text` can count.
READERS: Final[dict[str, Callable[[bytes, str], str]]] = {".txt": read_plain, ".md": read_plain}
