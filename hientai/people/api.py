"""People over the API: the same selectors, the same eyes as the pages."""

from typing import Annotated, Any, Literal

from django.http import HttpRequest
from ninja import Field, Path, Query, Schema
from ninja.throttling import AuthRateThrottle

from hientai.core.access import actor_of, operation
from hientai.core.api import (
    REFUSALS,
    BodyOut,
    GuardedRouter,
    Listed,
    Paging,
    Problem,
    refuse_unknown,
)
from hientai.kernel.errors import NotFound, noop
from hientai.kernel.permissions import Permission
from hientai.people.domain.fields import GUARDED, Guard
from hientai.people.domain.narrowing import FACETS, PeopleFilter, asked
from hientai.people.models import Guarded, Person, SavedList
from hientai.people.selectors import profiles, saved
from hientai.people.selectors.listing import Listing, people_list
from hientai.people.selectors.lists import person_of
from hientai.people.services import looking

RATE = "300/m"  # of one person; a script that reads page by page stays below
REFUSED = REFUSALS | {429}

router = GuardedRouter(tags=["Trí thức"], throttle=AuthRateThrottle(RATE))


class PersonOut(Schema):
    """A profile as lists have it; what is guarded is never here."""

    id: int
    name: str
    birth: str
    sex: str
    academic_title: str
    degree: str
    speciality: str
    field_of_science: str
    sector_id: int | None
    body: BodyOut | None
    workplace: str
    position: str
    status: Person.Status


class DegreeOut(Schema):
    code: str
    speciality: str
    school: str
    year: int | None
    country: str


class PositionOut(Schema):
    workplace: str
    department: str
    title: str
    since: str
    until: str
    current: bool


class PersonDetail(PersonOut):
    """A profile whole, without what is guarded."""

    home_place: str
    birth_place: str
    department: str
    profession: str
    rank: str
    informatics: str
    political_theory: str
    degrees: list[DegreeOut]
    positions: list[PositionOut]

    @staticmethod
    def resolve_degrees(person: Person) -> Any:
        return person.degrees.all()

    @staticmethod
    def resolve_positions(person: Person) -> Any:
        return person.positions.all()


class GuardIn(Schema):
    guard: Literal["contact", "sensitive"]


class ChoiceOut(Schema):
    value: str
    label: str
    count: int


class FacetOut(Schema):
    name: str
    label: str
    choices: list[ChoiceOut]


class SavedListOut(Schema):
    id: int
    name: str
    fixed: bool
    body: BodyOut | None


class Narrowing(Schema):
    """By what people are narrowed; a facet may be given several times: any of its values."""

    q: str = Field("", max_length=200, description="tên, nơi công tác, chuyên ngành, công trình")
    exact: Literal["", "1"] = Field("", description="1: chỉ lấy đúng dấu")
    near: Literal["", "0", "1"] = Field("", description="1: cả gần giống; 0: không")
    sort: Literal["", "age", "degree"] = ""
    sector: list[str] = Field(default_factory=list)
    field: list[str] = Field(default_factory=list)
    degree: list[str] = Field(default_factory=list)
    title: list[str] = Field(default_factory=list)
    body: list[str] = Field(default_factory=list)
    place: list[str] = Field(default_factory=list)
    age: list[str] = Field(default_factory=list)
    sex: list[str] = Field(default_factory=list)
    language: list[str] = Field(default_factory=list)
    group: list[str] = Field(default_factory=list)
    status: list[str] = Field(default_factory=list)
    ethnicity: list[str] = Field(default_factory=list, description="cần quyền xem; có ghi lại")
    party: list[str] = Field(default_factory=list, description="cần quyền xem; có ghi lại")
    special: list[str] = Field(default_factory=list, description="cần quyền xem; có ghi lại")


class NarrowingPage(Narrowing, Paging):
    """A page of what is narrowed."""


def _wanted(request: HttpRequest, known: type[Schema]) -> PeopleFilter:
    refuse_unknown(request, known.model_fields)
    values = {name: those for name, those in request.GET.lists() if name in {*FACETS, *_WORDS}}
    return asked(values)[0]


_WORDS = ("q", "exact", "near", "sort")


def _page(request: HttpRequest, found: Listing, paging: Paging) -> dict[str, object]:
    first = (paging.page - 1) * paging.size
    people = found[first : first + paging.size]
    looking.listed(found, people, by=actor_of(request))
    return {"items": people, "count": len(found)}


@router.get("", response={200: Listed[PersonOut], REFUSED: Problem}, summary="Tìm và lọc trí thức")
@operation(Permission.PEOPLE_SEE)
def list_people(request: HttpRequest, chosen: Query[NarrowingPage]) -> dict[str, object]:
    found = people_list(actor_of(request), _wanted(request, NarrowingPage))
    return _page(request, found, chosen)


@router.get(
    "/facets",
    response={200: list[FacetOut], REFUSED: Problem},
    summary="Lọc được theo gì, còn bao nhiêu",
)
@operation(Permission.PEOPLE_SEE)
def list_facets(request: HttpRequest, chosen: Query[Narrowing]) -> Any:
    found = people_list(actor_of(request), _wanted(request, Narrowing))
    looking.listed(found, [], by=actor_of(request))
    return found.facets()


@router.get(
    "/lists", response={200: list[SavedListOut], REFUSED: Problem}, summary="Các danh sách đã lưu"
)
@operation(Permission.PEOPLE_SEE)
def list_saved(request: HttpRequest) -> list[SavedList]:
    return list(saved.visible_lists(actor_of(request)))


@router.get(
    "/lists/{list_id}",
    response={200: Listed[PersonOut], REFUSED: Problem},
    summary="Những ai trong một danh sách",
)
@operation(Permission.PEOPLE_SEE)
def show_saved(
    request: HttpRequest, list_id: Annotated[int, Path(...)], paging: Query[Paging]
) -> dict[str, object]:
    refuse_unknown(request, Paging.model_fields)
    actor = actor_of(request)
    return _page(request, saved.people_of(saved.list_of(actor, list_id), actor), paging)


@router.get("/{person_id}", response={200: PersonDetail, REFUSED: Problem}, summary="Một hồ sơ")
@operation(Permission.PEOPLE_SEE)
def show_person(request: HttpRequest, person_id: int) -> Person:
    return _person(request, person_id)


@router.post(
    "/{person_id}/guarded",
    response={200: dict[str, str], REFUSED: Problem},
    summary="Giá trị được bảo vệ của một hồ sơ; lượt xem được ghi lại",
)
@operation(Permission.PEOPLE_SEE)
def show_guarded(request: HttpRequest, person_id: int, sent: GuardIn) -> dict[str, str]:
    person, guard = _person(request, person_id), Guard(sent.guard)
    looking.look(person=person, guard=guard, by=actor_of(request))
    values = profiles.guarded_values(Guarded.objects.get(pk=person.pk))
    return {
        name: values[name] for name, kind in GUARDED.items() if kind == guard and name in values
    }


def _person(request: HttpRequest, pk: int) -> Person:
    found = person_of(actor_of(request), pk)
    if found is None:
        raise NotFound(noop("Chưa thấy hồ sơ này trong phần việc của anh/chị."))
    return found
