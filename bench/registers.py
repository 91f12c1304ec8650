"""A made register, straight into the tables: people who do not exist, spread as a province's are.

`fill(n, seed=1)` is the same for the same seed, on SQLite and PostgreSQL. All of it is marked a
sample. Shares are rough general knowledge, not statistics.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Any, Final

from django.db import connection, transaction
from django.utils import timezone

from hientai.bodies.domain import name_key
from hientai.bodies.models import Body, BodyKind
from hientai.kernel.vietnamese import fold, sort_key
from hientai.people.domain.degrees import Degree
from hientai.people.domain.importing.drafts import Draft
from hientai.people.models import Origin, Person, Position
from hientai.people.services import bulk
from hientai.people.services.writing import Writer
from tests.people.made import BODIES, FAMILIES, GIVENS, MEN, PLACES, SPECIALITIES, WOMEN

CHUNK: Final = 20_000
NUMBERED: Final = 12  # branches of a kind of body in one place
MALE, FEMALE = "Nam", "Nữ"
RETIRED_BORN: Final = 1963


class Shares:
    """Values with how common each is; `draw` takes one."""

    def __init__(self, shares: dict[Any, float]) -> None:
        self._values, self._weights = list(shares), list(accumulate(shares.values()))

    def draw(self, rnd: random.Random) -> Any:
        return rnd.choices(self._values, cum_weights=self._weights)[0]


# the rarer a name, the more of them there are: every second one is half as common
GIVEN = Shares({name: 1 / (4 + place) for place, name in enumerate(dict.fromkeys(GIVENS))})
RARE: Final = (
    "Khuê Uyên Diệp Trâm Thoa Thơm Duyên Quỳnh Ước Thụy Khoái Điệp Luyến Mừng Dân Páo Chư Dính Seo"
)
SECOND: Final = [
    *RARE.split(),
    "Anh",
    "Minh",
    "Ngọc",
    "Bảo",
    "Gia",
    "Hoài",
    "Kim",
    "Mỹ",
    "Như",
    "Tường",
]
DEGREE = Shares(
    dict.fromkeys(("physician", "pharmacist", "specialist_1", "college"), 3)
    | {"university": 38, "bachelor": 14, "engineer": 9, "architect": 1, "master": 19, "": 1}
    | {"doctor": 2.5, "specialist_2": 1, "intermediate": 2, "doctor_of_science": 0.05}
)
TITLE = Shares({"associate_professor": 10, "professor": 1, "": 60})  # of doctors
STATUS = Shares({"": 88, "nghỉ hưu": 8, "chuyển": 3, "đã mất": 1})
ETHNIC = Shares(
    {"Kinh": 72, "Tày": 9, "Nùng": 5, "Dao": 4, "HMông": 4, "Giáy": 2, "Thái": 2, "Mường": 2}
)
LANGUAGE = Shares({"Tiếng Anh B1": 40, "Tiếng Anh B2": 20, "Tiếng Trung Quốc": 8, "Tiếng Pháp": 3})
POSITION = Shares(
    {
        "": 40,
        "Chuyên viên": 25,
        "Giảng viên": 12,
        "Trưởng phòng": 6,
        "Phó Trưởng phòng": 8,
        "Giám đốc": 2,
    }
)
THEORY = Shares({"": 55, "Sơ cấp": 10, "Trung cấp": 25, "Cao cấp": 9, "Cử nhân": 1})
SCHOOLS: Final = (
    *("Đại học Thái Nguyên", "Đại học Bách khoa Hà Nội", "Đại học Y Hà Nội"),
    *("Học viện Nông nghiệp Việt Nam", "Đại học Sư phạm Hà Nội", "Đại học Vinh"),
)
WORKS: Final = ("Ứng dụng", "Nghiên cứu", "Giải pháp", "Nâng cao chất lượng", "Xây dựng mô hình")
AWARDS: Final = ("Chiến sĩ thi đua cơ sở", "Nhà giáo ưu tú", "Thầy thuốc ưu tú")
OFFERS: Final = ("Tư vấn", "Phản biện", "Giảng dạy")


def fill(n: int, seed: int = 1) -> int:
    """Add `n` people and the bodies where they work; return how many the register holds then."""
    rnd = random.Random(seed)
    with transaction.atomic():
        bodies = _bodies()
        origin = Origin.objects.create(
            kind=Origin.Kind.DECLARED, at=timezone.now(), by="Dữ liệu mẫu"
        )
        writer = Writer(origin, timezone.now(), sample=True)
        for start in range(0, n, CHUNK):
            size = min(CHUNK, n - start)
            writer.add([_draft(rnd, bodies) for _ in range(size)])
            bulk.insert(Position, FORMER, list(_former(rnd, bodies, origin, size)))
    _settle()
    return Person.objects.count()


def _settle() -> None:
    """Let the database know what it holds, as its own upkeep would over night."""
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")


def _bodies() -> list[tuple[int, str]]:
    """Return the bodies, made where missing: each kind in each place, some many times."""
    names = [
        f"{kind} {number} {place}" if number else f"{kind} {place}"
        for kind in BODIES
        for place in PLACES
        for number in ("", *(f"số {n}" for n in range(1, NUMBERED) if kind.startswith("Trường")))
    ]
    known = dict(Body.objects.filter(name__in=names).values_list("name", "pk"))
    Body.objects.bulk_create(
        Body(
            name=name,
            kind=BodyKind.DEPARTMENT if name.startswith("Sở") else BodyKind.OTHER,
            province="Lào Cai",
            key=name_key(name),
            sort_key=sort_key(name),
        )
        for name in names
        if name not in known
    )
    known = dict(Body.objects.filter(name__in=names).values_list("name", "pk"))
    return [(known[name], name) for name in names]


def _draft(rnd: random.Random, bodies: Sequence[tuple[int, str]]) -> Draft:
    sex = MALE if _happens(rnd, 0.56) else FEMALE
    name, year = _name(rnd, sex), round(min(2003, max(1940, rnd.gauss(1981, 11))))
    body, workplace = bodies[int(len(bodies) * rnd.random() ** 1.6)]
    degrees = _degrees(rnd, year)
    values = {
        "name": name,
        "birth": f"{year}-{rnd.randint(1, 12):02}-{rnd.randint(1, 28):02}",
        "sex": sex,
        "degree": degrees,
        "_body_id": body if _happens(rnd, 0.97) else None,
        "workplace": workplace,
        "home_place": f"{rnd.choice(PLACES)}, Lào Cai" if _happens(rnd, 0.8) else "Bắc Ninh",
        "position": POSITION.draw(rnd),
        "political_theory": THEORY.draw(rnd),
        "status": "nghỉ hưu" if year < RETIRED_BORN else STATUS.draw(rnd),
        "academic_title": TITLE.draw(rnd) if degrees and degrees[0].code == "doctor" else "",
        **_guarded(rnd, name),
        **_several(rnd),
    }
    return Draft("", 0, values)


def _happens(rnd: random.Random, share: float) -> bool:
    return rnd.random() < share


def _name(rnd: random.Random, sex: str) -> str:
    middle = rnd.choice(WOMEN if sex == FEMALE else MEN)
    given = rnd.choice(SECOND) if _happens(rnd, 0.12) else GIVEN.draw(rnd)
    extra = f" {rnd.choice(SECOND)}" if _happens(rnd, 0.25) else ""
    return f"{rnd.choice(FAMILIES)} {middle}{extra} {given}"


def _degrees(rnd: random.Random, year: int) -> tuple[Degree, ...]:
    code, speciality = DEGREE.draw(rnd), rnd.choice(SPECIALITIES)
    highest = Degree(code, speciality, rnd.choice(SCHOOLS), year + rnd.randint(22, 40), "Việt Nam")
    if code not in {"master", "doctor"}:
        return (highest,) if code else ()
    first = Degree("university", rnd.choice(SPECIALITIES), rnd.choice(SCHOOLS), year + 22, "")
    return highest, first


def _guarded(rnd: random.Random, name: str) -> dict[str, str]:
    digits = f"{rnd.randrange(10**18):018}"
    return {
        "ethnicity": ETHNIC.draw(rnd),
        "party": "yes" if _happens(rnd, 0.45) else "no",
        "phone": f"09{digits[:8]}" if _happens(rnd, 0.7) else "",
        "email": f"{fold(name).replace(' ', '.')}.{digits[:5]}@example.org",
    }


def _several(rnd: random.Random) -> dict[str, tuple[str, ...]]:
    drawn = {
        "languages": (0.7, LANGUAGE.draw(rnd)),
        "works": (
            0.2,
            f"{rnd.choice(WORKS)} {rnd.choice(SPECIALITIES).lower()} {rnd.choice(PLACES)}",
        ),
        "awards": (0.1, rnd.choice(AWARDS)),
        "offers": (0.15, rnd.choice(OFFERS)),
        "policy_group": (0.05, rnd.choice(("Vùng sâu, vùng xa", "Ở nước ngoài", "Ngoài tỉnh"))),
    }
    return {kind: (value,) for kind, (share, value) in drawn.items() if _happens(rnd, share)}


FORMER: Final = (
    *("person_id", "body_id", "workplace", "department", "title", "political"),
    *("since", "until", "current", "origin_id"),
)


def _former(
    rnd: random.Random, bodies: Sequence[tuple[int, str]], origin: Origin, size: int
) -> Iterator[tuple[Any, ...]]:
    """Yield where every fourth of the newest people worked before."""
    newest = Person.objects.order_by("-pk").values_list("pk", flat=True)[:size]
    for pk in list(newest)[::4]:
        body, workplace = rnd.choice(bodies)
        until = rnd.randint(2010, 2025)
        yield (
            *(pk, body, workplace, "", POSITION.draw(rnd), workplace.startswith("Sở")),
            *(f"{until - rnd.randint(1, 12)}", f"{until}", False, origin.pk),
        )
