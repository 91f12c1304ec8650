"""From text to a reading: every step of the pipeline in order."""

from __future__ import annotations

import re
from typing import Final

from hientai.kernel.errors import UnreadableFile, noop
from hientai.reading.abbreviations import defined, spell_out
from hientai.reading.baselines import read_baselines
from hientai.reading.blocks import Block, read_blocks
from hientai.reading.citations import read_citations
from hientai.reading.contract import Document, Heading, Passage, Reading, Signer, Spans, Task
from hientai.reading.header import Letterhead, read_header
from hientai.reading.issuers import complete_issuer
from hientai.reading.markup import read_lines
from hientai.reading.moments import in_year
from hientai.reading.outline import Node, build
from hientai.reading.signing import read_recipients, read_signer
from hientai.reading.source import Piece, clean, join
from hientai.reading.targets import read_targets
from hientai.reading.tasks import Collector, collect
from hientai.reading.zones import Part, Zones, read_zones

_FIELDS: Final = ("kind", "number", "place", "issuer", "date", "title", "signer")


def read_text(text: str) -> Reading:
    """Return what the text says as a plan; any text is answered, with empty fields if need be."""
    text = clean(text)
    zones = read_zones(read_lines(text))
    parts = [(part, read_blocks(part.lines)) for part in zones.parts]
    roots = [(part, build(found)) for part, found in parts]
    preamble = read_blocks(zones.head)
    head = read_header(zones.head)
    signer, signed = read_signer(zones.signing)
    recipients = read_recipients(zones.signing)
    document = _document(head, signer, recipients, text)
    document["citations"] = read_citations(_flow(zones, preamble, parts), head.number)
    tasks, headings = _tasks(roots, head)
    spell_out(tasks, defined(text))
    sorts = [(part.sort, root) for part, root in roots]
    return Reading(
        document=document,
        tasks=tasks,
        targets=read_targets(sorts, head.title),
        baselines=read_baselines(_introduction(preamble, head), sorts),
        headings=headings,
        document_sources=_sources(head, signed),
        document_doubts=_doubts(document),
        text=text,
    )


def require_plan(reading: Reading) -> None:
    """Refuse what has neither a plan's heading nor a task."""
    if reading["document"]["kind"] is None and not reading["tasks"]:
        raise UnreadableFile(
            noop(
                "Không thấy tên loại văn bản (Kế hoạch, Chương trình, …) ở đầu tệp và không có nhiệm vụ nào: đây không phải kế hoạch."
            )
        )


def _document(
    head: Letterhead, signer: Signer | None, recipients: list[Piece], text: str
) -> Document:
    issuer = complete_issuer(head, signer["authority"] if signer else None, text)
    return Document(
        kind=head.kind,
        number=head.number,
        symbol=head.symbol,
        place=head.place,
        issuer=issuer,
        date=head.date,
        title=head.title.text or None,
        signer=signer,
        recipients=[line.text for line in recipients],
        citations=[],
    )


def _flow(zones: Zones, preamble: list[Block], parts: list[tuple[Part, list[Block]]]) -> Piece:
    """Return the whole paper as one run of words, so that wrapped numbers and names are whole.

    Its places are its own, for nothing that is read from it has a source.
    """
    notes = read_blocks([*zones.notes, *zones.signing])
    blocks = [*preamble, *(block for _, found in parts for block in found), *notes]
    pieces = [piece for block in blocks for piece in (block.cells or (block.piece,)) if piece]
    pieces.sort(key=lambda piece: piece.at[0])
    text = " \n ".join(piece.text for piece in pieces)
    return Piece(text, range(len(text)), " \n ".join(piece.plain for piece in pieces))


def _tasks(roots: list[tuple[Part, Node]], head: Letterhead) -> tuple[list[Task], list[Heading]]:
    """Return the tasks of the parts that hold them: an annexed plan's, else the body's."""
    kind, year = head.kind, _year(head.title.text)
    articles = kind not in {"Quyết định", "Nghị quyết"}
    found = _collected(roots, body=True if kind == "Công văn" else None, articles=articles)
    if not any(each.drafts for each in found) and kind is not None and kind != "Quyết định":
        # A directive has no sections: its numbered blocks are the tasks.
        found = _collected(roots, body=True, articles=articles)
    drafts = [draft for each in found for draft in each.drafts]
    for draft in drafts:
        if draft.moment and year:
            draft.moment = in_year(draft.moment, year)
    tasks = [draft.task() for draft in drafts]
    return tasks, [heading for each in found for heading in each.headings]


def _year(title: str) -> int | None:
    """Return the year that the title states, if it is one: a month of the plan lies in it."""
    years = set(re.findall(r"(?<!\d)20\d\d(?!\d)", title))
    return int(years.pop()) if len(years) == 1 else None


def _collected(
    roots: list[tuple[Part, Node]], *, body: bool | None, articles: bool
) -> list[Collector]:
    has_plan = any(part.sort == "plan" for part, _ in roots)
    start = {"annex": True, "body": body, "plan": None}
    return [
        collect(root, part.prefix, holds=start[part.sort], articles=articles)
        for part, root in roots
        if part.sort != "body" or not has_plan
    ]


def _introduction(preamble: list[Block], head: Letterhead) -> list[Block]:
    """Return the preamble without the letterhead and the title."""
    title_end = head.title.at[-1] if head.title else -1
    return [block for block in preamble if block.piece and block.piece.at[0] > title_end]


def _sources(head: Letterhead, signed: Piece | None) -> dict[str, Spans]:
    sources = {name: piece.spans() for name, piece in head.sources.items()}
    if signed:
        sources["signer"] = signed.spans()
    return sources


def _doubts(document: Document) -> dict[str, str]:
    sentences = {
        "kind": noop("Không thấy tên loại văn bản."),
        "number": noop("Văn bản chưa có số."),
        "issuer": noop("Không thấy cơ quan ban hành."),
        "date": noop("Văn bản chưa ghi ngày tháng."),
        "title": noop("Không thấy trích yếu."),
        "signer": noop("Không thấy người ký."),
    }
    values = {name: document[name] for name in sentences}  # type: ignore[literal-required]
    return {name: sentence for name, sentence in sentences.items() if not values[name]}


def passages(text: str) -> list[Passage]:
    """Return the blocks of any text in reading order."""
    found: list[Passage] = []
    for block in read_blocks(read_lines(clean(text))):
        piece = join(block.cells) if block.cells else block.piece
        if piece:
            label = block.label.value if block.label else None
            span = [piece.at[0], piece.at[-1] + 1]
            found.append(Passage(text=piece.text, span=span, label=label))
    return found
