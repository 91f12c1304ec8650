"""From the tree of one part to its tasks: which blocks assign work, to whom, by when."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from hientai.reading.bodies import Body, split
from hientai.reading.contract import Heading
from hientai.reading.doers import assigns_by_name, names_somebody
from hientai.reading.draft import Above, Draft
from hientai.reading.groups import Entry, arrange
from hientai.reading.moments import Moment, heading_moment
from hientai.reading.outline import Node
from hientai.reading.roles import Roles, coordinators, heading_bodies, ordered, subject_roles
from hientai.reading.rows import table_drafts
from hientai.reading.sections import holds_tasks
from hientai.reading.source import Piece
from hientai.reading.subjects import ASKED

_CALL: Final = re.compile(
    r"(?:can cu|yeu cau|nhan duoc|tren co so|de nghi|uy ban nhan dan|ubnd|chu tich|[^;:.]{3,80} (?:de nghi|yeu cau) (?:cac|thu truong|chu tich|lanh dao) )[^;]{0,200}(?:nghiem tuc|khan truong|quan tam)[^;.]{0,40}(?:thuc hien|trien khai)[^;.]{0,60}[./]*$"
    r"|[^;:.]{3,90} nghiem tuc (?:trien khai |to chuc )*thuc hien (?:ke hoach|chuong trinh|quyet dinh|thong bao|chi thi|cong van|nghi quyet)(?: [^;.,]{0,20})?[./]*$"
    r"|(?:can cu|tren co so|theo|tu) (?:y kien|noi dung|tinh hinh|ket qua)[^;.]{0,60}(?:tren|nay|neu tren)\s*,[^;.]{0,160}(?:trien khai|to chuc) thuc hien[./\s]*$"
)
_FORMULA: Final = re.compile(r"tren day la")
_PLAIN_STATEMENT: Final = re.compile(
    r"(?:cac |danh muc )?(?:nhiem vu|noi dung|chi tieu|phan cong|chi tiet|cu the)[^.;]{0,160}(?:tai|theo|trong) (?:cac )?(?:phu luc|danh muc|bieu)|"
    r"von (?:ngan sach|doanh nghiep|dau tu|khac|huy dong)[^:;.]{0,40}:|khai toan|tong (?:kinh phi|von|muc dau tu)|(?:nguon )?kinh phi|(?:tu )?(?:cac )?nguon (?:von|ngan sach|su nghiep|luc thuc hien|chi )|(?:tu |do )?ngan sach (?:nha nuoc|tinh|trung uong|dia phuong|thanh pho|cap)|"
    r"(?:ke hoach|quyet dinh|nghi quyet|chi thi|ket luan|thong bao|de an|chuong trinh(?: hanh dong| phoi hop| cong tac)?) (?:nay|co hieu luc)|du toan kinh phi|kem theo|(?:thoi gian|dia diem|doi tuong|thanh phan|so luong|hinh thuc|phuong tien|(?:ve )?(?:uu diem|han che|khuyet diem|ton tai|thuan loi|nguyen nhan|ket qua dat duoc))(?: [^:;.]{0,40})?:|\(|nhu tren|ghi chu|viec |danh sach |"
    r"noi dung [^:;.]{0,60}: (?:quy dinh tai|(?:thuc hien )?theo (?:quy dinh|phu luc|ke hoach)) |"
    # A decision, unless another sentence says whom it sets to work.
    r"(?:co ban )?(?:thong nhat|dong y|nhat tri)(?: ve| voi| cac| nhung)* (?:chu truong|noi dung|de xuat|du thao|phuong an|danh gia|bao cao|y kien|theo|nhu)(?!.*[.;] (?:giao|yeu cau|de nghi|uy ban|ubnd|so|van phong|ban|phong|cong an|cac) )"
)
_INTRO: Final = re.compile(
    r"(?:(?:cu the|sau(?: day)?|nhu sau|gom|bao gom)\s*(?:nhu sau|sau)?\s*[:.;]?$)"
)
_SENTENCE: Final = re.compile(r"[.;](?:\s+[A-ZĐÀ-Ỹ]|\s*$)")
_WHOLE_SENTENCE: Final = re.compile(r"\.\s+[A-ZĐÀ-Ỹ]")  # `Sở A; Sở B có trách nhiệm:` is none
_NOTICE: Final = re.compile(r".{0,80}(?:thong bao|tran trong)[^;.]{0,160}(?:biet|thuc hien)[./]*$")
_SHORT_TITLE: Final = 140
_LEAST: Final = 12
_OWN_SENTENCE: Final = 60
_SECTION_RANKS: Final = frozenset({"roman", "upper", "phan", "chuong", "muc", "dieu"})


@dataclass(frozen=True, slots=True)
class Context:
    """What stands above a block."""

    path: tuple[str, ...] = ()
    section: tuple[str, ...] = ()
    leads: Sequence[Body] = ()
    partners: Sequence[Body] = ()
    moment: Moment | None = None
    holds: bool | None = None
    top: bool = True
    assigning: bool = False  # the headings below name who acts, known bodies or not

    @property
    def above(self) -> Above:
        """What holds for a block below that says nothing itself."""
        return Above(Roles(list(self.leads), list(self.partners)), self.moment)


@dataclass(slots=True)
class Collector:
    """Gathers the tasks and headings of one part in reading order."""

    drafts: list[Draft] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    articles_hold_nothing: bool = False
    counters: dict[tuple[str, ...], int] = field(default_factory=dict)

    def next_place(self, path: tuple[str, ...]) -> str:
        return f"-{self.counters.get(path, 0) + 1}"

    def count(self, path: tuple[str, ...]) -> None:
        self.counters[path] = self.counters.get(path, 0) + 1


def collect(
    root: Node, prefix: tuple[str, ...], *, holds: bool | None = None, articles: bool = True
) -> Collector:
    """Return the tasks and headings of a part whose paths begin with the prefix."""
    collector = Collector(articles_hold_nothing=not articles)
    context = Context(prefix, prefix, holds=holds)
    _walk(root, context, collector)
    return collector


def _walk(node: Node, context: Context, collector: Collector) -> None:
    """Go over what stands below a node."""
    entries = arrange(node.children)
    for i, entry in enumerate(entries):
        child = entry.node
        if child.rows:
            _table(child, context, collector)
        elif child.label is None and not child.children:
            following = entries[i + 1 :]
            headed = _headed(entry, following, context)
            if context.holds and following and _tells_first(entry):
                _paragraph(entry, context, collector)
                context = replace(context, leads=_last_subject(child.piece) or context.leads)
            elif headed:
                context = headed
            elif context.holds and not _introduces(entry, following, context):
                _paragraph(entry, context, collector)
        elif child.label is not None and child.label.is_bullet:
            _bullet(entry, context, collector)
        else:
            _item(entry, context, collector)


def _tells_first(entry: Entry) -> bool:
    """Tell whether a paragraph that leads in others says in a whole sentence what is to be done."""
    piece = entry.node.piece
    if not piece.text.endswith(":") or entry.has_roles or _LEADS_IN.search(piece.plain):
        return False
    return _is_sentence(piece.text, labelled=False) and bool(
        ASKED.match(piece.plain) or entry.node.subject
    )


_LEADS_IN: Final = re.compile(
    r"(?<!\w)(?:sau|sau day|gom|cu the|noi dung|nhiem vu|giai phap|viec|trong do|nhu)\s*:$"
)


def _last_subject(piece: Piece) -> list[Body]:
    """Return whom the last sentence sets to work: for them stands what follows its colon."""
    starts = [m.end() - 1 for m in _SENTENCE.finditer(piece.text) if m.end() < len(piece)]
    return subject_roles(piece.cut(starts[-1] if starts else 0)).leads


def _headed(entry: Entry, following: Sequence[Entry], context: Context) -> Context | None:
    """Return what holds below a line that is nothing but bodies or a time: it heads what follows."""
    if not following or entry.has_roles:
        return None
    leads = entry.node.names or ordered(entry.node.piece)
    if leads:
        return replace(context, leads=leads)
    moment = heading_moment(entry.node.piece)
    return replace(context, moment=moment) if moment else None


def _introduces(entry: Entry, following: Sequence[Entry], context: Context) -> bool:
    """Tell whether a paragraph only leads in the items or bullets of its heading."""
    piece = entry.node.piece
    if entry.has_attributes:
        return False
    if piece.text.endswith(":") or _INTRO.search(piece.plain):
        return not entry.node.is_difficulty
    labelled = [e for e in following if e.node.label is not None]
    if not labelled or entry.node.is_difficulty:
        return False
    first = labelled[0].node
    numbered = first.label is not None and not first.label.is_bullet
    return numbered or context.top


def _table(node: Node, context: Context, collector: Collector) -> None:
    if context.holds is False:
        return
    drafts, headings = table_drafts(node.rows, context.path, context.above)
    collector.drafts.extend(drafts)
    collector.headings.extend(headings)


def _paragraph(entry: Entry, context: Context, collector: Collector) -> None:
    if not _assigns(entry.node):
        return
    if entry.node.is_difficulty:
        context = replace(context, path=context.section, leads=())
    _unnumbered(entry, context, collector)


def _unnumbered(entry: Entry, context: Context, collector: Collector) -> None:
    place = collector.next_place(context.path)
    before = len(collector.drafts)
    _emit(entry, context, (*context.path, place), collector)
    if len(collector.drafts) > before:
        collector.count(context.path)


def _emit(entry: Entry, context: Context, path: tuple[str, ...], collector: Collector) -> None:
    draft = Draft.of(entry, context.above, path)
    if draft is not None:
        collector.drafts.append(draft)


def _bullet(entry: Entry, context: Context, collector: Collector) -> None:
    """Read a bullet: a task, or a lead-in over bullets of its own."""
    node = entry.node
    if context.holds is not True:
        return
    if not node.children:
        if not node.piece.text.endswith(":") and _assigns(node):
            _paragraph(entry, context, collector)
        return
    path = (*context.path, collector.next_place(context.path))
    before = len(collector.drafts)
    if _own_work(entry):
        _emit(entry, context, path, collector)
    _walk(node, replace(_below(entry, context), path=path, top=False), collector)
    if len(collector.drafts) > before:
        collector.count(context.path)


def _item(entry: Entry, context: Context, collector: Collector) -> None:
    """Read a numbered block: a heading, a task, or a task with tasks below it."""
    node = entry.node
    if node.rank == "dieu" and collector.articles_hold_nothing:
        _walk(node, replace(context, top=True), collector)
        return
    path = (*context.path, node.label.value) if node.label else context.path
    heading = _is_heading(entry)
    titled = heading or (context.top and node.rank in _SECTION_RANKS)
    holds = _holds(node, context) if titled else context.holds
    if holds is None and not titled and collector.drafts:
        # After sections of tasks, a last numbered sentence that names who acts is one too.
        holds = bool(node.subject or node.labelled[0] or ASKED.match(node.piece.plain)) or None
    section = path if context.top or node.rank in _SECTION_RANKS else context.section
    if heading:
        _note_heading(node, path, collector)
    elif holds and _assigns(node):
        target = context if holds is context.holds else replace(context, holds=holds)
        if node.is_difficulty and not node.label:
            _paragraph(entry, target, collector)
        else:
            _emit(entry, target, path, collector)
    if not node.children:
        return
    below = replace(_below(entry, context), assigning=heading and assigns_by_name(node))
    _walk(node, replace(below, path=path, section=section, holds=holds, top=False), collector)


def _holds(node: Node, context: Context) -> bool | None:
    """Tell whether what stands below assigns work; under a body's own name it does."""
    asked = context.holds is None and ASKED.match(node.piece.plain)
    if context.holds is None and (node.names or (asked and heading_bodies(node.piece))):
        return True
    said = holds_tasks(node.piece, inherited=context.holds)
    return True if said is None and context.top and node.rank in _SECTION_RANKS else said


def _below(entry: Entry, context: Context) -> Context:
    """Return the context below the block: who answers and when, as it says, else as above."""
    piece = entry.node.piece
    moment = heading_moment(piece)
    context = replace(context, moment=moment) if moment else context
    bodies, end = entry.node.labelled
    leads = bodies if end else heading_bodies(piece)
    if not leads and context.assigning and entry.node.label and names_somebody(piece):
        leads = split(piece)
    partners = coordinators(piece) if piece.text.endswith(":") else []
    if leads or partners:
        return replace(context, leads=leads or context.leads, partners=partners)
    return context


def _note_heading(node: Node, path: tuple[str, ...], collector: Collector) -> None:
    if node.piece and node.label:
        span = [node.piece.at[0], node.piece.at[-1] + 1]
        collector.headings.append(
            Heading(path=list(path), text=node.piece.text.strip(" :"), span=span)
        )


def _is_heading(entry: Entry) -> bool:
    """Tell whether a numbered block over others assigns no work in its own words."""
    node = entry.node
    if entry.has_own_attributes:
        return bool(node.names)
    over = bool(node.rows) or any(not _closes(child) for child in node.children)
    return over and not _own_work(entry)


def _closes(node: Node) -> bool:
    """Tell a closing paragraph, which only happens to follow the last item."""
    if node.label is not None or node.children or node.rows:
        return False
    return node.is_difficulty or _is_formula(node.piece.plain)


def _is_formula(text: str) -> bool:
    return bool(_FORMULA.match(text) or _CALL.match(text) or _NOTICE.match(text))


def _own_work(entry: Entry) -> bool:
    """Tell whether the text over other blocks is a sentence of its own that assigns work."""
    piece = entry.node.piece
    if entry.node.names or piece.text.isupper():
        return False
    if entry.has_own_attributes:
        return True
    _, end = entry.node.labelled
    rest = piece.text[end:].strip()
    if not rest or (not end and _is_title(entry.node)):
        return False
    return _is_sentence(rest, labelled=end > 0)


def _is_sentence(text: str, *, labelled: bool) -> bool:
    """Tell a sentence from a title; before a final colon there must be a whole one."""
    sentence = _SENTENCE.search(text)
    if text.endswith(":"):
        whole = _WHOLE_SENTENCE.search(text)
        return whole is not None and whole.start() >= _OWN_SENTENCE
    if labelled and len(text) >= _LEAST:
        return True
    return sentence is not None and len(text) >= _OWN_SENTENCE


def _is_title(node: Node) -> bool:
    """Tell a short line in bold, or over blocks that name who acts, from a task."""
    size = len(node.piece)
    if node.block and (node.block.bold or node.block.heading) and size < 4 * _OWN_SENTENCE:
        return True
    return size < _SHORT_TITLE and _children_name_bodies(node) and not node.subject


def _children_name_bodies(node: Node) -> bool:
    """Tell whether the block below begins with who acts: then the line above is its title."""
    first = next((c for c in node.children if not c.rows and not _closes(c)), None)
    if first is None:
        return False
    if first.labelled[0]:
        return True
    # A subject behind an opening clause is one of a paragraph that has nothing to do with a title.
    return (
        bool(first.subject)
        and first.subject[0].piece.at[0] - first.piece.at[0] < _OWN_SENTENCE // 2
    )


def _assigns(node: Node) -> bool:
    """Tell work from statements, titles, signatures and closing formulas."""
    piece = node.piece
    text = piece.plain.strip(' "*-')
    if (
        len(text) < _LEAST
        or " " not in text
        or (piece.text.isupper() and len(text) < 4 * _OWN_SENTENCE)
    ):
        return False
    if _is_formula(text):
        return node.is_difficulty
    if node.names or _heads_annex(piece):
        return False
    return not _PLAIN_STATEMENT.match(text)


def _heads_annex(piece: Piece) -> bool:
    """Tell `DANH MỤC NHIỆM VỤ … SỐ 21-CTr/TU (Kèm theo Kế hoạch số …)`."""
    attached = "kem theo" in piece.plain and _ATTACHED.search(piece.plain)
    title = piece.text[: attached.start()] if attached else ""
    letters = [c for c in title if c.isalpha()]
    return bool(letters) and 2 * sum(map(str.isupper, letters)) > len(letters)


_ATTACHED: Final = re.compile(r"\((?:ban hanh )?kem theo ")
