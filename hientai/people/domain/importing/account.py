"""The account of a row: somebody new, the same, changed value by value, doubtful, or wrong.

Who a row is: the profile's code or the identity number say it; else the name with what goes with
it. A family name is no evidence; a name, a birth and a place of work together are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from functools import lru_cache
from typing import Any, Final, NamedTuple

from rapidfuzz import fuzz

from hientai.bodies.domain import name_key
from hientai.kernel.errors import noop
from hientai.kernel.vietnamese import fold
from hientai.people.domain.dates import agrees
from hientai.people.domain.degrees import UNIVERSITY_RANK, Degree, rank_of
from hientai.people.domain.deriving import status_of
from hientai.people.domain.importing.drafts import Draft, Problem
from hientai.people.domain.names import compatible, exact_fold, name_fold

FULL: Final = len("1980-05-12")
_LIKE_NAME: Final = 80
_ASIDE: Final = frozenset({"person_code", "ordinal", "_body_id"})
_LISTS: Final = ("languages", "awards", "works", "memberships", "offers", "policy_group")

OTHER_NAME: Final = noop("số định danh hoặc mã hồ sơ này đang là của %(name)s")
SAME_NAME: Final = noop("có thể là %(name)s, %(about)s: cần người quyết định")
SAME_NUMBER: Final = noop("trùng số định danh với dòng %(row)s của danh sách này")
AGAIN: Final = noop("có thể trùng với dòng %(row)s của danh sách này")
SEEN_OTHERWISE: Final = noop("khác giá trị đã xem giấy tờ: %(value)s")


ELSEWHERE: Final = noop("đã có hồ sơ ở đơn vị khác; đầu mối quyết định việc chuyển về")


class Outcome(Enum):
    NEW = "new"
    SAME = "same"
    CHANGED = "changed"
    DOUBTFUL = "doubtful"
    WRONG = "wrong"


@dataclass
class Known:
    """A profile of the register, its values by field as drafts have them.

    `seen` are the fields of which a paper was seen: a list does not change them by itself.
    """

    pk: int
    values: dict[str, Any]
    seen: frozenset[str] = frozenset()
    body: int | None = None


class Change(NamedTuple):
    field: str
    before: Any
    after: Any


@dataclass
class Judged:
    """A row with its account; `person` is whom it is or may be."""

    draft: Draft
    outcome: Outcome
    person: int | None = None
    changes: list[Change] = field(default_factory=list)

    @property
    def problems(self) -> list[Problem]:
        return self.draft.problems


class Match(NamedTuple):
    known: Known | None
    problem: str = ""
    values: dict[str, str] = {}  # noqa: RUF012 -- never changed


NOBODY: Final = Match(None)


def judge(draft: Draft, known: Sequence[Known], *, decided: str = "") -> Judged:
    """Return a row's account, `known` being those of the register who could be the person.

    `decided` is a person's word on a doubtful row: same, new, right.
    """
    if draft.is_wrong:
        return Judged(draft, Outcome.WRONG)
    match = _match(draft, known)
    held = _holds_number(draft, match.known)
    if decided == "new" and not held:
        match = NOBODY
    if match.problem and (decided != "same" or not match.known):
        _doubt(draft, match)
    changes = _changes(draft, match.known) if match.known else []
    stuck = any(problem.reason == SAME_NUMBER for problem in draft.problems)
    if draft.problems and (not decided or stuck or (held and decided == "new")):
        return Judged(draft, Outcome.DOUBTFUL, match.known.pk if match.known else None, changes)
    if match.known is None:
        return Judged(draft, Outcome.NEW)
    return Judged(draft, Outcome.CHANGED if changes else Outcome.SAME, match.known.pk, changes)


def _holds_number(draft: Draft, known: Known | None) -> bool:
    """Tell whether a profile has the row's identity number: two people never share one."""
    number = draft.values.get("identity")
    return known is not None and bool(number) and number == known.values.get("identity")


def judge_within(
    draft: Draft, known: Sequence[Known], body: int | None, *, decided: str = ""
) -> Judged:
    """Judge a row of a list whose sender may only touch people of one body, None for all.

    Of somebody at another body nothing is told but that there is a profile.
    """
    if body is None:
        return judge(draft, known, decided=decided)
    own = [each for each in known if each.body == body]
    judged = judge(draft, own, decided=decided)
    if judged.outcome is not Outcome.NEW:
        return judged
    match = _match(draft, [each for each in known if each.body != body])
    if match.known is None or match.problem == SAME_NAME:
        return judged
    if decided == "new" and not _holds_number(draft, match.known):
        return judged
    _doubt(draft, Match(match.known, ELSEWHERE))
    return Judged(draft, Outcome.DOUBTFUL)


def _doubt(draft: Draft, match: Match) -> None:
    name = str(draft.values.get("name", ""))
    draft.problems.append(
        Problem(
            draft.sheet, draft.name_cell, name, match.problem, doubtful=True, values=match.values
        )
    )


def _match(draft: Draft, known: Sequence[Known]) -> Match:
    """Return whom a row is; with a problem, whom it may be."""
    values, maybe = draft.values, NOBODY
    for each in known:
        found = _identified(values, each)
        if found is not None:
            return found
    likely = [(each, _likeness(values, each.values)) for each in known]
    for wanted in (2, 1):
        those = [each for each, likeness in likely if likeness == wanted]
        if wanted > 1 and len(those) == 1:
            return Match(those[0])
        if those:
            nothing_new = next((each for each in those if _adds_nothing(draft, each)), None)
            maybe = (
                Match(nothing_new) if nothing_new else Match(those[0], SAME_NAME, _about(those[0]))
            )
            break
    return maybe


def _adds_nothing(draft: Draft, known: Known) -> bool:
    """Tell whether a row with a birth says nothing that the profile does not hold: nobody is lost."""
    births = draft.values.get("birth"), known.values.get("birth")
    return all(births) and not any(
        _says_new(name, known.values.get(name), after)
        for name, after in draft.values.items()
        if name not in _ASIDE
    )


def _about(known: Known) -> dict[str, str]:
    said = (known.values.get("birth", ""), known.values.get("workplace", ""))
    return {"name": known.values["name"], "about": ", ".join(filter(None, said)) or "?"}


def _identified(values: Mapping[str, Any], known: Known) -> Match | None:
    """Return a match by code or identity number; of quite another name it is a question."""
    code = str(values.get("person_code", ""))
    number = values.get("identity")
    by_code = code.isdigit() and int(code) == known.pk
    if not by_code and not (number and number == known.values.get("identity")):
        return None
    one, other = name_fold(values["name"]), name_fold(known.values["name"])
    if fuzz.ratio(one, other) < _LIKE_NAME:
        return Match(known, OTHER_NAME, {"name": known.values["name"]})
    return Match(known)


def _likeness(one: Mapping[str, Any], other: Mapping[str, Any]) -> int:
    """Return 2 for the same person, 1 for perhaps, 0 for another: names of one fold are given."""
    if name_fold(one["name"]) != name_fold(other["name"]):
        return 0
    numbers = one.get("identity"), other.get("identity")
    if all(numbers) and numbers[0] != numbers[1]:
        return 0
    births = str(one.get("birth", "")), str(other.get("birth", ""))
    reached = any(one.get(way) and one[way] == other.get(way) for way in ("phone", "email"))
    marked = compatible(one["name"], other["name"])
    if all(births):
        return _by_birth(births, one, other, reached=reached, marked=marked)
    places = _place_of(one), _place_of(other)
    if not marked:
        return 0
    if reached or (all(places) and places[0] == places[1]):
        return 2
    return 0 if all(places) else 1


def _by_birth(
    births: tuple[str, str],
    one: Mapping[str, Any],
    other: Mapping[str, Any],
    *,
    reached: bool,
    marked: bool,
) -> int:
    places = _place_of(one), _place_of(other)
    together = bool(places[0]) and places[0] == places[1]
    if not agrees(*births):
        return int(reached and marked)
    if not marked:
        return int(together or reached)
    if len(births[0]) == len(births[1]) == FULL or together or reached:
        return 2
    return 1


def _place_of(values: Mapping[str, Any]) -> str:
    return name_key(str(values.get("workplace", "")))


# what changed


def _changes(draft: Draft, known: Known) -> list[Change]:
    """Return what a row says otherwise than the register; a cell left empty says nothing."""
    changes = []
    for name, after in draft.values.items():
        if name in _ASIDE:
            continue
        before = known.values.get(name)
        if not _says_new(name, before, after):
            continue
        changes.append(Change(name, before, after))
        if name in known.seen:
            at = draft.columns.get(name)
            draft.blame(at if at is not None else 0, after, SEEN_OTHERWISE, doubtful=True)
    return changes


def _says_new(name: str, before: Any, after: Any) -> bool:
    if after in (None, "", ()):
        return False
    if before in (None, "", ()):
        return True
    test = _TESTS.get(name)
    if test is not None:
        return test(before, after)
    if name in _LISTS:
        return not {_key(entry) for entry in after} <= {_key(entry) for entry in before}
    return bool(before != after) and _key(before) != _key(after)


@lru_cache(maxsize=65_536)
def _key(text: object) -> str:
    return fold(str(text))


def _new_name(before: str, after: str) -> bool:
    """Tell whether a name is new; without marks it says nothing new of one with them."""
    one, other = exact_fold(before), exact_fold(after)
    return one != other and not (other.isascii() and name_fold(before) == name_fold(after))


def _new_birth(before: str, after: str) -> bool:
    return not before.startswith(after)


def _new_place(before: str, after: str) -> bool:
    return name_key(before) != name_key(after)


def _new_degrees(before: Iterable[Degree], after: Iterable[Degree]) -> bool:
    return any(not any(covers(old, new) for old in before) for new in after)


def covers(old: Degree, new: Degree) -> bool:
    """Tell whether a known degree says all that another says of what may be the same."""
    same_level = old.code == new.code or (
        new.code in {"", "university"} and (not new.code or rank_of(old.code) == UNIVERSITY_RANK)
    )
    return same_level and all(
        not said or _key(said) == _key(had or "")
        for had, said in zip(old[1:], new[1:], strict=True)
    )


def is_same_degree(old: Degree, new: Degree) -> bool:
    """Tell whether two may be one degree: of one level, and nothing said of both differs."""
    level = (
        old.code == new.code
        or "" in (old.code, new.code)
        or (
            {rank_of(old.code), rank_of(new.code)} == {UNIVERSITY_RANK}
            and "university" in (old.code, new.code)
        )
    )
    return level and all(
        not said or not had or _key(said) == _key(had)
        for had, said in zip(old[1:], new[1:], strict=True)
    )


def _new_status(before: str, after: str) -> bool:
    return before != status_of(after)


_TESTS: Final[dict[str, Callable[[Any, Any], bool]]] = {
    "status": _new_status,
    "name": _new_name,
    "birth": _new_birth,
    "workplace": _new_place,
    "degree": _new_degrees,
}
