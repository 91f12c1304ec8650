"""Official documents cited by number, anywhere in the text."""

from __future__ import annotations

import re
from typing import Final

from hientai.reading.bodies import scan
from hientai.reading.canonical import canonical
from hientai.reading.contract import Citation
from hientai.reading.source import Piece

_LEAST_CAPITALS: Final = 2
_NUMBER: Final = re.compile(
    r"(?P<number>\d(?<![\w/.:-]\d)\d{0,4}(?:\.\d{1,2}(?=/))?[a-z]?\s?(?:/\s?(?:19|20)\d\d)?\s?[/-]\s?"
    r"(?P<symbol>(?:[A-ZĐƯ][A-ZĐƯa-zđ&]{0,8}\d{0,3})(?:(?:\s?[-/]\s?|[.,])[A-ZĐƯ][A-ZĐƯa-zđ&]{0,9}\d{0,2}){0,3}))(?![\w/])"
)
_KINDS: Final = {
    "chuong trinh hanh dong": "Chương trình hành động", "chuong trinh cong tac": "Chương trình công tác",
    "chuong trinh": "Chương trình", "ke hoach": "Kế hoạch",
    "quyet dinh": "Quyết định", "nghi quyet": "Nghị quyết", "chi thi": "Chỉ thị", "ket luan": "Kết luận",
    "giay phep": "Giấy phép", "cong van": "Công văn", "van ban": "Văn bản", "thong bao": "Thông báo", "huong dan": "Hướng dẫn",
    "bao cao": "Báo cáo", "to trinh": "Tờ trình", "de an": "Đề án", "nghi dinh": "Nghị định", "luat": "Luật",
    "thong tu lien tich": "Thông tư liên tịch", "thong tu": "Thông tư", "quy dinh": "Quy định", "quy che": "Quy chế",
    "phap lenh": "Pháp lệnh", "cong dien": "Công điện", "thong tri": "Thông tri", "du thao": "Dự thảo",
    "ke hoach hanh dong": "Kế hoạch hành động", "bo luat": "Bộ luật", "phuong an": "Phương án", "cong dien hoa toc": "Công điện",
}  # fmt: skip
_KIND: Final = re.compile(
    r"(?<!\w)(?P<kind>"
    + "|".join(sorted(_KINDS, key=len, reverse=True))
    + r")(?P<name>(?:\s+(?!so(?!\w))[^\s,;.:()]+){0,9}?)?\s*(?:so\s*:?\s*)?$"
)
_NAMES: Final = "|".join(sorted(_KINDS, key=len, reverse=True))
_ANY_KIND: Final = re.compile(rf"(?<!\w)(?:{_NAMES})(?!\w)")
_BETWEEN: Final = re.compile(rf"\s*(?:,|va|;|,\s*va)\s*(?:{_NAMES})?\s*(?:so\s*)?")
_SERIES: Final = re.compile(r"(?:,|;|va)\s*(?:so\s*)?$")
_SYMBOLS: Final = {
    "QĐ": "Quyết định", "NQ": "Nghị quyết", "CT": "Chỉ thị", "KL": "Kết luận", "KH": "Kế hoạch", "CTR": "Chương trình",
    "NĐ": "Nghị định", "TT": "Thông tư", "TB": "Thông báo", "HD": "Hướng dẫn", "BC": "Báo cáo", "TTR": "Tờ trình",
    "QH": "Luật", "TTLT": "Thông tư liên tịch", "ĐA": "Đề án", "QC": "Quy chế", "CĐ": "Công điện", "QĐI": "Quy định",
}  # fmt: skip
_DATE: Final = re.compile(
    r"\s*[,;]?\s*\(?\s*(?:ban hanh\s+)?(?:ngay|ra ngay)?\s*(?P<d>\d{1,2})\s*(?:[/.-]\s*|\s+thang\s+)(?P<m>\d{1,2})\s*(?:[/.-]\s*|\s*,?\s*nam\s+)(?P<y>(?:19|20)\d\d)\)?"
)
_NEW_SENTENCE: Final = re.compile(r"\s*\n\s*Ngày\s")  # the next block opens with a day of its own
_OF: Final = re.compile(r"\s*[,;]?\s*(?:\([^()]{0,40}\)\s*)?(?:do|cua|duoc)\s+(?:dong chi\s+)?")
_ISSUERS: Final = re.compile(
    r"(?:ban thuong vu|thuong truc|bch|btv)\s+(?:tinh uy|thanh uy|huyen uy|dang uy)(?:\s+(?=[A-ZĐ])\S+\s\S+)?|"
    r"ban chap hanh trung uong(?: dang)?(?: cong san viet nam)?|bch\s*tw(?: dang)?|ban bi thu(?: trung uong(?: dang)?)?|bo chinh tri|"
    r"ban chap hanh dang bo (?:tinh|thanh pho)|thu tuong chinh phu|thu tuong|chinh phu|quoc hoi|uy ban thuong vu quoc hoi|"
    r"bo truong bo|chu tich nuoc|hoi dong bo truong|trung uong(?: dang)?|dai hoi"
)
_REACH: Final = 240
_SERIES_REACH: Final = 160
_JOINED_REACH: Final = 70


def read_citations(flow: Piece, own: str | None) -> list[Citation]:
    """Return every distinct document cited by number; `own` is this paper's number."""
    reader = _Reader(flow)
    for match in _NUMBER.finditer(flow.text):
        number = re.sub(r"\s", "", match["number"]).rstrip("-/.,")
        if _is_symbol(match["symbol"]) and number.casefold() != (own or "").casefold():
            reader.mention(number, match.start(), match.end())
    for cite in reader.found.values():
        cite["kind"] = cite["kind"] or _kind_of_symbol(cite["number"])
    return list(reader.found.values())


class _Reader:
    """Reads mentions in order: in a series, what one states holds for its neighbours."""

    def __init__(self, flow: Piece) -> None:
        self.flow = flow
        self.found: dict[str, Citation] = {}
        self._end = -1
        self._kind: str | None = None
        self._proposer: str | None = None
        self._last: Citation | None = None

    def mention(self, number: str, start: int, end: int) -> None:
        joined = _joined(self.flow, self._end, start)
        kind = _kind(self.flow.plain, start) or (self._kind if self._in_series(start) else None)
        proposer = _issuer_before(self.flow, start) or (self._proposer if joined else None)
        date, issuer = _date_and_issuer(self.flow, end)
        issuer = issuer or proposer
        cite = self.found.setdefault(
            number.casefold(), Citation(number=number, kind=None, date=None, issuer=None)
        )
        cite["kind"] = cite["kind"] or kind
        cite["date"] = cite["date"] or date
        cite["issuer"] = cite["issuer"] or issuer
        last = self._last
        if joined and issuer and last and not last["issuer"] and last["kind"] in {None, kind}:
            last["issuer"] = issuer
        self._kind, self._end, self._proposer, self._last = kind or self._kind, end, proposer, cite

    def _in_series(self, start: int) -> bool:
        if self._end < 0 or start - self._end >= _SERIES_REACH:
            return False
        return bool(_SERIES.search(self.flow.plain[self._end : start]))


def _joined(flow: Piece, last_end: int, start: int) -> bool:
    """Tell whether only a date, a comma and the kind stand between two numbers."""
    if last_end < 0 or start - last_end > _JOINED_REACH:
        return False
    between = re.sub(_DATE, "", flow.plain[last_end:start])
    return bool(_BETWEEN.fullmatch(between))


def _is_symbol(symbol: str) -> bool:
    if symbol.startswith(("SY", "SL")):
        return False  # what certifies a copy is no document of its own
    letters = re.sub(r"[^A-ZĐƯa-zđ]", "", symbol)
    capitals = sum(letter.isupper() for letter in letters)
    return len(letters) > 1 and capitals >= _LEAST_CAPITALS and 2 * capitals >= len(letters)


def _kind(folded: str, start: int) -> str | None:
    found = _KIND.search(folded[max(0, start - 110) : start])
    if not found:
        return None
    name = found["name"] or ""
    if name and not re.search(r"so\s*:?\s*$", folded[max(0, start - 8) : start]):
        return None
    inner = _ANY_KIND.findall(found.group())
    return _KINDS[inner[-1]] if inner and name.split() else _KINDS[found["kind"]]


def _kind_of_symbol(number: str) -> str | None:
    symbol = re.split(r"[/-]", number)
    for part in symbol[1:]:
        name = _SYMBOLS.get(re.sub(r"\d+$", "", part).upper())
        if name:
            return name
    return "Công văn" if "UBND-" in number or re.search(r"\d/[A-ZĐ]+-[A-ZĐ]+", number) else None


def _date_and_issuer(flow: Piece, end: int) -> tuple[str | None, str | None]:
    date = None
    stated = _DATE.match(flow.plain, end)
    if stated and not _NEW_SENTENCE.match(flow.text, end):
        date = f"{stated['y']}-{int(stated['m']):02d}-{int(stated['d']):02d}"
        end = stated.end()
    issuer = _issuer(flow, end)
    if not date and issuer:
        of = _OF.match(flow.plain, end)
        later = re.compile(r"(?:[^.;,()]|\([^()]{0,40}\)){0,70}?\s+ngay\s+").match(
            flow.plain, of.end() if of else end
        )
        stated = _DATE.match(flow.plain, later.end()) if later else None
        if stated and not re.search(r"\d[/-][A-ZĐ]", flow.text[end : stated.start()]):
            date = f"{stated['y']}-{int(stated['m']):02d}-{int(stated['d']):02d}"
    return date, issuer


def _issuer(flow: Piece, end: int) -> str | None:
    of = _OF.match(flow.plain, end)
    if not of:
        return None
    return _issuer_at(flow, of.end())


def _issuer_at(flow: Piece, place: int) -> str | None:
    known = _ISSUERS.match(flow.plain, place)
    if known and known.group() == "bo truong bo":
        ministry, _ = scan(flow, place + len("bo truong "))
        return f"Bộ trưởng {ministry[0].name}" if ministry else "Bộ trưởng"
    bodies, end = scan(flow, place)
    if known and (
        not bodies
        or known.end() >= end
        or known.group().startswith(("ban chap", "ban bi", "bo chinh"))
    ):
        return canonical(flow.text[place : known.end()])
    return bodies[0].name if bodies else None


def _issuer_before(flow: Piece, start: int) -> str | None:
    """Read `… của Tỉnh ủy tại Chỉ thị số 19-CT/TU`: the nearest body before `tại`."""
    offset = max(0, start - _REACH)
    before = flow.plain[offset:start]
    kind = _KIND.search(before) if _AT_ALL in before or _ISSUED in before else None
    if kind and (issued := _BY_SUBJECT.search(before, 0, kind.start())):
        return canonical(flow.text[offset + issued.start("who") : offset + issued.end("who")])
    if not kind or not _AT.search(before[: kind.start()]):
        return None
    if kind["kind"] in _NOTICES and _SPOKEN.search(before[: kind.start()]):
        return None  # the words are his, the notice is his office's
    for by in reversed(list(_BY.finditer(before[: kind.start()]))):
        if re.search(r"[.;]\s", before[by.end() : kind.start()]):
            return None
        issuer = _issuer_at(flow, offset + by.end())
        if issuer:
            # What a director proposes is the paper of the department.
            return issuer.removeprefix("Giám đốc ")
    return None


_NOTICES: Final = frozenset({"thong bao", "cong van", "van ban"})
_SPOKEN: Final = re.compile(r"(?:ket luan|chi dao|y kien)\s+cua\s+[^.;,]{3,60}\s+tai\s+$")
_AT_ALL: Final = "tai"
_ISSUED: Final = "ban hanh"
_BY_SUBJECT: Final = re.compile(
    rf"(?:^|[,.;:]\s+)(?P<who>{_ISSUERS.pattern})\s+(?:da\s+|khoa [xiv]+\s+)?(?:ky\s+)?ban hanh\s+$"
)
_AT: Final = re.compile(r"(?<!\w)tai\s+(?:cac\s+)?$")
_BY: Final = re.compile(
    r"(?<!\w)(?:cua|do|duoc|nghe)\s+|[;:]\s+(?=(?:cong ty|chi nhanh|tap doan|tong cong ty|hop tac xa|ubnd|so|ban quan ly)(?!\w))"
)
