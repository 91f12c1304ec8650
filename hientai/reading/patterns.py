"""Patterns over the lexicon, compiled once: names, collectives, tails, verbs, abbreviations."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from hientai.reading import lexicon
from hientai.reading.sought import either
from hientai.reading.source import plain

_SHORT: Final[dict[str, list[str]]] = {plain(long): [] for long in lexicon.ABBREVIATIONS.values()}
for _short, _long in lexicon.ABBREVIATIONS.items():
    _SHORT[plain(_long)].append(plain(_short))
_LONG_FIRST: Final = sorted(_SHORT, key=len, reverse=True)


def _short_or_long(text: str) -> str:
    """Return the pattern of words: in any spacing, with every known abbreviation."""
    found = next((long for long in _LONG_FIRST if long in text), None)
    if found is None:
        return _spaced(text)
    before, after = text.split(found, 1)
    shorts = "|".join([_spaced(found), *map(_spaced, _SHORT[found])])
    return _short_or_long(before) + f"(?:{shorts})" + _short_or_long(after)


def _spaced(text: str) -> str:
    text = re.escape(text).replace(r"\ \-\ ", r"\s*[-,]\s*").replace(r",\ ", r"\s*,\s*")
    text = text.replace(r"\ va\ ", r"(?:\s+va\s+|\s*&\s*)")
    return text.replace(r"\ ", r"\s+").replace(r"\&", r"\s*&\s*")


def any_of(names: Iterable[str]) -> str:
    """Return the pattern of any name, longer ones first."""
    ordered = sorted(set(names), key=lambda name: (-len(name), name))
    return either(way for name in ordered for way in _ways(plain(name.lstrip("* ")))) + r"(?!\w)"


def _ways(text: str) -> list[str]:
    """Return the patterns of a name, one for each way to write its first words."""
    found = next((long for long in _LONG_FIRST if long in text), "")
    if not found or not text.startswith(found):
        return [_short_or_long(text)]
    rest = _short_or_long(text.removeprefix(found))
    return [_spaced(way) + rest for way in (found, *_SHORT[found])]


_PARTY: Final = (
    "Tổ chức",
    "Tuyên giáo",
    "Dân vận",
    "Nội chính",
    "Kinh tế",
    "Tuyên giáo và Dân vận",
)

DEPARTMENT: Final = re.compile(any_of(lexicon.DEPARTMENTS))
NAMED: Final = re.compile(rf"(?:(?:so|bo)\s+{any_of(lexicon.DEPARTMENTS)}|{any_of(lexicon.NAMES)})")
SHARED: Final = re.compile(
    rf"cac\s+(?P<head>so(?=(?:\s*,\s*ban)?\s*,\s*nganh\s*:\s*{any_of(lexicon.DEPARTMENTS)})|(?:so|bo)(?=\s+{any_of(lexicon.DEPARTMENTS)})|(?:so|bo|ban|vien|truong|hoi)(?=\s*:\s*\w))(?:(?:\s*,\s*ban)?\s*,\s*nganh(?=\s*:))?\s*:?\s*"
)
PARTY_SHARED: Final = re.compile(rf"cac\s+(?P<head>ban)(?=\s+{any_of(_PARTY)})\s+")
PARTY: Final = re.compile(any_of(_PARTY))
HEAD: Final = re.compile(any_of(lexicon.HEADS))
# An office that is named with the body it belongs to.
HOLDER: Final = re.compile(
    r"(?:(?:to )?dang o thuong truc|to dang(?: o)?|(?:ban thuong vu |ban chap hanh |thuong truc )?(?:dang uy(?: co quan)?|dang bo(?: co quan)?|chi bo)|dang doan|chi nhanh|ban giam hieu|ban giam doc|ban can su dang|ban thuong vu|ban lanh dao|cong doan|lanh dao|"
    r"(?:pho )?(?:tong )?giam doc|(?:pho )?chanh van phong|chanh thanh tra|(?:pho )?chu tich|bo truong|thu truong|(?:pho )?bi thu(?: thuong truc)?|pho chu tich thuong truc|hieu truong|vien truong|cuc truong|vu truong|(?:pho )?chanh an|truong cong an|chi huy truong|tu lenh|tong bien tap|tong kiem toan|tong bi thu|"
    r"chi cuc truong|truong ban|van phong|thuong truc|co quan thuong truc|co quan)\s+(?=\w)"
)
# Words that begin as a noun of bodies does and go on to something else.
NOT_NOUN: Final = re.compile(
    r"(?:hoi (?:nhap|thao|nghi|dam|thi|cho|truong)|bao (?:cao|dam|ve|ton|gom|quan|hiem)|dai (?:hoi|bieu(?! quoc hoi| hoi dong nhan dan)|dien)|ban (?:hanh|giao|do|ghi|sac)|"
    r"bo (?:phan(?<!cac bo phan)|tri|sung|may|tieu chi|thu tuc|chi so|luat|cong cu|truong)|xa hoi|so (?:lieu|luong|huu|ket|do|hoa)|vien (?:chuc|tro|dan)|"
    r"truong hop|cap (?:do|phep|nhat)|nganh nghe|quy (?:dinh|che|trinh|hoach|mo|dat)|doan (?:cong tac|kiem tra)|phong (?:trao|chong|ngua)|"
    r"tinh (?:nang|trang|huong|hinh)|thanh (?:tuu|tich|phan|lap)|chi (?:tieu|so|thi))(?!\w)"
)
HEAD_FORMS: Final = {
    plain(name): [n for n in lexicon.HEADS if plain(n) == plain(name)] for name in lexicon.HEADS
}
COLLECTIVE: Final = re.compile(any_of(lexicon.COLLECTIVES))
ALONE: Final = re.compile(any_of(n for n in lexicon.COLLECTIVES if n.startswith("*")))
_ALONE_FORMS: Final = {n.lstrip("* ").casefold() for n in lexicon.COLLECTIVES if n.startswith("*")}
COLLECTIVE_END: Final = re.compile(
    r"(?:to chuc|co quan|don vi|doanh nghiep|hop tac xa|hoi|hiep hoi|truong|vien|trung tam|benh vien|co so|ngan hang|quy|phong|ban|to|cau lac bo|"
    r"cong ty|tap doan|tong cong ty|nha may|nha dau tu|chuyen gia|nha khoa hoc|luc luong|doan the|ca nhan|dia phuong|cap uy|chi bo|chu dau tu(?: ha tang)?|chu rung|nha thau)$"
)
EVERY: Final = re.compile(r"(?:tat ca\s+)?(?:cac|toan the|nhung)\s+")
NOMINAL: Final = re.compile(any_of(lexicon.NOMINAL))
PROVINCE: Final = re.compile(any_of(lexicon.PROVINCES))
TAIL: Final = re.compile(
    rf"\s+(?:{any_of(lexicon.TAILS)}(?!\s+(?:hoi|den|toi|uy)(?!\w))|{any_of(lexicon.PROVINCES)})"
)
_UNIT: Final = r"(?:tinh|thanh pho|tp|huyen|thi xa|thi tran|xa(?! hoi)|phuong|dac khu|quan)(?!\w)"
_AT: Final = r"(?:(?:o|tai|trong|tren dia ban|thuoc)\s+)?"
AT: Final = re.compile(r"\s+(?:o|tai|trong|tren dia ban)\s+(?=\w)")
UNITS: Final = re.compile(
    rf"\s+{_AT}(?:cac\s+)?{_UNIT}(?!\s+uy(?!\w))(?:(?:\s*,\s*|\s+va\s+){_UNIT})*(?:\s+truc thuoc trung uong)?"
)
UNIT: Final = re.compile(
    r"\s+(?:tinh|thanh pho|tp\.?|huyen|thi xa|xa|phuong|dac khu|quan)(?=\s+\S)(?!\s+hoi)"
)
# A verb of one syllable is told by its marks: `giao` is one, `giáo` is not.
VERB: Final = re.compile(any_of(verb for verb in lexicon.VERBS if " " in verb))
_VERB_FORMS: Final = {plain(verb): verb for verb in lexicon.VERBS}
_WRONG: Final = 2
SHORT_VERBS: Final = frozenset(verb for verb in lexicon.VERBS if " " not in verb)
STOP_WORDS: Final = frozenset(
    {
        "có",
        "được",
        "đã",
        "đang",
        "sẽ",
        "cần",
        "phải",
        "là",
        "để",
        "nhằm",
        "trong",
        "tại",
        "theo",
        "về",
        "với",
        "cho",
        "trên",
        "khi",
        "nếu",
        "do",
        "từ",
        "đến",
        "và",
        "hoặc",
        "ở",
        "như",
        "bằng",
        "vào",
        "cùng",
        "thì",
        "mà",
        "gồm",
        "này",
        "đó",
    }
)
WORD: Final = re.compile(r"\w+")
NOT_BODY: Final = re.compile(
    r"(?:to chuc(?! chinh tri| xa hoi| khoa hoc| hoi(?! nghi| thao| thi| cho| dam| dien| trai| giang| hop| le)| dang| thanh vien| doan the)|ban hanh|ban giao|hoi (?:nhap|thao|nghi|vien|dam|tu)|"
    r"cong (?:tac|bo|khai|nghe|nghiep|trinh|dong|cuoc|viec|suat)|bao (?:cao|dam|ve|ton|gom|hiem y te|quan)|phong (?:chong|ngua|trao|,)|doan ket|bo (?:tri|sung|phan|may|tieu chi|thu tuc)|"
    r"khoa (?:hoc|giao|hoc)|doi(?! (?:canh sat|quan ly|thanh tra|kiem|dan phong|xung kich|cong tac|tuyen truyen|an ninh|phong chay))|vu viec|dai (?:hoi|dien|bieu|tra)|quy (?:hoach|dinh|che|mo|trinh|[ivx]+|[1-4])|khu vuc|truong hop|vien (?:chuc|dan|tro)|cuc bo|to (?:dan pho|chuc\b)(?! chinh| khoa| hoi|$)|so (?:luong|hoa|huu|ket|lieu|do)|dien (?:dan|tich)|thue dat|lien (?:ket|quan|tuc)|tap (?:trung|huan)|van ban|trung (?:binh|thuc))(?!\w)"
)
# What the bodies of a heading have in common: `các xã có cụm công nghiệp`.
HAVING: Final = re.compile(
    r"\s+(?:(?:noi )?co (?:cum|khu|du an|rung|bien|cong trinh|dien tich|dat|song|ho|cua khau|dong bao|lang|tuyen|mo|di tich|dao|duong|san pham|chi nhanh)"
    r"|duoc giao(?! (?:chu tri|phoi hop|thuc hien))|duoc phan cong|thuoc (?:doi tuong|pham vi|dien)|tham gia (?:chuong trinh|du an|thi diem))(?!\w)[^,;:.]{0,80}"
)
SEPARATOR: Final = re.compile(r"\s*(?:[,;/&+]|(?<!\w)va(?!\w)|(?<!\w)cung(?: voi)?(?!\w))\s*")
ABBREVIATION: Final = re.compile(
    r"(?<!\w)(?:"
    + "|".join(
        re.escape(a).replace(r"\&", r"\s*&\s*")
        for a in sorted(lexicon.ABBREVIATIONS, key=lambda a: -len(a))
    )
    + r")(?!\w)",
    re.IGNORECASE,
)
EXPANSION: Final = {re.sub(r"\s", "", k).lower(): v for k, v in lexicon.ABBREVIATIONS.items()}


def _canonical_forms() -> dict[str, str]:
    forms: dict[str, str] = {}
    for head in ("Sở", "Bộ"):
        forms |= {plain(f"{head} {name}"): f"{head} {name}" for name in lexicon.DEPARTMENTS}
    for name in (*lexicon.TAILS, *lexicon.COLLECTIVES, *lexicon.NAMES):
        forms[plain(name.lstrip("* "))] = name.lstrip("* ")
    forms |= {plain(name): name for name in lexicon.DEPARTMENTS}
    return {form: name for form, name in forms.items() if " " in form}


CANONICAL: Final = _canonical_forms()
PROPER: Final = frozenset(
    [
        *(plain(f"{head} {name}") for head in ("Sở", "Bộ") for name in lexicon.DEPARTMENTS),
        *map(plain, lexicon.NAMES),
    ]
)
CANONICAL_PHRASE: Final = re.compile(
    r"(?<!\w)(?:" + "|".join(map(re.escape, sorted(CANONICAL, key=lambda f: -len(f)))) + r")(?!\w)"
)
_COLLECTIVE_NOUNS: Final = (
    "các", "sở", "ban", "ngành", "hội", "huyện", "xã", "phường", "thành", "phố", "thị", "đơn", "vị", "cơ", "quan", "địa", "phương",
)  # fmt: skip
COLLECTIVE_WORDS: Final[dict[str, list[str]]] = {
    plain(noun): [
        noun,
        *(
            w
            for n in (*lexicon.COLLECTIVES, *lexicon.TAILS)
            for w in n.lower().split()
            if plain(w) == plain(noun)
        ),
    ]
    for noun in _COLLECTIVE_NOUNS
}
NOUNS: Final = {plain(n): n for n in ("ngành", "huyện")}
_NO_VERB: Final = re.compile(any_of(lexicon.NO_VERBS))


def ends_name(text: str, folded: str, start: int) -> bool:
    """Tell whether the word here is a verb or a small word that no name contains."""
    word = WORD.match(text, start)
    if word and word.group().lower() in STOP_WORDS:
        return not (word.group() == "cần" and text[:start].lower().endswith("hậu "))
    return is_verb(text, folded, start)


def is_verb(text: str, folded: str, start: int) -> bool:
    """Tell whether a verb begins here; verbs of one syllable need their own marks."""
    if _NO_VERB.match(folded, start):
        return False
    found = VERB.match(folded, start)
    if found:
        printed = text[start : found.end()].lower()
        known = _VERB_FORMS.get(found.group(), found.group())
        # One wrong mark is the scanner's; two make another word (`đẳng kỹ` is no `đăng ký`).
        return (
            printed == found.group()
            or sum(a != b for a, b in zip(printed, known, strict=False)) < _WRONG
        )
    word = WORD.match(text, start)
    if word is None or word.group().lower() not in SHORT_VERBS:
        return False
    before = text[:start].rsplit(maxsplit=1)[-1:] or [""]
    return f"{before[0]} {word.group()}".lower() not in lexicon.COMPOUNDS


def alone_at(text: str, folded: str, start: int) -> re.Match[str] | None:
    """Return a noun that is a body by itself; one of one syllable needs its own marks."""
    found = ALONE.match(folded, start)
    if not found or " " in found.group():
        return found
    printed = text[start : found.end()].casefold()
    return found if printed in _ALONE_FORMS else None


def head_at(text: str, folded: str, start: int) -> re.Match[str] | None:
    """Return the first word of a proper name here: a capital, its own marks or none at all."""
    found = HEAD.match(folded, start)
    if not found or not text[start : start + 1].isupper() or NOT_BODY.match(folded, start):
        return None
    printed = text[start : found.end()].casefold()
    known = [form.casefold() for form in HEAD_FORMS.get(found.group(), ())]
    if found.group() == "co quan" and not text[found.end() + 1 : found.end() + 2].isupper():
        return None
    return found if printed in known or printed == found.group() else None


def begins_name(text: str) -> bool:
    """Tell whether the text opens with a body: `Sở …`, `Các sở …`, `Vụ …`."""
    folded = plain(text)
    if EVERY.match(folded):
        return True
    return text[:1].isupper() and bool(NAMED.match(folded) or head_at(text, folded, 0))


# A person's name: a family name and two to four more words.
PERSON: Final = re.compile(rf"(?:{'|'.join(lexicon.FAMILIES)})(?: [A-ZĐÀ-Ỹa-zà-ỹđ]\w*){{1,4}}")


def names_a_line(lines: Sequence[str]) -> bool:
    """Tell whether each of several lines begins the name of another body, with no mark between."""
    bare = [line.strip(" *_-") for line in lines]
    if len(bare) < 2 or any(line.endswith((";", ",", "-", " và")) for line in bare[:-1]):  # noqa: PLR2004 - several
        return False
    return all(begins_name(line) for line in bare) or all(map(PERSON.fullmatch, bare))
