"""Vietnamese text: search keys, dictionary order, tone marks, and numbers and dates as written.

Everything here accepts NFC and NFD alike and answers in NFC.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from hientai.kernel.errors import DomainError, noop

# A đ typed by another keyboard: eth (U+00F0) and African d (U+0256). All three look the same in capitals.
_D_LOOKALIKES: Final = str.maketrans({"ð": "đ", "ɖ": "đ", "Ð": "Đ", "Ɖ": "Đ"})

_ALPHABET: Final = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_LETTER_CODE: Final = {letter: chr(ord("A") + i) for i, letter in enumerate(_ALPHABET)}
# Breve, circumflex and horn make another letter; every other mark is a tone or foreign.
_SHAPES: Final = "\u0306\u0302\u031b"
_TONE_CODE: Final = {"\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}
_NO_TONE: Final = "0"
_FOREIGN_MARK: Final = "6"
# In byte order: name parts < levels < gap between words < digits < letters.
_PART, _LEVEL, _GAP = " ", "!", "-"
# Marks belong to the letter before; format characters (joiners, soft hyphens) print nothing.
_INVISIBLE: Final = frozenset({"Mn", "Cf"})

_TONED: Final = {
    "a": "àảãáạ",
    "e": "èẻẽéẹ",
    "o": "òỏõóọ",
    "u": "ùủũúụ",
    "y": "ỳỷỹýỵ",
}
# The second vowel of an open oa, oe, uy carries the mark in the new way of writing.
_NEW_STYLE: Final = {
    first + _TONED[second][tone]: _TONED[first][tone] + second
    for first, second in ("oa", "oe", "uy")
    for tone in range(5)
}
_NEW_STYLE_AT_WORD_END: Final = re.compile(
    rf"(?<!q)(?:{'|'.join(_NEW_STYLE)})(?![^\W\d_])", re.IGNORECASE
)

_NUMBER: Final = re.compile(
    r"(?P<sign>[-−]?)(?P<whole>[0-9]{1,3}(?:(?P<gap>[.\u00a0\u202f ])[0-9]{3}(?:(?P=gap)[0-9]{3})*)?"
    r"|[0-9]+)(?:,(?P<part>[0-9]+))?"
)
_DAY_FIRST: Final = re.compile(
    r"(?P<day>[0-9]{1,2})(?P<gap>[/.-])(?P<month>[0-9]{1,2})(?P=gap)"
    r"(?P<year>[12][0-9]{3}|[0-9]{2})"
)
_ISO: Final = re.compile(r"(?P<year>[12][0-9]{3})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})")

_ROMAN: Final = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_ROMAN_LIMIT: Final = 4000


class UnreadableValue(DomainError):
    """A number or a date that cannot be read as Vietnamese people write it."""

    code = "unreadable_value"


def nfc(text: str) -> str:
    """Return the text with every letter and its marks composed."""
    return unicodedata.normalize("NFC", text)


def fold(text: str) -> str:
    """Return the search key: lower case, no marks, words of letters and digits, single spaces.

    `fold(fold(x)) == fold(x)`, and the key of a text never depends on how it was typed.
    """
    return " ".join(_decompose(text).translate(_FOLDED).split())


def sort_key(text: str) -> str:
    """Return a string of which the byte order is the Vietnamese dictionary order of the texts.

    Letters first (a ă â b c d đ e ê …), then tones (ngang huyền hỏi ngã sắc nặng), then small
    before capital. Punctuation counts as a space. A PostgreSQL column needs the collation "C".
    """
    letters, tones, cases = [], [], []
    for base, marks, case in _graphemes(text):
        letter, tone = _letter_and_tone(base, marks)
        letters.append(letter)
        tones.append(tone)
        cases.append(case)
    return _LEVEL.join(("".join(letters), "".join(tones).rstrip("0"), "".join(cases).rstrip("0")))


def names_sort_key(full_name: str) -> str:
    """Return the order of Vietnamese name lists: given name, then surname and middle names."""
    *before, given = full_name.lower().split() or [""]
    return sort_key(given) + _PART + sort_key(" ".join(before))


def tone_canonical(text: str) -> str:
    """Return the text with open oa, oe, uy written the new way: hoà → hòa, uỷ → ủy; quý stays."""
    return _NEW_STYLE_AT_WORD_END.sub(_move_tone, nfc(text))


def format_number(value: Decimal | float, places: int | None = None) -> str:
    """Return `1.234,5`; rounded half up to `places`, or without trailing zeros if none is given."""
    number = value if isinstance(value, Decimal) else Decimal(str(value))
    if not number.is_finite():
        msg = f"not a finite number: {value}"
        raise ValueError(msg)
    if places is not None:
        number = number.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    whole, _, part = f"{number:,f}".partition(".")
    if places is None:
        part = part.rstrip("0")
    written = whole.replace(",", ".") + ("," + part if part else "")
    return written if number else written.removeprefix("-")


def parse_number(text: str) -> Decimal:
    """Read `1.234,5`, `1234,5` or `1 234,5`; refuse what could mean two numbers, as `1.5`."""
    found = _NUMBER.fullmatch(text.strip())
    if not found:
        raise UnreadableValue(
            noop("“%(text)s” không phải số viết theo lối Việt Nam, ví dụ 1.234,5."), text=text
        )
    whole = re.sub(r"[^0-9]", "", found["whole"])
    return Decimal(f"{'-' if found['sign'] else ''}{whole}.{found['part'] or '0'}")


def format_date(date: dt.date) -> str:
    """Return dd/mm/yyyy."""
    return f"{date.day:02d}/{date.month:02d}/{date.year:04d}"


def parse_date(text: str, *, pivot: int = 50) -> dt.date:
    """Read d/m/yyyy, d/m/yy (also with - or .) or ISO; a year of two digits from `pivot` is 19yy."""
    written = text.strip()
    found = _ISO.fullmatch(written) or _DAY_FIRST.fullmatch(written)
    if not found:
        raise UnreadableValue(
            noop("“%(text)s” không phải ngày, viết theo dạng 31/12/2025."), text=text
        )
    year = int(found["year"])
    if len(found["year"]) == len("yy"):
        year += 1900 if year >= pivot else 2000
    try:
        return dt.date(year, int(found["month"]), int(found["day"]))
    except ValueError:
        raise UnreadableValue(noop("“%(text)s” không phải ngày có thật."), text=text) from None


def roman(number: int) -> str:
    """Return the Roman numeral of 1 to 3999."""
    if not 0 < number < _ROMAN_LIMIT:
        msg = f"no Roman numeral for {number}"
        raise ValueError(msg)
    numeral = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        numeral += letters * count
    return numeral


def _decompose(text: str) -> str:
    """Return small letters with their marks apart; compatibility forms (ﬁ, ²) as plain letters."""
    small = unicodedata.normalize("NFKD", text).casefold()
    return unicodedata.normalize("NFKD", small).translate(_D_LOOKALIKES)


def _fold_character(character: str) -> str:
    if character == "đ":
        return "d"
    if character.isalnum():
        return character
    # Marks and invisible joiners vanish, all else parts two words.
    return "" if unicodedata.category(character) in _INVISIBLE else " "


class _Folded(dict[int, str]):
    """What each character folds to, asked once."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _fold_character(chr(code))
        return folded


_FOLDED: Final = _Folded()


def _graphemes(text: str) -> list[tuple[str, str, str]]:
    """Return (small letter or digit, its marks, case) in order, with one gap between words."""
    found: list[tuple[str, str, str]] = []
    for character in unicodedata.normalize("NFKD", text).translate(_D_LOOKALIKES):
        gap_open = not found or found[-1][0] == _GAP
        if character.isalnum():
            case = "1" if character.isupper() else "0"
            found.extend((small, "", case) for small in character.casefold())
        elif unicodedata.category(character) in _INVISIBLE:
            if not gap_open:
                base, marks, case = found[-1]
                found[-1] = (base, marks + character, case)
        elif not gap_open:
            found.append((_GAP, "", "0"))
    return found[:-1] if found and found[-1][0] == _GAP else found


def _letter_and_tone(base: str, marks: str) -> tuple[str, str]:
    """Return the codes of one letter; a letter of another alphabet stands for itself, after z."""
    tone = _NO_TONE
    for mark in marks:
        shaped = nfc(base + mark) if mark in _SHAPES else ""
        if shaped in _LETTER_CODE:
            base = shaped
        elif mark in _TONE_CODE:
            tone = _TONE_CODE[mark]
        elif unicodedata.category(mark) == "Mn" and tone == _NO_TONE:
            tone = _FOREIGN_MARK
    return _LETTER_CODE.get(base, base), tone


def _move_tone(found: re.Match[str]) -> str:
    old = found.group()
    new = _NEW_STYLE[old.lower()]
    return "".join(n.upper() if o.isupper() else n for o, n in zip(old, new, strict=True))
