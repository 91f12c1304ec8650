"""Values that somebody types one by one, read with the readers by which lists are read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from hientai.kernel.errors import DomainError, noop
from hientai.kernel.vietnamese import fold
from hientai.people.domain.degrees import known_degrees, read_degrees
from hientai.people.domain.deriving import STATUSES, field_names
from hientai.people.domain.fields import FIELDS, HAND, LABELS
from hientai.people.domain.importing.columns import Column
from hientai.people.domain.importing.drafts import MISSING_NAME, Draft
from hientai.people.domain.importing.meaning import Meaning
from hientai.people.domain.importing.rows import RowReader
from hientai.people.domain.names import is_name, read_name

# of a list only; nobody types them
_NOT_TYPED: Final = frozenset(
    ("person_code", "ordinal", "family_name", "given_name", "birth_day", "birth_month")
) | {"birth_year"}
TYPED: Final = (*(name for name in FIELDS if name not in _NOT_TYPED), *HAND)
LIVES: Final = ("here", "elsewhere", "overseas")
_DEGREE_PARTS: Final = ("speciality", "school", "degree_year", "country")

NOT_A_NAME: Final = noop("không phải họ tên")
NO_STATUS: Final = noop("không phải một tình trạng được biết")
NO_LIVING: Final = noop("không có trong danh mục")


class WrongValue(DomainError):
    """A typed value that cannot be; the sentence names its field."""

    code = "wrong_value"

    def __init__(self, field: str, reason: str, value: str = "") -> None:
        self.field = field
        super().__init__(
            noop("%(field)s “%(value)s”: %(reason)s."),
            field=LABELS.get(field, field),
            value=value,
            reason=reason,
        )


class Typed(NamedTuple):
    """Values as drafts have them, and the fields that were emptied."""

    values: dict[str, Any]
    emptied: frozenset[str]


def read_typed(values: Mapping[str, str], today: dt.date) -> Typed:
    """Read typed values by field; refuse the first that is wrong or doubtful."""
    for name in values:
        if name not in TYPED:
            raise WrongValue(name, noop("không phải mục nào của hồ sơ"))
    said = {name: " ".join(text.split()) for name, text in values.items() if text.strip()}
    if said.get("lives") == LIVES[0]:
        del said["lives"]  # here, unless somebody says otherwise
    emptied = frozenset(values.keys() - said.keys())
    if "name" in emptied:
        raise WrongValue("name", MISSING_NAME)
    found = _read({**said, **_in_words(said)}, values, today)
    if "party" in emptied or said.get("party", "yes") == "unknown":
        found.pop("party", None)
    return Typed(found, emptied - found.keys())


def _in_words(said: Mapping[str, str]) -> dict[str, str]:
    """Return codes, which pages send, as the words that lists have."""
    words = {}
    for name in ("degree", "academic_title"):
        if said.get(name) in known_degrees():
            words[name] = known_degrees()[said[name]].name
    if said.get("field_of_science") in field_names():
        words["field_of_science"] = field_names()[said["field_of_science"]]
    return words


def _read(said: Mapping[str, str], typed: Mapping[str, str], today: dt.date) -> dict[str, Any]:
    names = [name for name in said if name not in {"name", "status", *HAND}]
    columns = [
        Column(at, FIELDS[name].label, (FIELDS[name].label,), Meaning(name))
        for at, name in enumerate(names)
    ]
    draft = RowReader(columns, today).read(Draft("", 0), [said[name] for name in names], 0)
    if draft.problems:
        problem = draft.problems[0]
        at = next((at for at in range(len(names)) if problem.cell == _cell(at)), 0)
        raise WrongValue(names[at], problem.words, typed.get(names[at], problem.value))
    if "name" in said:
        _take_name(draft, said["name"])
    if "status" in said:
        draft.values["status"] = _status(said["status"])
    if said.get("lives", LIVES[0]) not in LIVES:
        raise WrongValue("lives", NO_LIVING, said["lives"])
    draft.values.update({name: said[name][:60] for name in HAND if name in said})
    return draft.values


def _cell(at: int) -> str:
    draft = Draft("", 0)
    draft.blame(at, "", "")
    return draft.problems[0].cell


def _take_name(draft: Draft, written: str) -> None:
    name = read_name(written)
    if not is_name(name.text) or " " not in name.text:
        raise WrongValue("name", NOT_A_NAME, written)
    draft.values["name"] = name.text
    title = read_degrees(name.titles).title
    if title:
        draft.values.setdefault("academic_title", title)


def _status(written: str) -> str:
    key = fold(written)
    found = next((status for words, status in STATUSES if words in key or key == status), "")
    if not found:
        raise WrongValue("status", NO_STATUS, written)
    return found
