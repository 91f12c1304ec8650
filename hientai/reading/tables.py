"""Tables of tasks: which column says what, rows cut by a page, groups of rows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from hientai.reading.columns import LONG_CELL, column
from hientai.reading.labels import Label, read_label
from hientai.reading.source import NOTHING, Piece, join
from hientai.reading.ticks import FIELDS, spelled_out, ticked_columns

_FEW: Final = 2
_LONG_NUMBER: Final = 12
_GROUP: Final = re.compile(r"(?:phan|chuong|nhom)\s")
_DITTO: Final = re.compile(r"nhu tren|nt|//|\"|nhu tren\.")
_GROUP_LABELS: Final = frozenset({"roman", "upper", "phan"})
_HEADING_CELL: Final = 60
_HEADERS: Final = 3
_ROW_NUMBER: Final = re.compile(r"\(?\d{1,3}\)?|\(?[a-h]\)?|\(\d\)\s*=.*")


@dataclass(slots=True)
class Row:
    """One row: its label, the labels of the groups above it, and its cells by what they say."""

    groups: tuple[str, ...]
    label: Label | None
    number: str
    cells: dict[str, Piece] = field(default_factory=dict)
    is_group: bool = False


def read_table(rows: Sequence[tuple[Piece, ...]]) -> list[Row]:
    """Return the rows of a table of tasks; none where its head names no work and nobody."""
    names, start = _head(rows)
    heads = rows[start - 1] if start else ()
    ticked = ticked_columns(heads, rows[start:], names)
    stated = {*names.values(), *ticked.values()}
    if "text" not in stated or not stated & {*FIELDS, "deliverable"}:
        return []
    if not stated & {"leads", "coordinators", "deliverable"} and _is_agenda(rows[start:], names):
        return []
    merged = _whole_rows(rows[start:], names, max(*names, *ticked) + 1)
    if ticked:
        width = max(len(cells) for cells in merged) if merged else 0
        added = {width + i: name for i, name in enumerate(FIELDS) if name not in names.values()}
        names |= added
        merged = [
            [*cells, *[NOTHING] * (width - len(cells)), *spelled_out(cells, heads, ticked)]
            for cells in merged
        ]
    return _label(merged, names)


def year_of_times(rows: Sequence[tuple[Piece, ...]]) -> int | None:
    """Return the year of `Thời gian (năm 2026)` in a table's head: its months lie in it."""
    if not any("nam 20" in cell.plain for row in rows[:2] for cell in row):
        return None
    names, start = _head(rows)
    heads = rows[start - 1] if start else ()
    said = (cell.plain for j, cell in enumerate(heads) if names.get(j) == "timeframe")
    years = {year for text in said for year in _YEAR.findall(text)}
    return int(years.pop()) if len(years) == 1 else None


_YEAR: Final = re.compile(r"(?<!\d)20\d\d(?!\d)")
_CLOCK: Final = re.compile(r"\d{1,2}\s*(?:h|gio|g|:)\s*\d{0,2}(?!\d)")


def _is_agenda(rows: Sequence[tuple[Piece, ...]], names: dict[int, str]) -> bool:
    """Tell the hours of a meeting from work: `8h30 - 8h35 | Tuyên bố lý do`."""
    place = next(j for j, name in names.items() if name == "timeframe")
    cells = [row[place].plain for row in rows if place < len(row) and row[place]]
    return bool(cells) and all(_CLOCK.match(cell) for cell in cells)


def _whole_rows(
    rows: Sequence[tuple[Piece, ...]], names: dict[int, str], width: int
) -> list[list[Piece]]:
    """Return the rows with those put together that a page's end has cut, without repeated heads."""
    merged: list[list[Piece]] = []
    for row in rows:
        cells = [*row, *[NOTHING] * (width - len(row))]
        if _repeats_head(cells, names) or not any(cells):
            continue
        if merged and _goes_on(cells, merged[-1], names):
            merged[-1] = [join([a, b]) for a, b in zip(merged[-1], cells, strict=False)]
        else:
            merged.append(list(cells))
    return merged


def _head(rows: Sequence[tuple[Piece, ...]]) -> tuple[dict[int, str], int]:
    """Return what each column says and where the rows begin; a head may take several rows."""
    names: dict[int, str] = {}
    start = 0
    for i, row in enumerate(_spread(rows[:_HEADERS])):
        found = {j: name for j, cell in enumerate(row) if (name := column(cell))}
        if i and (len(found) < _FEW or any(len(c) > LONG_CELL for c in row)):
            break
        names |= {
            j: name
            for j, name in found.items()
            if names.get(j) in {None, "other"} or name != "other"
        }
        start = i + 1
        if _next_is_number(rows, start):
            break
    while start < len(rows) and _counts_columns(rows[start]):
        start += 1
    return _settle(names), start


def _spread(rows: Sequence[tuple[Piece, ...]]) -> list[tuple[Piece, ...]]:
    """Put the first row's heads over their own columns where the row below them is longer.

    Of `TT | Nội dung | Đơn vị | Thời gian | Sản phẩm` over `| | Chủ trì | Phối hợp | Từ | Đến |`
    those over an empty cell keep to it; the others stand over several.
    """
    if len(rows) < _FEW or len(rows[0]) >= len(rows[1]):
        return list(rows)
    first, second = rows[0], rows[1]
    left = next((j for j, cell in enumerate(second) if cell), 0)
    right = next((j for j, cell in enumerate(reversed(second)) if cell), 0)
    covered = len(first) - left - right
    if not left or covered < 1 or not all(second[left : len(second) - right]):
        return list(rows)
    middle = (*first[left : left + covered], *[NOTHING] * (len(second) - len(first)))
    return [(*first[:left], *middle, *first[len(first) - right :]), *rows[1:]]


def _settle(names: dict[int, str]) -> dict[int, str]:
    """Keep the first column of each sort; a second one of text is a deliverable or a note."""
    seen: set[str] = set()
    settled: dict[int, str] = {}
    for place in sorted(names):
        name = names[place]
        if name in seen and name in {"number", "text", "deliverable", "timeframe"}:
            name = "until" if name == "timeframe" and "until" not in seen else "other"
        seen.add(name)
        settled[place] = name
    return settled


def _next_is_number(rows: Sequence[tuple[Piece, ...]], place: int) -> bool:
    return place < len(rows) and bool(rows[place]) and bool(_cell_label(rows[place][0]))


def _cell_label(cell: Piece) -> Label | None:
    """Return the label that a number cell holds: `1`, `1.2`, `110.`, `II`, `a)`."""
    text = cell.text.strip(" .):-")
    if re.fullmatch(r"\d{1,4}(?:\.\d{1,3})*", text):
        return Label("number", text, tuple(map(int, text.split("."))))
    if re.fullmatch(r"[IVX]{1,6}|[A-Z]|[a-zđ]", text):
        text += ". x"
        return read_label(Piece(text, (0,) * len(text)))[0]
    return read_label(cell)[0]


def _counts_columns(row: tuple[Piece, ...]) -> bool:
    """Tell whether the row only numbers the columns: (1) (2) (3)."""
    filled = [cell for cell in row if cell]
    return len(filled) > _FEW and all(_ROW_NUMBER.fullmatch(cell.text.strip()) for cell in filled)


def _repeats_head(cells: list[Piece], names: dict[int, str]) -> bool:
    known = [
        j
        for j in names
        if j < len(cells) and column(cells[j]) == names[j] and len(cells[j]) < _HEADING_CELL
    ]
    return len(known) >= max(2, len(names) - 1) or _counts_columns(tuple(cells))


def _goes_on(cells: list[Piece], before: list[Piece], names: dict[int, str]) -> bool:
    """Tell whether a row without a number is the rest of the row before, cut by a page."""
    number = next((j for j, name in names.items() if name == "number"), None)
    text = next(j for j, name in names.items() if name == "text")
    if number is not None and cells[number]:
        return False
    if number is None and read_label(cells[text])[0]:
        return False
    filled = [cell for cell in cells if cell]
    if number is None and all(
        cell.text[:1].isupper() or cell.text[:1].isdigit() for cell in filled
    ):
        return len(filled) == 1 and bool(cells[text]) and before[text].text.endswith((";", ","))
    if any(cell.text[:1].islower() or cell.text[:1] in "(,.;)" for cell in filled):
        return True
    if not cells[text]:
        return True
    alone = len(filled) == 1 and not cells[text].text.isupper()
    return before[text].text.endswith((";", ",")) if alone else _unfinished(before[text])


def _unfinished(cell: Piece) -> bool:
    return bool(cell) and cell.text.rstrip()[-1] not in ".;:!?…"


def _label(rows: list[list[Piece]], names: dict[int, str]) -> list[Row]:
    found: list[Row] = []
    stack: list[Label] = []
    for i, cells in enumerate(rows):
        number_cell, text = _parts(cells, names)
        label = _cell_label(number_cell) if number_cell else None
        if label is None and not number_cell:
            label, text = _own_label(text)
        above = next((rows[j] for j in range(i - 1, -1, -1) if not found[j].is_group), cells)
        for j, cell in enumerate(cells):
            if _DITTO.fullmatch(cell.plain.strip(" .-")) and j < len(above):
                cells[j] = above[j]
        if i and not found[-1].is_group and not (label and label.sort in _GROUP_LABELS):
            _take_merged(cells, above, names)
        fields = {name: cells[j] for j, name in names.items() if name not in {"number", "other"}}
        fields["text"] = text
        group = _is_group(cells, names, label) or _leads_in(label, rows, i, names, fields)
        if label:
            _pop(stack, label)
        groups = tuple(_written(each) for each in stack)
        if label and (group or label.rank != "bullet"):
            stack.append(label)
        found.append(
            Row(groups, label, _written(label) if label else number_cell.text, fields, group)
        )
    return found


def _take_merged(cells: list[Piece], above: list[Piece], names: dict[int, str]) -> None:
    """Give a row the body of the row above, where one cell stands for both and the text has it once."""
    first = min(names)
    if names[first] == "timeframe" and not cells[first]:
        cells[first] = above[first]  # one time stands beside several rows
    lead = next((j for j, name in names.items() if name == "leads"), None)
    if lead is None or cells[lead]:
        return
    if any(
        cells[j]
        for j, name in names.items()
        if name in {"coordinators", "timeframe", "deliverable"}
    ):
        cells[lead] = above[lead]


def _own_label(text: Piece) -> tuple[Label | None, Piece]:
    label, rest = read_label(text)
    return (label, rest) if label and not label.is_bullet else (None, rest if label else text)


def _parts(cells: list[Piece], names: dict[int, str]) -> tuple[Piece, Piece]:
    """Return the number cell and the text; a merged group may hold both in the first cell."""
    number = next((j for j, name in names.items() if name == "number"), None)
    text = next(j for j, name in names.items() if name == "text")
    if number is None:
        return NOTHING, cells[text]
    cell = cells[number]
    if len(cell) > _LONG_NUMBER and (not cells[text] or cells[text].text == cell.text):
        label, rest = read_label(cell)
        size = len(cell) - len(rest)
        return (cell.cut(0, size).strip(), rest) if label else (NOTHING, cell)
    return cell.strip(" ."), cells[text]


def _is_group(cells: list[Piece], names: dict[int, str], label: Label | None) -> bool:
    """Tell a heading from a row of work: it names nobody, no time and no product."""
    values = [cells[j] for j, name in names.items() if name not in {"number", "text"}]
    text = next(cells[j] for j, name in names.items() if name == "text")
    number = next((cells[j].text for j, name in names.items() if name == "number"), text.text)
    same = [v for v in values if v and v.text not in {text.text, number}]
    leads = [cells[j] for j, name in names.items() if name == "leads" and cells[j]]
    if same and not (label and label.sort in _GROUP_LABELS and not leads):
        return False
    return label is None or label.sort in _GROUP_LABELS or text.text.isupper() or not any(values)


def _leads_in(
    label: Label | None,
    rows: list[list[Piece]],
    i: int,
    names: dict[int, str],
    fields: dict[str, Piece],
) -> bool:
    """Row `1` over rows `1.1`, `1.2` is their heading, if it names nobody itself."""
    if label is None or i + 1 >= len(rows) or fields.get("leads"):
        return False
    below = _cell_label(_parts(rows[i + 1], names)[0])
    return bool(
        below and len(below.number) > len(label.number) and below.number[:-1] == label.number
    )


def _pop(stack: list[Label], label: Label) -> None:
    depth = {
        "phan": 0,
        "upper": 1,
        "roman": 2,
        "number1": 3,
        "number2": 4,
        "number3": 5,
        "letter": 6,
        "paren": 6,
    }
    places = [i for i, each in enumerate(stack) if each.rank == label.rank]
    if places:
        del stack[places[-1] :]
        return
    while stack and depth.get(stack[-1].rank, 9) > depth.get(label.rank, 9):
        stack.pop()


def _written(label: Label) -> str:
    return label.value
