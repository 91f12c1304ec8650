"""Who leads, who works with them, who receives the report: read from sentences and lead lines."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from hientai.reading import patterns as p
from hientai.reading.bodies import Body, pure, scan
from hientai.reading.canonical import canonical
from hientai.reading.labels import ARROWS
from hientai.reading.sought import Sought
from hientai.reading.source import Piece
from hientai.reading.subjects import (
    ASKED,
    COMRADE,
    acts,
    asked_later,
    is_named,
    later_subjects,
    subject,
)

_LONGEST_NAME: Final = 110
_LONGEST_LINE: Final = 700
COORDINATE: Final = Sought(
    r"phoi (?<!su phoi )(?<!cong tac phoi )(?<!co che phoi )(?<!quy che phoi )(?<!chuong trinh phoi )"
    r"(?<!viec phoi )(?<!tinh than phoi )(?<!moi phoi )(?<!\wphoi )(?:ket )?hop(?:\s+(?:chat che|thuong xuyen|cung|tot|dong bo|hieu qua|thuc hien|trien khai|chat|chinh))*"
    r"(?:\s*,?\s*voi|\s+cung voi|\s+cung)?\s*:?\s+"
)
_WITH: Final = Sought(r"chu tri(?<!\wchu tri)\s*,?\s*(?:cung voi|cung|voi)\s+")
_LEADING: Final = Sought(r"chu tri\s*[,;]\s*")
_LEADS: Final = re.compile(
    r"\s*(?:la\s+(?:co quan|don vi)\s+)?chu tri(?!\w)\s*(?:thuc hien|tham muu|trien khai)?"
)
_HELPS: Final = re.compile(r"\s*(?:cung\s+)?phoi hop(?!\s+(?:chat che\s+)?(?:voi|cung))(?!\w)")
_LEAD_WORD: Final = Sought(
    r"chu tri|lanh dao|trien khai|thuc hien|phoi hop|chi dao|huong dan|chiu trach nhiem"
)
_LEAD_VOCABULARY: Final = re.compile(
    r"(?:chu tri|lanh dao|chi dao|huong dan|trien khai|to chuc|thuc hien|theo doi|don doc|kiem tra|giam sat|tham muu|"
    r"phoi hop|chiu trach nhiem|cu the hoa|xay dung ke hoach|voi|va|cung|theo chuc nang|nhiem vu|duoc giao|thuong xuyen|"
    r"hang nam|hang quy|dinh ky|trong|nam|quy|thang|tu|den|hoan thanh|truoc|ngay|cac|noi dung|tren|nay|i+v?|iv|\d+|[/.,;:()*-]|o|tai|don vi|dia phuong|minh|\s)+"
)
_TOGETHER: Final = re.compile(r"\s*,?\s*cung voi\s+")
_CLAUSE: Final = re.compile(r"[;.]\s+")
_ORDERS: Final = re.compile(
    r"(?<!\w)(?:chi dao|don doc|huong dan|doc thuc|van dong|keu goi|dinh huong)\s+(?=\w)"
)
_COLON: Final = Sought(r":(?=\s|$|[A-ZĐ])")
_DUTY_OF: Final = re.compile(r"(?:(?:trach nhiem|nhiem vu)(?: cu the)? cua|doi voi)\s+")
_SHARED_HEAD: Final = re.compile(
    r"(?<!\w)(?:cac (?:so|bo|ban|vien|truong|hoi)|(?:giao|de nghi|yeu cau|^)\s*(?:cho )?(?:giam doc|thu truong|chu tich|lanh dao))$"
)
_LABEL: Final = 420  # a label is not longer


@dataclass(slots=True)
class Roles:
    """Who is named, in which part."""

    leads: list[Body] = field(default_factory=list)
    coordinators: list[Body] = field(default_factory=list)

    def add(self, other: Roles) -> None:
        self.leads = unique([*self.leads, *other.leads])
        self.coordinators = unique([*self.coordinators, *other.coordinators])


def unique(bodies: list[Body]) -> list[Body]:
    """Return the bodies in order, each name once."""
    if len(bodies) <= 1:
        return bodies[:]
    kept: dict[str, Body] = {}
    for body in bodies:
        kept.setdefault(body.name.casefold(), body)
    return list(kept.values())


def label_bodies(piece: Piece) -> tuple[list[Body], int]:
    """Return the bodies of a leading `Sở A:` and where the text after it begins."""
    for found in _COLON.finditer(piece.text[:_LABEL]):
        head = piece.cut(0, found.start())
        if _SHARED_HEAD.search(head.plain):
            continue  # the colon of `Các Sở: Tài chính, Nội vụ`
        asked = ASKED.match(head.plain) or COMRADE.match(head.plain) or _DUTY_OF.match(head.plain)
        named = head.cut(asked.end() if asked else 0)
        bodies = pure(named) or _person(head) or long_name(named)
        return (bodies, found.end()) if bodies else ([], 0)
    return [], 0


def _person(head: Piece) -> list[Body]:
    """Return the person of `Ông Nguyễn Văn A - Trưởng đoàn: …`."""
    return [Body(head.text.strip(), head.strip())] if _PERSON_LABEL.fullmatch(head.text) else []


_PERSON_LABEL: Final = re.compile(
    r"\s*(?:Ông|Bà|Đồng chí|Đ/c|Thầy|Cô)\.?\s+[A-ZĐÀ-Ỹ]\w*(?:\s+[A-ZĐÀ-Ỹ]\w*){1,4}(?:\s*[-–,]\s*[^:.;]{3,80})?\s*"
)


def heading_bodies(piece: Piece) -> list[Body]:
    """Return the bodies that a heading makes responsible for what stands below it."""
    apposed = _APPOSED.search(piece.plain)
    piece = piece.cut(0, apposed.start()) if apposed else piece
    text = piece.plain
    found = re.match(
        r"(?:(?:phan cong\s+)?(?:trach nhiem|nhiem vu)\s+(?:chung\s+|cu the\s+|chinh\s+|chu yeu\s+|trong tam\s+)?(?:cua|cho)|doi voi|de nghi|giao(?! vien)(?: cho)?|yeu cau|cac nhiem vu cua)\s+"
        r"(?=\S)",
        text,
    )
    done_by = _DONE_BY.search(text)
    if done_by and (bodies := pure(piece.cut(done_by.start("who"), done_by.end("who")))):
        return bodies
    named = piece.cut(found.end() if found else 0)
    own = pure(named) or _long_collective(named) or long_name(named)
    if own or (found and not text.rstrip().endswith(":")):
        return own
    line = lead_line(piece, starred=False)
    if line:
        return line.leads
    roles = (
        subject_roles(piece)
        if (piece.text.rstrip().endswith(":") and not _announces(text)) or _SHORT_LEAD.search(text)
        else Roles()
    )
    return roles.leads


def ordered(piece: Piece) -> list[Body]:
    """Return whom `Giao phòng X triển khai các công việc:` makes responsible for what follows."""
    asked = ASKED.match(piece.plain)
    return scan(piece, asked.end())[0] if asked and piece.text.rstrip().endswith(":") else []


def _long_collective(piece: Piece) -> list[Body]:
    """Return `Các chủ đầu tư dự án …`, a short heading without a verb, as one body."""
    text = piece.plain.strip(" .:")
    every = p.EVERY.match(text)
    if not every or len(text) > _LONGEST_NAME or not p.COLLECTIVE.match(text, every.end()):
        return []
    words = [m.start() for m in p.WORD.finditer(piece.text)]
    nouns = [
        w
        for w in words[2:]
        if p.is_verb(piece.text, piece.plain, w) and not p.NOMINAL.match(text, w)
    ]
    whole = piece.strip(" .:")
    return [] if nouns else [Body(canonical(whole.text), whole)]


_DONE_BY: Final = Sought(
    r"(?:nhiem vu|cong viec|noi dung|viec|giai phap|hoat dong)\s[^:;.]{0,40}?(?<!\w)do\s+(?P<who>\S.{3,200}?)"
    r"\s+(?:chu tri|phu trach|dam nhiem|thuc hien)(?:\s+(?:thuc hien|tham muu|trien khai))?\s*:?\s*$"
)


def long_name(piece: Piece) -> list[Body]:
    """Return `Phòng Cảnh sát quản lý hành chính về trật tự xã hội`: what it does is in its name."""
    text = piece.plain
    if not _UNIT_HEAD.match(text) or len(text) > _LONGEST_NAME or re.search(r"[.;:]\s", piece.text):
        return []
    head = p.head_at(piece.text, text, 0)
    if (
        not head
        or not piece.text[head.end() + 1 : head.end() + 2].isupper()
        or piece.text.isupper()
    ):
        return []
    for word in [*p.WORD.finditer(piece.text)][2:]:
        known = p.NOMINAL.match(text, word.start()) or word.group().lower() in _IN_NAMES
        if not known and word.group()[0].islower() and p.ends_name(piece.text, text, word.start()):
            return []
    whole = piece.strip(" .:")
    return [Body(canonical(whole.text), whole)]


_UNIT_HEAD: Final = re.compile(
    r"(?:phong|trung tam|cuc|chi cuc|vu|doi|ban (?:chi dao|quan ly|to chuc)|hoi dong|vien|to cong tac|to giup viec) (?=\w)"
)
_IN_NAMES: Final = frozenset(("về", "và", "của", "các", "trong", "trên"))
_APPOSED: Final = Sought(
    r"\s*(?:\s[-–]|,)\s*(?:la\s+)?(?:co quan|don vi) (?:thuong truc|dau moi|chu tri)[^,;:]*:?\s*$"
)
# `Đảng đoàn xác định các nhiệm vụ trọng tâm sau:` says what, not who.
_ANNOUNCES: Final = Sought(
    r"(?<!\w)(?:xac dinh|de ra|thong nhat)\s+(?:cac |mot so |nhung )?(?:nhiem vu|giai phap|noi dung)"
)
# `Ban Thường vụ Đảng ủy yêu cầu:` says who asks.
_ASKS: Final = Sought(
    r"(?<!\w)(?:yeu cau|de nghi|chi dao|quyet dinh|ket luan|thong bao|giao)"
    r"(?: (?:nhu sau|cu the|mot so noi dung(?: sau)?|cac noi dung sau|thuc hien|nghiem tuc|sau))*\s*:\s*$"
)


def _announces(text: str) -> bool:
    return bool(_ANNOUNCES.search(text) or _ASKS.search(text))


_SHORT_LEAD: Final = Sought(
    r"(?:co trach nhiem|chu tri(?:,? phoi hop .{0,200})?|chiu trach nhiem)\s*(?:thuc hien|trien khai)?\s*:?\s*$"
)


def subject_roles(piece: Piece) -> Roles:
    """Return who leads and who coordinates by the sentences of the piece itself."""
    roles = Roles()
    partners = coordinators(piece)
    bodies, end = subject(piece)
    if bodies:
        helping = _HELPS.match(piece.plain, end) and not _LEADS.match(piece.plain, end)
        if helping and "," in piece.plain[:end] and _LEADS.search(piece.plain[:end]):
            roles = Roles([], bodies)
        else:
            roles = _beside(piece, bodies)
        _more_subjects(piece, end, roles, partners)
        roles.leads = unique([*roles.leads, *later_subjects(piece, end)])
    else:
        roles.leads = asked_later(piece)
        if roles.leads:
            _more_subjects(piece, _end_in(piece, roles.leads[-1]), roles, partners)
    roles.coordinators = unique([*partners, *roles.coordinators])
    return distinct(roles)


def _end_in(piece: Piece, body: Body) -> int:
    """Return where in the piece the body's name ends."""
    last = body.piece.at[-1]
    return next(i for i, place in enumerate(piece.at, 1) if place >= last)


def _beside(piece: Piece, bodies: list[Body]) -> Roles:
    """Part `Sở A cùng với Sở B` into who leads and who is with them."""
    places = [(b.piece.at[0] - piece.at[0], b.piece.at[-1] - piece.at[0] + 1) for b in bodies]
    for i, ((_, end), (start, _)) in enumerate(pairwise(places), 1):
        if _TOGETHER.fullmatch(piece.plain[end:start]):
            return Roles(bodies[:i], bodies[i:])
    return Roles(bodies)


def _more_subjects(piece: Piece, end: int, roles: Roles, partners: list[Body]) -> None:
    """Add the subjects of later clauses: `A xây dựng …; B xây dựng …`."""
    starts = {body.piece.at[0] for body in partners}
    for clause in _CLAUSE.finditer(piece.text, end):
        upper = piece.text[clause.end() : clause.end() + 1].isupper()
        bodies, stop = scan(piece, clause.end())
        if not bodies or not (upper or p.EVERY.match(piece.plain, clause.end())):
            continue
        if bodies[0].piece.at[0] in starts:
            continue
        rest = piece.plain[stop:].lstrip(" ,")
        if _HELPS.match(rest):
            roles.coordinators = unique([*roles.coordinators, *bodies])
        elif acts(piece, stop, named=is_named(piece, clause.end())):
            roles.leads = unique([*roles.leads, *bodies])


def coordinators(piece: Piece) -> list[Body]:
    """Return the bodies that `phối hợp với` names anywhere in the piece."""
    found: list[Body] = []
    for pattern in (COORDINATE, _WITH):
        for match in pattern.finditer(piece.plain):
            if not _told_to(piece, match.start()):
                found.extend(_partners(piece, match.end()))
    lead = _LEADING.search(piece.plain)
    if lead:
        bodies, end = scan(piece, lead.end())
        if bodies and _HELPS.match(piece.plain, end):
            found.extend(bodies)
    return unique(found)


def _told_to(piece: Piece, place: int) -> bool:
    """Tell whether others are told to work together: `chỉ đạo các cơ quan liên quan phối hợp với …`."""
    for order in _ORDERS.finditer(piece.plain, max(0, place - _LONGEST_NAME), place):
        bodies, end = scan(piece, order.end())
        if bodies and not piece.text[end:place].strip():
            return True
    return False


def _partners(piece: Piece, place: int) -> list[Body]:
    """Read the list at the place; semicolons part it too, if the verb comes after the last one."""
    bodies, end = scan(piece, place)
    if bodies and piece.text[end : end + 1] == ";":
        longer, stop = scan(piece, place, semicolons=True)
        verb = stop + len(piece.plain[stop:]) - len(piece.plain[stop:].lstrip(" ,"))
        starts = {body.piece.at[0] for body in longer[len(bodies) :]}
        if starts and p.is_verb(piece.text, piece.plain, verb) and stop > end:
            return longer
    return bodies


def distinct(roles: Roles) -> Roles:
    names = {body.name.casefold() for body in roles.leads}
    roles.coordinators = [b for b in roles.coordinators if b.name.casefold() not in names]
    return roles


def lead_line(piece: Piece, *, starred: bool) -> Roles | None:
    """Return the roles of a line that says who carries out what stands above it, else None."""
    piece = piece.strip(" ()*.-" + "".join(ARROWS))
    asked = ASKED.match(piece.plain)
    piece = piece.cut(asked.end() if asked else 0)
    if len(piece) > _LONGEST_LINE or not _LEAD_WORD.search(piece.plain):
        return None
    roles = Roles()
    start = 0
    for cut in [*(m.start() for m in re.finditer(r"[;.](?=\s)", piece.text)), len(piece)]:
        segment = piece.cut(start, cut).strip(" ;.,-")
        start = cut + 1
        if segment and not _lead_segment(segment, roles, starred=starred):
            return None
    return distinct(roles) if roles.leads else None


def _lead_segment(segment: Piece, roles: Roles, *, starred: bool) -> bool:
    bodies, end = scan(segment)
    if not bodies:
        return bool(_LEAD_VOCABULARY.fullmatch(segment.plain)) and bool(roles.leads)
    rest = segment.cut(end)
    helped = coordinators(rest)
    words = rest.plain
    for body in helped:
        words = words.replace(body.piece.plain, " ")
    if not (_LEAD_WORD.search(words) and (starred or _LEAD_VOCABULARY.fullmatch(words))):
        return False
    if _HELPS.match(rest.plain) and not helped:
        roles.add(Roles([], bodies))
    else:
        roles.add(Roles(bodies, helped))
    return True
