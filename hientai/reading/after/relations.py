"""How a paper stands to the papers that it names: what it implements, rests on, amends, replaces."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from hientai.reading.contract import Citation, Reading, Task
from hientai.reading.source import plain

Kind: TypeAlias = Literal["replaces", "annuls", "amends", "implements", "basis", "annexed", "cites"]

_STRENGTH: Final[tuple[Kind, ...]] = (
    "replaces",
    "annuls",
    "amends",
    "implements",
    "basis",
    "annexed",
    "cites",
)
_PAPERS: Final = {
    "chuong trinh hanh dong": "Chương trình hành động", "chuong trinh": "Chương trình", "ke hoach": "Kế hoạch",
    "quy che": "Quy chế", "quy dinh": "Quy định", "de an": "Đề án", "danh muc": "Danh mục", "chien luoc": "Chiến lược",
    "phuong an": "Phương án", "dieu le": "Điều lệ",
}  # fmt: skip
_PAPER: Final = "|".join(_PAPERS)
_ANNEXED: Final = re.compile(
    rf"kem theo (?:quyet dinh|nghi quyet|thong bao|cong van|to trinh) nay(?: la)?(?: ban)? (?P<kind>{_PAPER})(?!\w)"
)
# Where another statement begins: an empty line, a sentence, or a line that opens like a recital.
_BREAK: Final = re.compile(
    r"\n\s*\n|(?<![\d.]\d)[.:]\s+(?=[A-ZĐÂÊÔƠƯĂ*_(])|\n\W{0,6}(?=(?:Căn cứ|Thực hiện|Triển khai|Xét|Theo|Để|Kèm|Ban hành|Điều|Sở|Số)\s)"
)
_OPENINGS: Final[tuple[tuple[Kind, re.Pattern[str]], ...]] = (
    ("annexed", re.compile(r"kem theo\s")),
    ("replaces", re.compile(r"(?<!\w)thay the(?!\w)")),
    ("annuls", re.compile(r"(?<!\w)bai bo(?!\w)")),
    ("amends", re.compile(r"(?<!\w)(?:sua doi|bo sung mot so dieu|dieu chinh,? bo sung)(?!\w)")),
    ("basis", re.compile(r"^\W*(?:can cu|xet|theo de nghi|theo)\s|theo de nghi")),
    (
        "implements",
        re.compile(r"(?<!\w)(?:thuc hien|trien khai|cu the hoa|quan triet)(?!\w)"),
    ),
)
_RECITAL: Final = re.compile(
    r"^\W*(?:de\s+)?(?:tiep tuc\s+)?(?:to chuc\s+)?(?:quan triet,?\s+)?(?:trien khai|thuc hien|chap hanh|tiep thu)\s"
)
_ENACTING: Final = re.compile(
    r"(?:(?:quyet dinh|nghi quyet|ke hoach|quy dinh|quy che|chuong trinh) nay|van ban nay)\s(?:[^\s.;]+\s){0,6}?(?P<verb>thay the|bai bo|sua doi)"
)
_ENACTED: Final = re.compile(r"^\W*(?:\d+\.\s*)?(?P<verb>thay the|bai bo|sua doi)(?!\w)")
_DOES: Final[dict[str, Kind]] = {"thay the": "replaces", "bai bo": "annuls", "sua doi": "amends"}
_ABOLISHED: Final = re.compile(r"[^.;]{0,160}?het hieu luc")
_ORDERED: Final = re.compile(
    r"(?<!\w)(?:tham muu|de xuat|xay dung|trinh|nghien cuu|ra soat|yeu cau|giao)(?!\w)"
)
_AMENDED_BY: Final = re.compile(r"(?:da |duoc )+(?:sua doi|bo sung|thay the)[^.;]{0,60}$")
_DAY: Final = re.compile(
    r"[,;]?\s*\(?(?:ban hành\s+)?ngày\s+(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*((?:19|20)\d\d)"
)
_REACH: Final = 600
_FEW_BEFORE: Final = 4


@dataclass(frozen=True, slots=True)
class Relation:
    """`of` (None: the paper being read) stands in this relation to the paper of the number.

    An annexed plan or regulation has no number of its own. Of several statements about one pair
    the strongest counts, and `spans` holds the places of all.
    """

    kind: Kind
    number: str | None
    document_kind: str | None
    issuer: str | None
    date: str | None
    of: str | None
    spans: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class _Mention:
    cite: Citation
    start: int
    end: int
    date: str | None

    @property
    def key(self) -> tuple[str, str | None]:
        """Tell papers of one number apart by their dates: 142/QĐ-TTg of 2020, and of 2024."""
        return self.cite["number"], self.date or self.cite["date"]


@dataclass(frozen=True, slots=True)
class _Stated:
    kind: Kind
    of: str | None


def relations(reading: Reading) -> list[Relation]:
    """Return the relations that the paper's own words state, in the order of their first mention."""
    reader = _Reader(reading)
    found: dict[tuple[str | None, object], list[tuple[_Stated, _Mention]]] = {}
    for mention, stated in reader.statements():
        found.setdefault((stated.of, mention.key), []).append((stated, mention))
    named = [_relation(stated) for stated in found.values()]
    return sorted([*named, *_annexed(reader.folded)], key=lambda each: each.spans)


def _relation(found: list[tuple[_Stated, _Mention]]) -> Relation:
    kind = min((stated.kind for stated, _ in found), key=_STRENGTH.index)
    cite, (number, date) = found[0][1].cite, found[0][1].key
    return Relation(
        kind=kind,
        number=number,
        document_kind=cite["kind"],
        issuer=cite["issuer"],
        date=date,
        of=found[0][0].of,
        spans=tuple((mention.start, mention.end) for _, mention in found),
    )


def _annexed(folded: str) -> Iterator[Relation]:
    """Yield what the paper itself puts into force: `Ban hành kèm theo Quyết định này Kế hoạch …`."""
    for found in re.finditer(_ANNEXED, re.sub(r"\s", " ", folded)):
        yield Relation(
            kind="annexed",
            number=None,
            document_kind=_PAPERS[found["kind"]],
            issuer=None,
            date=None,
            of=None,
            spans=((found.start("kind"), found.end("kind")),),
        )


class _Reader:
    """Goes through the mentions in order: a series shares what its first member states."""

    def __init__(self, reading: Reading) -> None:
        self.text = reading["text"]
        self.folded = plain(self.text)
        titles = reading["document_sources"].get("title") or [[0, 0]]
        self._title = (titles[0][0], titles[-1][1])
        first = [each["span"][0] for each in reading["headings"]]
        first += [each["sources"]["text"][0][0] for each in reading["tasks"] if _placed(each)]
        self._body = min(
            (place for place in first if place > self._title[1]), default=len(self.text)
        )
        self._tasks = [
            (start, end)
            for each in reading["tasks"]
            for start, end in each["sources"].get("text", [])
        ]
        self._mentions = list(_mentions(reading["document"]["citations"], self.text))
        self._breaks = self._statements()

    def statements(self) -> Iterator[tuple[_Mention, _Stated]]:
        """Yield each mention with what is stated there."""
        last: _Mention | None = None
        stated = _Stated("cites", None)
        for mention in self._mentions:
            start = self._start(mention.start)
            follows = last is not None and last.end > start
            if last is not None and follows:
                stated = self._after(last, stated, mention)
            else:
                stated = _Stated(self._opening(start, mention), None)
            yield mention, stated
            last = mention

    def _statements(self) -> list[int]:
        return [0, *(found.end() for found in _BREAK.finditer(self.text)), self._title[0]]

    def _start(self, place: int) -> int:
        return max(*(start for start in self._breaks if start <= place), place - _REACH)

    def _opening(self, start: int, mention: _Mention) -> Kind:
        """Return what the words before the first mention of a statement say."""
        before = " ".join(self.folded[start : mention.start].split())
        if self._titled(mention):
            return next((kind for kind, sign in _OPENINGS if sign.search(before)), "cites")
        if any(left <= mention.start < right for left, right in self._tasks):
            return "cites"
        enacted = _enacted(before, self.folded[mention.end : mention.end + 200])
        return enacted or self._recited(before, mention) or "cites"

    def _recited(self, before: str, mention: _Mention) -> Kind | None:
        if re.match(r"^\W*(?:ban hanh )?kem theo\s", before):
            return "annexed"
        if re.match(r"^\W*(?:can cu|xet|theo de nghi)\s", before):
            return "basis"
        early = mention.start < self._body
        return "implements" if early and _RECITAL.match(before) else None

    def _after(self, last: _Mention, stated: _Stated, mention: _Mention) -> _Stated:
        """Return what a further mention of a statement is: a member of the series, or nested."""
        gap = " ".join(self.folded[last.end : mention.start].split())
        whole, _, tail = gap.rpartition(";")
        if whole:
            return self._next(stated, tail)
        if "theo de nghi" in gap:
            return _Stated("basis", None)
        if mention.cite["number"] in {last.cite["number"], stated.of}:
            return stated if stated.of is None else _Stated("cites", None)
        changed = _AMENDED_BY.search(gap)
        if changed and not _ORDERED.search(gap):
            return _Stated("cites", None)
        nested = self._nested(gap, mention)
        return _Stated(nested, last.cite["number"]) if nested else stated

    @staticmethod
    def _next(stated: _Stated, tail: str) -> _Stated:
        """Return the kind after a semicolon: its own opening, else that of the statement."""
        series = [(kind, sign) for kind, sign in _OPENINGS if kind in {"basis", "implements"}]
        opening = next((kind for kind, sign in series if sign.search(tail)), None)
        top = stated.kind if stated.of is None else "cites"
        return _Stated(opening or top, None) if top != "cites" else _Stated("cites", None)

    def _nested(self, gap: str, mention: _Mention) -> Kind | None:
        """Return how the paper just named stands to this one: `QĐ 142 … thực hiện KL 52`."""
        if _ORDERED.search(gap) or ". " in gap:
            return None
        early = mention.start < self._body or self._titled(mention)
        signs = [(kind, sign) for kind, sign in _OPENINGS[1:] if kind != "basis"]
        return next(
            (kind for kind, sign in signs if sign.search(gap) and (early or kind != "implements")),
            None,
        )

    def _titled(self, mention: _Mention) -> bool:
        return self._title[0] <= mention.start < self._title[1]


def _placed(task: Task) -> bool:
    return bool(task["sources"].get("text"))


def _enacted(before: str, after: str) -> Kind | None:
    """Return what the paper does to another: `Quyết định này thay thế Quyết định số …`."""
    found = _ENACTING.search(before) or _ENACTED.match(before)
    if found:
        return _DOES[found["verb"]]
    bare = len(before.split()) <= _FEW_BEFORE
    return "annuls" if bare and _ABOLISHED.match(after) else None


def _mentions(citations: list[Citation], text: str) -> Iterator[_Mention]:
    """Yield every place where a cited number is printed, also with spaces in it."""
    by_number = {cite["number"].casefold(): cite for cite in citations}
    if not by_number:
        return
    forms = sorted((_printed(number) for number in by_number), key=len, reverse=True)
    for found in re.finditer(rf"(?<![\w/-])(?:{'|'.join(forms)})(?!\w)", text, re.IGNORECASE):
        cite = by_number.get(re.sub(r"\s", "", found.group()).casefold())
        if cite:
            yield _Mention(cite, found.start(), found.end(), _date(text, found.end()))


def _date(text: str, place: int) -> str | None:
    """Return the day printed behind a number: `142/QĐ-TTg ngày 21/01/2020`."""
    stated = _DAY.match(text, place)
    if stated is None:
        return None
    day, month, year = (int(part) for part in stated.groups())
    return f"{year}-{month:02d}-{day:02d}"


def _printed(number: str) -> str:
    return re.sub(r"(?:\\-|/|-)", lambda sign: rf"\s?{sign.group()}\s?", re.escape(number))
