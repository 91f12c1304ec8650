"""Text files: bytes become letters, or a refusal says at which line and byte they do not."""

from __future__ import annotations

import codecs
from collections.abc import Callable
from typing import Final, NoReturn

from hientai.kernel.errors import UnreadableFile, noop
from hientai.reading.files import legacy

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROLS: Final = frozenset(map(chr, range(32))) - set("\t\n\r\f\v")
_MOST_CONTROLS: Final = 0.01


def read_plain(data: bytes, name: str, progress: Callable[[int, int], None] | None = None) -> str:
    """Decode a text file: UTF-8, UTF-16 with its mark, or Vietnamese from before Unicode."""
    encoding = next((encoding for mark, encoding in _MARKS if data.startswith(mark)), "utf-8")
    try:
        text = legacy.repair(data.decode(encoding))
    except UnicodeDecodeError as error:
        text = _old(data) or _refuse(data, name, error)
    _refuse_controls(text, name)
    if progress:
        progress(1, 1)
    return text


def _old(data: bytes) -> str | None:
    """Return the text if its bytes are surely TCVN3 or VNI."""
    text = data.decode("latin-1")
    convert = legacy.coding(text)
    return convert(text) if convert else None


def _refuse(data: bytes, name: str, error: UnicodeDecodeError) -> NoReturn:
    raise UnreadableFile(
        noop("Tệp “%(name)s” sai bảng mã ở dòng %(line)s, byte %(byte)s; hãy lưu lại theo UTF-8."),
        name=name,
        line=data.count(b"\n", 0, error.start) + 1,
        byte=error.start + 1,
    ) from None


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
