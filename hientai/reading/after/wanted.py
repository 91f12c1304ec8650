"""Papers that a task asks for, read from its own words and proposed for a person to confirm."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final, Literal

from hientai.reading.bodies import scan
from hientai.reading.contract import Task
from hientai.reading.source import Piece, whole

_KINDS: Final = {
    "nghi quyet": "Nghị quyết", "quyet dinh": "Quyết định", "nghi dinh": "Nghị định", "thong tu": "Thông tư",
    "de an": "Đề án", "quy che": "Quy chế", "quy dinh": "Quy định", "ke hoach": "Kế hoạch",
    "chuong trinh hanh dong": "Chương trình hành động", "chuong trinh": "Chương trình", "chi thi": "Chỉ thị",
    "chien luoc": "Chiến lược", "to trinh": "Tờ trình", "phuong an": "Phương án", "bao cao": "Báo cáo",
    "quy hoach": "Quy hoạch", "bo tieu chi": "Bộ tiêu chí", "thong bao": "Thông báo", "luat": "Luật",
}  # fmt: skip
_NOUN: Final = re.compile(
    rf"(?<!\w)(?<!phap )(?P<kind>{'|'.join(sorted(_KINDS, key=len, reverse=True))})(?!\w)(?!\s+(?:vien|nay|giao duc|day|tin hoc|hoc)(?!\w))"
)
_CHANGE: Final = r"(?:sua doi|bo sung|dieu chinh)"
_PUT: Final = r"(?<!chuong )(?<!qua )(?<!lo )(?<!cong )(?<!quy )(?<!to )trinh"  # not `chương trình`
_MAKE: Final = rf"(?:xay dung|ban hanh|soan thao|lap|{_PUT}|tham muu|phe duyet|thay the|hoan thien|{_CHANGE}|ra soat)"
_USE: Final = r"(?:to chuc thuc hien|to chuc trien khai|trien khai thuc hien|trien khai|thuc hien)"
_LINK: Final = r"(?:\s*,\s*|\s+(?:va|hoac|de)\s+|\s+)"
_CHAIN: Final = re.compile(
    rf"(?<!\w)(?P<chain>{_MAKE}(?:{_LINK}(?:{_MAKE}|{_USE}))*)\s+(?:mot so dieu cua\s+)?(?:du thao\s+|moi\s+|01\s+)?$"
)
_PUT_TO: Final = re.compile(rf"(?<!\w)(?:{_PUT}|tham muu(?: cho)?|de nghi)\s+")
_OF: Final = re.compile(r"\s+(?:moi\s+)?cua\s+")
_NUMBER: Final = re.compile(
    r"(?:so\s*:?\s*)?(?P<number>\d{1,5}(?:/\d{4})?[/-][a-zđ][\w&-]*(?:/[\w&-]+)?)"
)
_EXISTING: Final = re.compile(r"\s+so\s*:?\s*\d|\s+\d{1,5}(?:/\d{4})?[/-]")
_REPLACING: Final = re.compile(r"(?:thay the)(?:\s+cho)?\s+(?=\w)")
_OTHER_USE: Final = re.compile(
    r"(?:theo|thuc hien|tai|can cu|mot so dieu cua)\s+(?:dung\s+)?(?:[^\s,]+\s+){0,3}$"
)
_SENTENCE: Final = re.compile(r"(?<!\d)[.](?=\s|$)|;")
_OPENED_BY: Final = re.compile(r"^\W*(?:du thao\s+|du an\s+)?$|;\s*$")
_NAME: Final = re.compile(r"[^.;,()]{3,140}")
_SHORTEST_NAME: Final = 5
_NAMELESS: Final = re.compile(r"\s+(?:khi|neu|cho|theo|de|nay)(?!\w)")
_IDLE: Final = re.compile(rf"ra soat|tham muu(?:{_LINK}{_USE})+")
_ALOOF: Final = re.compile(r"(?<!\w)(?:viec|do an|du an|ho so|vao|can|doi voi)\s+$")
_ANY: Final = "|".join(sorted(_KINDS, key=len, reverse=True))
_NAMED: Final = re.compile(rf"(?<!\w)(?:{_ANY})\s*$")
_BARE: Final = re.compile(r"\s*(?:[,.;)]|$)")
_ANEW: Final = re.compile(
    r"[,:]\s*(?:tham muu|de xuat|xay dung|trinh|chu tri|nghien cuu|ra soat|chu dong|thay the|ban hanh)(?!\w)"
)
_DOINGS: Final = frozenset({"bao cao", "quy dinh"})  # verbs, where a task begins with them
_WHOLE: Final = frozenset({"ke hoach", "de an", "chuong trinh hanh dong"})  # papers without more
_VERBAL: Final = frozenset({"bao cao", "quyet dinh", "quy dinh", "thong bao"})


@dataclass(frozen=True, slots=True)
class WantedPaper:
    """A paper to be made; `span` counts in the task's field (`text` or `deliverable`).

    `amends` and `replaces` hold numbers, or a name where the words give no number.
    """

    kind: str
    issuer: str | None
    amends: tuple[str, ...]
    replaces: tuple[str, ...]
    span: tuple[int, int]
    field: Literal["text", "deliverable"] = "text"


def wanted_papers(task: Task) -> list[WantedPaper]:
    """Return the papers that the task asks for, what its column of results names first."""
    product = task["deliverable"]
    named = (
        [replace(each, field="deliverable") for each in _read(product, results=True)]
        if product
        else []
    )
    asked = _read(task["text"])
    kinds = {each.kind: each for each in asked}
    merged = [_merged(each, kinds[each.kind]) if each.kind in kinds else each for each in named]
    known = {each.kind for each in named}
    return [*merged, *(each for each in asked if each.kind not in known)]


def _read(text: str, *, results: bool = False) -> list[WantedPaper]:
    piece = whole(text)
    found: list[WantedPaper] = []
    for noun in _NOUN.finditer(piece.plain):
        chain = _chain(piece, noun, found)
        if chain is None or (not chain and noun["kind"] in _DOINGS and not results):
            continue
        added = _paper(piece, noun, chain)
        earlier = found[-1] if found else None
        if earlier and _of_earlier(piece, earlier, noun, chain):
            found[-1] = _merged(earlier, added)
        elif not (added.amends == () and re.search(_CHANGE, chain)):
            found.append(added)
    return found


def _merged(earlier: WantedPaper, added: WantedPaper) -> WantedPaper:
    """Return the earlier paper with what it amends or replaces, each once."""
    return replace(
        earlier,
        amends=tuple(dict.fromkeys((*earlier.amends, *added.amends))),
        replaces=tuple(dict.fromkeys((*earlier.replaces, *added.replaces))),
    )


def _of_earlier(piece: Piece, earlier: WantedPaper, noun: re.Match[str], chain: str) -> bool:
    """Tell whether the words go on about the paper before: `Nghị quyết …, thay thế Nghị quyết số`."""
    between = piece.plain[earlier.span[1] : noun.start()]
    direct = between.strip() in {chain, f"{chain} mot so dieu cua"}
    return (direct or chain == "thay the") and not _SENTENCE.search(between)


def _chain(piece: Piece, noun: re.Match[str], found: list[WantedPaper]) -> str | None:
    """Return the verbs that ask for the paper, None where it is only named."""
    before = piece.plain[: noun.start()]
    capital = piece.text[noun.start()].isupper()
    if not capital and noun["kind"] not in _WHOLE and _BARE.match(piece.plain, noun.end()):
        return None
    verbs = _CHAIN.search(before)
    if verbs and _asks(verbs["chain"], piece, noun, verbs.start(), found):
        return verbs["chain"]
    if _exists(piece, noun) or not capital:
        return None
    if _put_to_body(piece, noun):
        return "trinh"
    series = bool(found) and before[found[-1].span[1] :].count(";") == 1
    opened = _OPENED_BY.search(before) is not None and (series or ";" not in before)
    return "" if opened else None


def _put_to_body(piece: Piece, noun: re.Match[str]) -> bool:
    """Tell whether only a body stands between the verb and the paper: `trình UBND tỉnh Đề án`."""
    put = list(_PUT_TO.finditer(piece.plain, max(0, noun.start() - 70), noun.start()))
    if not put:
        return False
    bodies, end = scan(piece.cut(0, noun.start()), put[-1].end())
    return bool(bodies) and not piece.plain[end : noun.start()].replace("du thao", "").strip()


def _asks(
    chain: str, piece: Piece, noun: re.Match[str], start: int, found: list[WantedPaper]
) -> bool:
    """Tell whether the verbs make or change the paper: one with a number can only be changed."""
    before = piece.plain[:start]
    if noun["kind"] in _VERBAL and chain.endswith(("trinh", "tham muu")):
        return noun["kind"] == "quy dinh"
    if _IDLE.fullmatch(chain) or _ALOOF.search(before) or _inside_a_name(piece, noun):
        return False
    if _NAMED.search(before) and not (found and re.search(rf"{_CHANGE}|thay the", chain)):
        return False
    return not _exists(piece, noun) or bool(re.search(rf"{_CHANGE}|thay the", chain))


def _inside_a_name(piece: Piece, noun: re.Match[str]) -> bool:
    """Tell whether the verbs belong to a cited paper's name: `QĐ số 1 … về việc ban hành Đề án`."""
    sentence = _SENTENCE.split(piece.plain[: noun.start()])[-1]
    number = list(_NUMBER.finditer(sentence))
    return bool(number) and not _ANEW.search(sentence, number[-1].end())


def _exists(piece: Piece, noun: re.Match[str]) -> bool:
    return _EXISTING.match(piece.plain, noun.end()) is not None


def _paper(piece: Piece, noun: re.Match[str], chain: str) -> WantedPaper:
    rest = _SENTENCE.split(piece.plain[noun.end() :], maxsplit=1)[0]
    end = noun.end() + len(rest)
    later = _REPLACING.search(rest)
    numbers = _numbers(piece, noun.start(), end)
    replaces = numbers if later or chain.endswith("thay the") else ()
    changes = not replaces and re.search(_CHANGE, chain) is not None
    return WantedPaper(
        kind=_KINDS[noun["kind"]],
        issuer=_issuer(piece, noun, end),
        amends=(numbers or _name(piece, noun)) if changes else (),
        replaces=replaces,
        span=(noun.start(), noun.end()),
    )


def _numbers(piece: Piece, start: int, end: int) -> tuple[str, ...]:
    """Return the numbers up to the end of the sentence, save those of papers named in passing."""
    found = [
        piece.text[number.start("number") : number.end("number")]
        for number in _NUMBER.finditer(piece.plain, start, end)
        if not _OTHER_USE.search(piece.plain[start : number.start()])
    ]
    return tuple(dict.fromkeys(found))


def _name(piece: Piece, noun: re.Match[str]) -> tuple[str, ...]:
    """Return the name of a paper that is changed and has no number, none where it is vague."""
    name = _NAME.match(piece.text, noun.start())
    words = name.group().split() if name else []
    vague = len(words) < _SHORTEST_NAME or _NAMELESS.match(piece.plain, noun.end())
    return () if vague else (" ".join(words),)


def _issuer(piece: Piece, noun: re.Match[str], end: int) -> str | None:
    """Return the body that issues: `của X` behind the noun, else to whom it is put."""
    of = _OF.match(piece.plain, noun.end())
    if of:
        return _body(piece, of.end())
    start = max((m.end() for m in _SENTENCE.finditer(piece.plain, 0, noun.start())), default=0)
    ahead = piece.cut(0, noun.start())
    before = [_body(ahead, m.end()) for m in _PUT_TO.finditer(ahead.plain, start)]
    after = [_body(piece, m.end()) for m in _PUT_TO.finditer(piece.plain, noun.end(), end)]
    return next((name for name in [*reversed(before), *after] if name), None)


def _body(piece: Piece, place: int) -> str | None:
    bodies, _ = scan(piece, place)
    return bodies[0].name if bodies else None
