"""Personal names: as written, without titles, and the keys by which they are found and compared."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from hientai.kernel.vietnamese import fold, nfc, sort_key, tone_canonical
from hientai.people.domain.tables import listed

_TITLES: Final = (
    r"pgs|gs|tskh|ts|ths|bscki{1,2}|bsck[12]|bsnt|bscc|bsđk|bs|cki{1,2}|ck[12]|ds|ks|kts|cn|ncs|ls|gvcc|gvc|gv|đd|ktv|nhs|"
    r"thạc s[ĩỹ]|tiến s[ĩỹ]|bác s[ĩỹ]|dược s[ĩỹ]|y s[ĩỹ]|luật s[ưĩ]|kỹ sư|kiến trúc sư|cử nhân|(?:phó )?giáo sư|"
    r"nsnd|nsưt|nsna|ngnd|ngưt|ttnd|ttưt|nnnd|nnưt|(?:nhà giáo|nghệ s[ĩỹ]|nghệ nhân|thầy thuốc) (?:nhân dân|ưu tú)|"
    r"nhà (?:giáo|văn|thơ|báo|khoa học|nghiên cứu(?: [\w ]*?(?=[.,]))?)|nghệ s[ĩỹ](?: nhiếp ảnh)?|nghệ nhân|đạo diễn|"
    r"(?:họa|hoạ|nhạc|ca) s[ĩỹ]|(?:đại|thượng|trung|thiếu) (?:tướng|tá|[uú][ýy])(?: qncn| cn)?|"
    r"lm|dr|prof|assoc prof|msc|phd|đ/c|đ\.c|đồng chí|cụ|th\.s|t\.s|b\.s|k\.s"
)
_TITLE: Final = re.compile(
    rf"(?:(?P<sex>ông|bà|mr|mrs|ms|thầy(?: giáo)?|cô(?: giáo)?|chị)\b"
    rf"|(?P<degree>(?:(?:{_TITLES})(?:[.,/]\s*|\s+|(?=-)-\s*)))"
    rf")[\s.:,-]*",
    re.IGNORECASE,
)
_SEXES: Final = {
    **dict.fromkeys(("ông", "mr", "thầy", "thầy giáo"), "Nam"),
    **dict.fromkeys(("bà", "mrs", "ms", "cô", "cô giáo", "chị"), "Nữ"),
}
_OF_ADDRESS: Final = frozenset({"chị", "cô", "cụ"})  # `Anh` is a given name as well
_SPACES: Final = re.compile(r"[\s\u00a0\u200b\ufeff]+")
_LETTERS: Final = re.compile(r"[^\W\d_]")
_NUMBER: Final = re.compile(r"^\d{1,4}\s*[.)/-]\s*(?=[^\W\d_])")  # `1. Nguyễn Văn A`
_NOT_A_NAME: Final = re.compile(r"[0-9@#%&=<>/\\\[\]{}|~^]")


# Before two words of which the first is none of these, `Ông` is a family name itself.
_FAMILIES: Final = frozenset(
    listed(
        "nguyễn;trần;lê;phạm;hoàng;huỳnh;phan;vũ;võ;đặng;bùi;đỗ;hồ;ngô;dương;lý;đào;đoàn;vương;trịnh"
        ";trương;đinh;lâm;phùng;mai;tô;hà;tạ;cao;châu;chu;thái;lương;lưu;nông;hứa;vi;triệu;ma;giàng"
        ";sùng;vàng;lò;quách;bế;mạc;tống;thân;khổng;kiều;la;nghiêm;thạch;sơn;kim;danh;đàm;hầu;lục"
    )
)

LONGEST: Final = 120
_MOST_WORDS: Final = 8
_TWO: Final = 2
_BRACKETS: Final = re.compile(r"\s*\(([^()]+)\)\s*$")
_BEFORE: Final = re.compile(r"^\s*\(([^()]+)\)\s*")
_BEHIND: Final = re.compile(
    r"(?:\s*,\s*|\s+[-–]\s+)((?:nguyên|phó|trưởng|giám đốc|hiệu trưởng|chủ tịch|chuyên viên|cán bộ"
    r"|sinh|sn|pgs|gs|ts|ths|bs|ks|cn|thạc|tiến|(?:[0-3]?\d[-/.][01]?\d[-/.])?(?:19|20)\d\d)\b.*)$",
    re.IGNORECASE,
)
_PARTING: Final = re.compile(r"[\n\r;,]|\svà\s")


@dataclass(frozen=True)
class Name:
    """A name without what stands before it, and what that said."""

    text: str
    sex: str = ""
    titles: str = ""


def clean(text: str) -> str:
    """Return text composed, in single spaces, without what cannot be seen."""
    if text.isprintable() and "  " not in text and unicodedata.is_normalized("NFC", text):
        return text.strip()
    return _SPACES.sub(" ", nfc(text)).strip()


def read_name(text: str) -> Name:
    """Part a name from `Ông`, `TS.` and the like; capitals throughout become ordinary ones."""
    rest, sex, titles = _NUMBER.sub("", clean(text)).strip(" .,;:-*\"'"), "", []
    while found := _TITLE.match(rest):
        after = rest[found.end() :].split()
        if not after or _is_family_name(found[0], after):
            break
        sex = sex or _SEXES.get((found["sex"] or "").lower(), "")
        titles += [found["degree"]] if found["degree"] else []
        rest = rest[found.end() :]
    return Name(_cased(rest.strip()), sex, " ".join(titles))


def _is_family_name(title: str, after: Sequence[str]) -> bool:
    """Tell `Ông Văn Tùng`, whose family is called so, from `Ông Nguyễn Tùng`."""
    written = title.strip(" .:,-").lower()
    known = after[0].lower() in _FAMILIES
    if written in _OF_ADDRESS:
        return len(after) < _TWO or (len(after) == _TWO and not known)
    return written == "ông" and len(after) == _TWO and not known


def several_names(text: str) -> bool:
    """Tell whether a cell holds more than one person: by lines, semicolons, commas or `và`."""
    parts = [part.strip() for part in _PARTING.split(text) if part.strip()]
    return len(parts) > 1 and all(map(_is_whole_name, parts))


def name_and_more(text: str) -> tuple[str, str]:
    """Part a name from what stands behind it in its cell: lines below it, or in brackets."""
    if before := _BEFORE.match(text):
        return text[before.end() :], clean(before[1])
    first, *more = (line for line in text.splitlines() if line.strip())
    if more and _is_whole_name(first.strip()) and " " in more[0].strip():
        return first, clean(" ".join(more)).strip(" ()")
    found = _BRACKETS.search(text) or _BEHIND.search(text)
    return (text[: found.start()], clean(found[1])) if found and found.start() else (text, "")


def _is_whole_name(part: str) -> bool:
    name = read_name(part).text
    return " " in name and is_name(name) and all(word[0].isupper() for word in name.split())


def _cased(name: str) -> str:
    if name.isupper() or name.islower():
        return " ".join(_capitalised(word) for word in name.split())
    return name


@lru_cache(maxsize=20_000)
def _capitalised(word: str) -> str:
    return "-".join(part[:1].upper() + part[1:].lower() for part in word.split("-"))


def is_name(text: str) -> bool:
    """Tell whether text can be somebody's name: letters only, at most eight words."""
    return (
        bool(_LETTERS.search(text))
        and not _NOT_A_NAME.search(text)
        and text.count(" ") < _MOST_WORDS
        and len(text) <= LONGEST
    )


_word: Final = lru_cache(maxsize=65_536)(fold)
_part: Final = lru_cache(maxsize=65_536)(sort_key)
_exact_word: Final = lru_cache(maxsize=65_536)(lambda word: tone_canonical(word).lower())


@lru_cache(maxsize=16_384)
def name_fold(name: str) -> str:
    """Return the name without case and marks; equal for every way of typing it."""
    return " ".join(map(_word, name.split()))


def exact_fold(name: str) -> str:
    """Return the name in small letters with its marks, tones put where today's rules put them."""
    return " ".join(map(_exact_word, name.split()))


def order(name: str) -> str:
    """Return `kernel.vietnamese.names_sort_key`, remembered by parts: lists are long, names few."""
    *before, given = name.lower().split() or [""]
    return f"{_part(given)} {_part(' '.join(before))}"


def compatible(one: str, other: str) -> bool:
    """Tell whether two names of one fold can be one name: marks agree, or one has none at all."""
    if one == other:
        return True
    first, second = exact_fold(one), exact_fold(other)
    return first == second or first.isascii() or second.isascii()
