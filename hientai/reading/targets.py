"""Measurable goals: in the sections of objectives, in tasks, and in tables of indicators."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from hientai.reading.contract import Target
from hientai.reading.outline import Node
from hientai.reading.quantities import DIGIT, Quantity, quantities
from hientai.reading.sought import Sought
from hientai.reading.source import NOTHING, Piece, plain

_OPENING: Final = 12
_NEAR: Final = 40
_LEAST_WORD: Final = 4
_GOALS: Final = Sought(r"(?:muc tieu|chi tieu|tam nhin|phan dau)")
_NO_GOALS: Final = Sought(
    r"(?:muc dich|nhiem vu|giai phap|to chuc thuc hien|thuc trang|tinh hinh|ket qua)"
)
_HORIZON: Final = Sought(
    r"(?<!so voi )(?:den (?:het )?(?:cuoi )?nam|(?<!\w)(?:het|cuoi) nam|giai doan\s+(?:19|20)\d\d\s*-|tam nhin(?: den)?(?: nam)?|(?:muc tieu|chi tieu)(?: cu the)?(?: den)? nam|trong nam|nhiem ky\s+(?:19|20)\d\d\s*-)\s*(?P<y>(?:19|20)\d\d)"
)
_TITLE_YEAR: Final = re.compile(r"(?<!\w)nam\s+(?P<y>20\d\d)(?!\s*-)")  # the plan of one year
_LINE_HORIZON: Final = Sought(
    r"(?:phan dau\s+)?(?:den|giai doan|tam nhin|nam|muc tieu|chi tieu)[^.;]*?(?P<y>20\d\d)\s*(?:,|:|$)"
)
_WANTED: Final = re.compile(
    r"(?:hoat dong|van hanh|dat|co|cu|mo|ket nap|phat trien|hoan thanh|uom tao|dang ky|cong bo|tap huan|duy tri|tiep nhan|ket noi|ton vinh|nang cap|trien khai|thuc hien|lua chon|dao tao|thu hut|hinh thanh|xay dung|thanh lap|tuyen dung|boi duong|cong nhan|tang|giam|them|la|chiem|bang|dua|nang|phan dau|duoc|bo tri|muc|len|xuong|gap|binh quan|them|ho tro|to chuc|va|trong do|,|;|:|^|hoac|tu|hang nam)\s*(?:\S+\s+){0,2}$"
)
_FIRM: Final = Sought(
    r"(?:it nhat|toi thieu|khong duoi|khong qua|toi da|tren|dat|phan dau|bao dam|dam bao|>=|≥|giam|tang|len|xuong|bo tri|tu|duoi)\s*(?:\S+\s+){0,3}$|phan dau den (?:het )?nam 20\d\d,? (?:\S+\s+){0,2}$"
)
_TIME_UNIT: Final = re.compile(
    r"(?:nam|thang|gio|tuan|phut|lan/nam|ky(?! su| thuat| luc| nang| yeu)|quy(?! mo| che| trinh| hoach))(?!\w)"
)
_DAY_UNIT: Final = re.compile(r"ngay(?!\w)")
_LISTED: Final = re.compile(
    r"(?:nhiem vu|giai phap|noi dung|nhom (?:nhiem vu|giai phap|noi dung)|muc tieu|phan|linh vuc|chi tieu|buoc|tru cot|dot pha|van ban|dieu|khau)(?!\w)"
)
_CLAUSE: Final = re.compile(r";\s|:\s|\.\s+(?=[A-ZĐÀ-Ỹ])|(?<=[%\w]),\s")
_FILLER: Final = re.compile(
    r"^(?:va|,|;|phan dau|den nam \d{4}|trong do|hang nam|co|dat|tu|nang|tang|giam|it nhat|toi thieu|khoang|\s)+(?!\w)"
)
_COMPARED: Final = re.compile(r"(?:so voi|gom|theo)\s*$")
_ABOVE: Final = re.compile(r"(?:tren|hon)\s*$")
_MINIMUM: Final = Sought(
    r"(?:it nhat|toi thieu|khong duoi|khong qua|toi da|≥|>=|phan dau[^.;]*|dat[^.;]*)\s*(?:\S+\s+){0,2}$"
)
_BEFORE_NUMBER: Final = 60
_LEAST_COUNT: Final = 2


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a block stands: among goals or not, and the year it is to be reached by."""

    goals: bool
    by: int | None
    past: bool = False


def read_targets(roots: Iterable[tuple[str, Node]], title: Piece) -> list[Target]:
    """Return every measurable goal of the parts, in reading order."""
    found: list[Target] = []
    years = [int(m["y"]) for m in _HORIZON.finditer(title.plain)]
    stated = {int(m["y"]) for m in _TITLE_YEAR.finditer(title.plain)}
    years = years or (list(stated) if len(stated) == 1 else [])
    for sort, root in roots:
        place = _Place(goals=False, by=None)
        for child in root.children:
            if child.label is None and not child.children and not child.rows:
                continue
            _walk(child, place, found, min(years, default=None), annex=sort == "annex")
    return found


def _walk(
    node: Node, place: _Place, found: list[Target], title_year: int | None, *, annex: bool
) -> None:
    if node.rows:
        _read_rows(node.rows, place, found)
        return
    if node.children or _is_title(node):
        place = _under(node, place, title_year)
    _read_block(node, place, found)
    for child in node.children:
        lead_in = (
            _LINE_HORIZON.search(child.piece.plain) if child.piece.text.endswith(":") else None
        )
        if lead_in and not child.children and child.label is None:
            place = replace(place, by=int(lead_in["y"]))
        _walk(child, place, found, title_year, annex=annex)


def _is_title(node: Node) -> bool:
    return bool(node.label) and node.piece.text.isupper()


def _under(node: Node, place: _Place, title_year: int | None) -> _Place:
    """Return the place that a heading makes for what stands below it."""
    text = node.piece.plain
    if len(text) > _LONGEST_HEADING:
        return place
    if _SITUATION.match(text) and not _GOALS.search(text):
        return _Place(goals=False, by=None, past=True)
    goals = place.goals
    if _NO_GOALS.search(text) and not re.match(r"(?:muc tieu|chi tieu)", text):
        goals = False
    elif _GOALS.search(text):
        goals = True
    year = _HORIZON.search(text) or (_LINE_HORIZON.search(text) if goals else None)
    by = int(year["y"]) if year else place.by
    if goals and by is None:
        by = title_year
    return _Place(goals, by if goals else None, place.past and not goals)


_LONGEST_HEADING: Final = 220
_SITUATION: Final = re.compile(
    r"(?:thuc trang|tinh hinh|ket qua|danh gia|khai quat|dac diem|boi canh|hien trang)"
)


def _read_block(node: Node, place: _Place, found: list[Target]) -> None:
    piece = node.piece
    if place.past or not DIGIT.search(piece.text):
        return
    start = 0
    for quantity in quantities(piece):
        if not _is_goal(piece, quantity, place):
            continue
        by = _sentence_year(piece, quantity) or place.by
        clause = _clause(piece, quantity, start)
        found.append(_target(clause, quantity, by))
        start = quantity.end


def _is_goal(piece: Piece, quantity: Quantity, place: _Place) -> bool:
    """Tell a goal from a number that only describes."""
    before = piece.plain[max(0, quantity.start - _BEFORE_NUMBER) : quantity.start]
    unit = plain(quantity.unit)
    if not _may_be_counted(unit, quantity, before):
        return False
    if not quantity.stated and _COMPARED.search(before):
        return False
    percent = unit.startswith("%")
    if place.goals:
        listed = _LISTED.match(unit) and not _FIRM.search(before)
        counted = bool(_WANTED.search(before)) and not listed
        return percent or quantity.stated or counted
    firm = bool(_FIRM.search(before))
    if percent:
        return quantity.stated or firm
    return quantity.stated and firm and _is_minimum(quantity, before)


_SCORE: Final = re.compile(r"(?<!\w)(?:chi so|diem|he so|xep hang)(?!\w)")


def _may_be_counted(unit: str, quantity: Quantity, before: str) -> bool:
    """Tell whether the unit is of things, not of time or age."""
    if not unit and quantity.stated and _SCORE.search(before):
        return True
    if not unit or _TIME_UNIT.match(unit) or unit.startswith("tuoi"):
        return False
    return quantity.stated or not _DAY_UNIT.match(unit)


def _is_minimum(quantity: Quantity, before: str) -> bool:
    """Tell a plain minimum, maximum or rise: all that is a goal outside the sections of goals."""
    if quantity.operator not in {">=", "<=", ">", "between"}:
        return False
    if quantity.baseline is not None:
        return True
    if quantity.operator in {">", ">="} and _ABOVE.search(before):
        return True
    return bool(_MINIMUM.search(before))


def _sentence_year(piece: Piece, quantity: Quantity) -> int | None:
    """Return the year that the sentence itself names before the number or right after it."""
    text = piece.plain
    start = max(text.rfind(". ", 0, quantity.start), text.rfind("; ", 0, quantity.start), 0)
    years = list(_HORIZON.finditer(text, start, quantity.start))
    if not years:
        years = [m for m in _HORIZON.finditer(text, 0, quantity.start) if m.start() < _OPENING]
    if not years and (after := _HORIZON.search(text, quantity.end, quantity.end + 60)):
        years = [after] if not re.search(r"[.;]", text[quantity.end : after.start()]) else []
    if not years:
        sentence = _STOP.search(text, quantity.end)
        deadline = _DEADLINE.search(text, quantity.end, sentence.start() if sentence else len(text))
        years = [deadline] if deadline else []
    return int(years[-1]["y"]) if years else None


_STOP: Final = re.compile(r"[;]|\.\s+(?=[a-z])|\.$")
_DEADLINE: Final = re.compile(
    r"(?:(?:hoan thanh|xong|truoc|cham nhat|trong|den)\s[^.;%]{0,40}?(?:/|nam )|(?<=%) (?:trong )?nam |(?<=%)(?: \w+){1,4} nam )(?P<y>20\d\d)"
)


def _clause(piece: Piece, quantity: Quantity, start: int) -> Piece:
    """Return the words around a number, up to the marks that part it from the next one."""
    borders = [m.end() for m in _CLAUSE.finditer(piece.text, start, quantity.start)]
    sentence = [
        m.end()
        for m in re.finditer(r"[;:]\s|\.\s+(?=[A-ZĐÀ-Ỹ])", piece.text[: quantity.start])
        if m.end() >= start
    ]
    left = max([start, *sentence]) if sentence else start
    close = [b for b in borders if quantity.start - b < _NEAR and b > left]
    left = close[0] if start and close else left
    right = _CLAUSE.search(piece.text, quantity.end)
    return piece.cut(left, right.start() if right else None).strip(" ,;.:")


def _target(clause: Piece, quantity: Quantity, by: int | None) -> Target:
    return Target(
        text=clause.text,
        measure=_measure(clause, quantity),
        operator=quantity.operator,
        value=_tidy(quantity.value),
        value_max=None if quantity.value_max is None else _tidy(quantity.value_max),
        unit=quantity.unit or "điểm",
        baseline=None if quantity.baseline is None else _tidy(quantity.baseline),
        by=by,
        sources=clause.spans(),
    )


def _tidy(value: float) -> float:
    return int(value) if value == int(value) else value


def _measure(clause: Piece, quantity: Quantity) -> str:
    """Return what is measured: the words before the number, or the unit with what follows it."""
    number = DIGIT.search(clause.text)
    words = clause.cut(0, number.start()) if number else clause
    words = words.without(
        re.compile(
            r"(?:\s*(?<!\w)(?:dat|tren|tu|khoang|it nhat|toi thieu|duoi|khong duoi|khong qua|tang|giam|len|xuong|ty le|muc|o|chiem|hon|co|trong nhom|thuoc nhom))+\s*$"
        )
    )
    opening = _FILLER.match(words.plain)
    words = words.cut(opening.end() if opening else 0).strip(" ,;:-")
    if len(words) >= _LEAST_WORD:
        return words.text[:1].upper() + words.text[1:]
    rest = clause.cut(number.end() if number else 0).text.lstrip("0123456789.,- %")
    return (rest or quantity.unit)[:1].upper() + (rest or quantity.unit)[1:]


def _read_rows(rows: Sequence[tuple[Piece, ...]], place: _Place, found: list[Target]) -> None:
    """Read a table: of indicators by its columns, of tasks by its sentences."""
    columns = _indicator_columns(rows)
    if columns is None:
        for row in rows:
            years = [y for cell in row if len(cell) < _NEAR for y in _CELL_YEAR.findall(cell.plain)]
            by = max(map(int, years), default=None)
            for cell in row:
                _read_block(Node(cell), _Place(goals=False, by=by), found)
        return
    by = place.by
    for row in rows[1:]:
        year = next((m for cell in row if (m := _HORIZON.search(cell.plain))), None)
        by = int(year["y"]) if year and len([c for c in row if c]) <= _LEAST_COUNT else by
        _indicator(row, columns, by, found)


_CELL_YEAR: Final = re.compile(r"^(?:truoc|den|cham nhat|xong|hoan thanh)\s[^;]{0,25}(20\d\d)$")


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where a table of indicators names them, gives their unit and their values."""

    name: int
    unit: int | None
    values: dict[int, int | None]  # column -> the year of its heading
    baseline: int | None = None


def _indicator_columns(rows: Sequence[tuple[Piece, ...]]) -> _Columns | None:
    head = [cell.plain.strip() for cell in rows[0]] if rows else []
    name = next((i for i, text in enumerate(head) if _NAME_COLUMN.match(text)), None)
    unit = next((i for i, text in enumerate(head) if _UNIT_COLUMN.match(text)), None)
    if name is None:
        return None
    values: dict[int, int | None] = {}
    for i, text in enumerate(head):
        if (
            i not in {name, unit}
            and _VALUE_COLUMN.search(text)
            and not _NO_VALUE_COLUMN.search(text)
        ):
            year = re.search(r"20\d\d", text)
            values[i] = int(year.group()) if year else None
    baseline = next((i for i, text in enumerate(head) if _BASELINE_COLUMN.match(text)), None)
    return _Columns(name, unit, values, baseline) if values else None


_NAME_COLUMN: Final = re.compile(
    r"(?:ten )?(?:cac )?(?:chi tieu|chi so|muc tieu)(?!\s*(?:den\s+)?nam)"
)
_UNIT_COLUMN: Final = re.compile(r"(?:don vi|dvt)(?: tinh)?$")
_VALUE_COLUMN: Final = re.compile(
    r"ket qua|gia tri|muc tieu|chi tieu|ke hoach|(?:nam|den) 20\d\d|^20\d\d$|can dat|phan dau"
)
_BASELINE_COLUMN: Final = re.compile(
    r"(?:hien trang|thuc trang|hien nay|hien tai|thuc hien(?: nam)? 20|uoc thuc hien|(?:nam )?20\d\d \((?:thuc hien|hien trang|uoc))"
)
_NO_VALUE_COLUMN: Final = re.compile(r"co quan|don vi|hien trang|thuc hien|thuc trang|ghi chu")


def _indicator(
    row: tuple[Piece, ...], columns: _Columns, by: int | None, found: list[Target]
) -> None:
    name = row[columns.name] if columns.name < len(row) else NOTHING
    unit = row[columns.unit] if columns.unit is not None and columns.unit < len(row) else NOTHING
    baseline = _baseline(row, columns)
    for i, year in columns.values.items():
        cell = row[i] if i < len(row) else NOTHING
        if not cell or len(cell) > _LONG_VALUE:
            continue
        for quantity in quantities(cell):
            shown = (
                "%"
                if quantity.unit == "%" or unit.text.startswith("% ")
                else unit.text or quantity.unit
            )
            target = _target(cell, replace(quantity, unit=shown), year or by)
            target["measure"] = name.text
            target["baseline"] = baseline if target["baseline"] is None else target["baseline"]
            found.append(target)


def _baseline(row: tuple[Piece, ...], columns: _Columns) -> float | None:
    """Return the value of today that a column of its own gives."""
    place = columns.baseline
    cell = row[place] if place is not None and place < len(row) else NOTHING
    found = [quantity.value for quantity in quantities(cell)]
    return _tidy(found[0]) if len(found) == 1 else None


_LONG_VALUE: Final = 80
