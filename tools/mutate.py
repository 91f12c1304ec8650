"""Damages files and texts the way transfers, programs and strangers do; the same dice, the same damage."""

from __future__ import annotations

import io
import random
import re
import zipfile
from collections.abc import Callable, Sequence
from typing import Final

_LONGEST: Final = 400_000
_NUMBERS: Final = (0, 1, -1, 2**15, 2**31 - 1, 2**31, 2**63, 10**30, -(2**31))
_TOKENS: Final = (
    b"%PDF-1.7", b"endobj", b"endstream", b"stream\n", b"<<", b">>", b"[", b"]", b"BT", b"ET", b"Tj",
    b"/Type /Page", b"/Kids [2 0 R]", b"/Rotate 90", b"/MediaBox [0 0 0 0]", b"0 0 0 0 0 0 Tm",
    b"/Length 99999999", b"/Filter /FlateDecode", b"/Prev 0", b"PK\x03\x04", b"PK\x01\x02", b"\xff\xd9",
    b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\r", b"\x0c", b"\xc2\xad", b"\xcc\x81", b"\xf0\x9f\x98\x80",
    b"IHDR", b"IDAT", b"II*\x00", b'w:val="-1"', b'w:val="99999999999"', b"<w:tbl>", b"</w:p>",
    b'<w:gridSpan w:val="9999"/>', b"<w:vMerge/>", b"<!DOCTYPE a>", b"&#0;", b"&amp;",
)  # fmt: skip
_WORDS: Final = (
    "KẾ HOẠCH", "PHỤ LỤC", "Nơi nhận:", "TM. ỦY BAN NHÂN DÂN", "I.", "IV.", "a)", "-", "+", "1.1.", "1.",
    "Điều 1.", "TT\tNội dung\tChủ trì", "|", "| --- |", "\t", "Cơ quan chủ trì:", "Thời gian:", "(",
    "Sở", "Các Sở:", "phối hợp với", "chủ trì", "ngày 31/02/2026", "quý V/2026", "năm 99999", "tỷ lệ",
    "90.000,5%", "từ 5% lên", "²", "½", "Ⅷ", "①", "\u0301", "\u200b", "\ufeff", "\x0c", "**", "<br>",
    "[1]", "Số: /KH-UBND", "124/KH-UBND", ";", ":", "và", ",", "nhằm", "Tẃ", "đ", "Đ)", "x" * 3000,
)  # fmt: skip

Damage = Callable[[bytes, random.Random], bytes]


def damaged(data: bytes, others: Sequence[bytes], dice: random.Random) -> bytes:
    """Return the bytes with a few things wrong with them."""
    for _ in range(dice.choice((1, 1, 2, 3, 6))):
        data = dice.choice(_DAMAGES)(data, dice) if data else dice.randbytes(9)
    if dice.random() < 0.1 and others:  # noqa: PLR2004 - dice, no secrets
        other = dice.choice(others)
        data = data[: _place(data, dice)] + other[_place(other, dice) :]
    return data[:_LONGEST]


def damaged_inside(data: bytes, others: Sequence[bytes], dice: random.Random) -> bytes:
    """Damage one part of a zip and leave the zip itself whole; now and then the zip."""
    if dice.random() < 0.2:  # noqa: PLR2004
        return damaged(data, others, dice)
    try:
        return _repacked(data, dice)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError, RuntimeError):
        return damaged(data, others, dice)


def damaged_text(data: bytes, others: Sequence[bytes], dice: random.Random) -> bytes:
    """Damage a text by its lines and words."""
    lines = data.decode("utf-8", "replace").split("\n")
    for _ in range(dice.choice((1, 2, 3, 5, 9))):
        dice.choice(_LINE_DAMAGES)(lines, dice)
    if dice.random() < 0.1 and others:  # noqa: PLR2004
        lines += dice.choice(others).decode("utf-8", "replace").split("\n")[: dice.randrange(40)]
    return "\n".join(lines).encode("utf-8", "replace")[:_LONGEST]


def _repacked(data: bytes, dice: random.Random) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(target, "w") as new:
        names = old.namelist()
        hurt = dice.choice([name for name in names if name.endswith(".xml")] or names)
        for name in names:
            inner = old.read(name)
            if name == hurt:
                inner = (_xml if dice.random() < 0.7 else damaged_once)(inner, dice)  # noqa: PLR2004
            if name != hurt or dice.random() > 0.03:  # noqa: PLR2004
                new.writestr(name, inner)
    return target.getvalue()


def damaged_once(data: bytes, dice: random.Random) -> bytes:
    return dice.choice(_DAMAGES)(data, dice) if data else data


def _xml(data: bytes, dice: random.Random) -> bytes:
    """Move, double or drop whole tags, or change a value, so that much of it still parses."""
    parts = re.split(rb"(<[^>]*>)", data)
    for _ in range(dice.choice((1, 1, 2, 4))):
        at, other = dice.randrange(len(parts)), dice.randrange(len(parts))
        what = dice.randrange(5)
        if what == 0:
            parts[at] = b""
        elif what == 1:
            parts[at] += parts[other]
        elif what == 2:  # noqa: PLR2004
            parts[at], parts[other] = parts[other], parts[at]
        elif what == 3:  # noqa: PLR2004
            parts[at : at + 1] = parts[at : at + dice.randrange(1, 60)] * dice.choice((2, 3, 200))
        else:
            value = f'"{dice.choice(_NUMBERS)}"'.encode()
            parts[at] = re.sub(rb'"[^"]*"', value, parts[at], count=1)
    return b"".join(parts)


def _place(data: bytes, dice: random.Random) -> int:
    return dice.randrange(len(data) + 1)


def _flip(data: bytes, dice: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(dice.choice((1, 3, 12))):
        changed[dice.randrange(len(changed))] = dice.randrange(256)
    return bytes(changed)


def _drop(data: bytes, dice: random.Random) -> bytes:
    start = _place(data, dice)
    return data[:start] + data[start + dice.choice((1, 8, 100, 5000)) :]


def _cut(data: bytes, dice: random.Random) -> bytes:
    return data[: _place(data, dice)]


def _double(data: bytes, dice: random.Random) -> bytes:
    start = _place(data, dice)
    end = start + dice.choice((1, 16, 300, 4000))
    return data[:end] + data[start:end] * dice.choice((1, 2, 50)) + data[end:]


def _token(data: bytes, dice: random.Random) -> bytes:
    at = _place(data, dice)
    return data[:at] + dice.choice(_TOKENS) + data[at + dice.choice((0, 0, 4)) :]


def _number(data: bytes, dice: random.Random) -> bytes:
    found = list(re.finditer(rb"\d+", data[:100_000]))
    if not found:
        return _flip(data, dice)
    start, end = dice.choice(found).span()
    return data[:start] + str(dice.choice(_NUMBERS)).encode() + data[end:]


_DAMAGES: Final[tuple[Damage, ...]] = (_flip, _drop, _cut, _double, _token, _number, _number)


def _drop_line(lines: list[str], dice: random.Random) -> None:
    if len(lines) > 1:
        del lines[dice.randrange(len(lines))]


def _move_line(lines: list[str], dice: random.Random) -> None:
    lines.insert(
        dice.randrange(len(lines)), lines.pop(dice.randrange(len(lines))) if len(lines) > 1 else ""
    )


def _join_lines(lines: list[str], dice: random.Random) -> None:
    at = dice.randrange(len(lines))
    lines[at : at + 2] = [dice.choice((" ", "", "\t", "    ")).join(lines[at : at + 2])]


def _repeat_lines(lines: list[str], dice: random.Random) -> None:
    at = dice.randrange(len(lines))
    lines[at:at] = lines[at : at + dice.choice((1, 3, 10))] * dice.choice((1, 2, 30))


def _put_word(lines: list[str], dice: random.Random) -> None:
    at = dice.randrange(len(lines))
    words = lines[at].split(" ")
    words.insert(dice.randrange(len(words) + 1), dice.choice(_WORDS))
    lines[at] = " ".join(words)


def _drop_words(lines: list[str], dice: random.Random) -> None:
    at = dice.randrange(len(lines))
    words = lines[at].split(" ")
    start = dice.randrange(len(words))
    lines[at] = " ".join(words[:start] + words[start + dice.choice((1, 2, 8)) :])


def _put_letter(lines: list[str], dice: random.Random) -> None:
    at = dice.randrange(len(lines))
    place = dice.randrange(len(lines[at]) + 1)
    letter = chr(dice.choice((dice.randrange(32, 0x250), dice.randrange(0x1E00, 0x2600), 0x1F600)))
    lines[at] = lines[at][:place] + letter + lines[at][place + dice.randrange(2) :]


def _wrap(lines: list[str], dice: random.Random) -> None:
    at = dice.randrange(len(lines))
    place = dice.randrange(len(lines[at]) + 1)
    lines[at : at + 1] = [lines[at][:place], lines[at][place:]]


_LINE_DAMAGES: Final = (
    _drop_line, _move_line, _join_lines, _repeat_lines, _put_word, _put_word, _drop_words, _put_letter, _wrap,
)  # fmt: skip
