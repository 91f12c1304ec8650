"""What a person has several of, changed by hand: positions, degrees, and facts of every kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from django.db import transaction
from django.utils import timezone

from hientai.core import audit
from hientai.kernel.errors import Conflict, DomainError, NotFound, noop
from hientai.people.domain import names
from hientai.people.domain.codes import languages_of
from hientai.people.domain.degrees import known_degrees
from hientai.people.domain.facts import WrongDetail, read_details, read_since
from hientai.people.domain.groups import LABELS, group_said
from hientai.people.domain.importing import values as cells
from hientai.people.models import Degree, Fact, Origin, Person, Position
from hientai.people.selectors.placed import body_on, named_body
from hientai.people.services.changing import Changer
from hientai.people.services.saying import Saying

Row = Position | Degree | Fact
POSITION: Final = "position"
DEGREE: Final = "degree"
KINDS: Final = (POSITION, DEGREE, *(kind.value for kind in Fact.Kind))
_TEXTS: Final = ("speciality", "school", "country")


class RowSeen(DomainError):
    """A row that somebody saw on a paper is changed by who saw none."""

    code = "seen_otherwise"


def save_row(
    *, person: Person, kind: str, values: Mapping[str, str], said: Saying, row: Row | None = None
) -> Row:
    """Add a row of a kind (`KINDS`), or change one; what follows from it is renewed."""
    said.require(person)
    if kind not in KINDS:
        raise NotFound(noop("Hồ sơ không có mục này."))
    columns = _reader(kind)(values, said)
    with transaction.atomic():
        held = Person.objects.select_for_update().get(pk=person.pk)
        before = _held(held, kind, row, said)
        if before is not None and _is_same(before, columns, said):
            return before
        at = said.at or timezone.now()
        origin = said.origin(at)
        saved = _saved(held, kind, before, columns, origin)
        _renew(held, saved, origin, said)
        action = "person.row_changed" if before else "person.row_added"
        audit.record(by=said.by, action=action, target=held, **_told(kind, saved, columns))
    person.refresh_from_db()
    return saved


def end_position(*, position: Position, until: str, said: Saying) -> Position:
    """End a position on a day; it keeps its body and its place in history."""
    names_kept = ("workplace", "department", "title", "since")
    values = {
        **{name: getattr(position, name) for name in names_kept},
        "political": "yes" if position.political else "no",
        "until": until,
    }
    if not until.strip():
        raise WrongDetail("until", noop("Đến ngày"), "", noop("cần ngày thôi giữ chức vụ"))
    row = save_row(person=position.person, kind=POSITION, values=values, said=said, row=position)
    assert isinstance(row, Position)  # noqa: S101 -- for the type checker
    return row


def remove_row(*, row: Row, said: Saying) -> None:
    """Take a row out that should never have been there; the log keeps what it said."""
    person = row.person
    said.require(person)
    with transaction.atomic():
        held = Person.objects.select_for_update().get(pk=person.pk)
        before = _held(held, kind_of(row), row, said)
        if before is None:
            return
        told = _told(kind_of(row), before, {"text": str(before)})
        before.delete()
        _renew(held, None, said.origin(said.at or timezone.now()), said)
        audit.record(by=said.by, action="person.row_removed", target=held, **told)


def kind_of(row: Row) -> str:
    if isinstance(row, Fact):
        return row.kind
    return POSITION if isinstance(row, Position) else DEGREE


def _held(person: Person, kind: str, row: Row | None, said: Saying) -> Row | None:
    """Return the row as it stands now; refuse what is another's, gone, or seen on a paper."""
    if row is None:
        return None
    found = type(row).objects.select_related("origin").filter(pk=row.pk, person=person).first()
    if found is None or kind_of(found) != kind:
        raise Conflict(noop("Mục này vừa được người khác xóa."))
    if found.origin.kind == Origin.Kind.SEEN != said.kind and said.own:
        raise RowSeen(noop("Mục này đã đối chiếu với giấy tờ: gửi giấy tờ để đơn vị sửa."))
    return found


def _is_same(row: Row, columns: Mapping[str, Any], said: Saying) -> bool:
    same = all(getattr(row, name) == value for name, value in columns.items())
    return same and row.origin.kind == said.kind


def _saved(
    person: Person, kind: str, before: Row | None, columns: dict[str, Any], origin: Origin
) -> Row:
    row = before or _new(person, kind)
    for name, value in {**columns, "origin": origin}.items():
        setattr(row, name, value)
    row.save()
    return row


def _new(person: Person, kind: str) -> Row:
    if kind == POSITION:
        return Position(person=person)
    return Degree(person=person) if kind == DEGREE else Fact(person=person, kind=kind)


def _renew(person: Person, row: Row | None, origin: Origin, said: Saying) -> None:
    at = said.at or timezone.now()
    Changer(origin, at).renew(person, row if isinstance(row, Position) else None)


def _told(kind: str, row: Row, columns: Mapping[str, Any]) -> dict[str, Any]:
    hidden = kind == Fact.Kind.GROUP  # may tell ethnicity or health
    text = "" if hidden else str(row)[:300]
    said = {} if hidden else {name: str(value or "") for name, value in columns.items()}
    return {"kind": kind, "row": row.pk, "text": text, "values": said}


# reading what was typed


def _reader(kind: str) -> Callable[[Mapping[str, str], Saying], dict[str, Any]]:
    def fact(values: Mapping[str, str], said: Saying) -> dict[str, Any]:
        return _fact(kind, values, said)

    return {POSITION: _position, DEGREE: _degree}.get(kind, fact)


def _text(values: Mapping[str, str], name: str, longest: int = 300) -> str:
    return " ".join(values.get(name, "").split())[:longest]


def _position(values: Mapping[str, str], said: Saying) -> dict[str, Any]:
    body = named_body(_text(values, "workplace"))
    workplace = body.name if body else _text(values, "workplace")
    title = _text(values, "title")
    if not workplace and not title:
        raise WrongDetail("workplace", noop("Nơi công tác"), "", noop("cần nơi công tác"))
    since = read_since("since", noop("Từ ngày"), values.get("since", ""), said.day)
    until = read_since("until", noop("Đến ngày"), values.get("until", ""), said.day)
    if since and until and until[: len(since)] < since[: len(until)]:
        raise WrongDetail("until", noop("Đến ngày"), values["until"], noop("trước ngày bắt đầu"))
    place, marked = body_on(workplace, since, until, body), values.get("political", "")
    return {
        "workplace": workplace,
        "department": _text(values, "department"),
        "title": title,
        "since": since,
        "until": until,
        "current": not until or until > said.day.isoformat()[: len(until)],
        "body_id": place.body_id,
        "political": marked == "yes" if marked else place.political,
    }


def _degree(values: Mapping[str, str], said: Saying) -> dict[str, Any]:
    code = values.get("code", "")
    known = known_degrees().get(code)
    if known is None or known.kind != "degree":
        raise WrongDetail("code", noop("Học vị, trình độ"), code, noop("không có trong danh mục"))
    written = _text(values, "year")
    year = cells.degree_year(written, said.day) if written else None
    if year is not None and year.value is None:
        raise WrongDetail("year", noop("Năm tốt nghiệp"), written, noop("không phải năm có thể có"))
    texts = {name: _text(values, name, 100 if name == "country" else 300) for name in _TEXTS}
    return {"code": code, **texts, "year": year.value if year else None}


def _fact(kind: str, values: Mapping[str, str], said: Saying) -> dict[str, Any]:
    value = _text(values, "value", 500)
    if not value:
        raise WrongDetail("value", noop("Nội dung"), "", noop("chưa nhập"))
    if kind == Fact.Kind.GROUP:
        group = group_said(value)
        if not group:
            raise WrongDetail("value", noop("Nhóm chính sách"), value, noop("không có nhóm này"))
        value = LABELS[group]
    if kind == Fact.Kind.LANGUAGE:
        value = " ".join(languages_of(value)[:1]) or value
    return {
        "value": value,
        "key": names.name_fold(value)[:120],
        "since": read_since("since", noop("Từ ngày"), values.get("since", ""), said.day),
        "details": read_details(kind, values, said.day),
    }
