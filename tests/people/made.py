"""A made register: people who do not exist, some written twice as two offices would."""

from __future__ import annotations

import random
from collections.abc import Callable

from hientai.kernel.vietnamese import fold

Row = dict[str, str]
FAMILIES = ["Nguyễn"] * 12 + ["Trần"] * 4 + ["Lê", "Phạm", "Hoàng", "Vũ", "Bùi", "Giàng", "Nông"]
MIDDLES = ["Văn", "Văn", "Đức", "Minh", "Quang", "Xuân", "Thị", "Thị", "Thị Thu", "Thúy", "Ngọc"]
GIVENS = [
    *("Hùng", "Dũng", "Tuấn", "Hải", "Sơn", "Long", "Cường", "Hòa", "Kiên", "Bình", "Đạt", "Giang"),
    *("Hương", "Lan", "Hà", "Hạnh", "Thảo", "Trang", "Mai", "Thủy", "Vân", "Oanh", "Nga", "Huệ"),
]
DEGREES = ["Đại học"] * 6 + ["Thạc sĩ"] * 3 + ["Tiến sĩ"]
BODIES = {
    "Sở Khoa học và Công nghệ": "Sở KH&CN",
    "Sở Giáo dục và Đào tạo": "Sở GD&ĐT",
    "Trung tâm Y tế": "TTYT",
    "Trường Cao đẳng": "Trường CĐ",
    "Chi cục Kiểm lâm": "CC Kiểm lâm",
    "Bệnh viện Đa khoa": "BVĐK",
}
PLACES = ["Bắc Hà", "Bảo Thắng", "Bát Xát", "Sa Pa", "Văn Bàn", "Yên Bình", "Lục Ngạn", "Tân Yên"]


def register(size: int, *, seed: int, twice: float = 0.06) -> list[Row]:
    """Return rows of which `entity` says who is one person; nobody has a number or an address."""
    rnd = random.Random(seed)
    people = [_person(rnd, n) for n in range(round(size * (1 - twice)))]
    rows = [*people, *(_again(rnd, rnd.choice(people)) for _ in range(size - len(people)))]
    rnd.shuffle(rows)
    return [row | {"id": str(n)} for n, row in enumerate(rows, 100)]


def _person(rnd: random.Random, entity: int) -> Row:
    year = round(min(2001, max(1948, rnd.gauss(1980, 10))))
    middle = rnd.choice(MIDDLES)
    return {
        "entity": str(entity),
        "name": f"{rnd.choice(FAMILIES)} {middle} {rnd.choice(GIVENS)}",
        "birth": f"{rnd.randint(1, 28):02}/{rnd.randint(1, 12):02}/{year}",
        "sex": "Nữ" if middle.startswith("Th") else rnd.choice(["Nam", "Nữ"]),
        "degree": rnd.choice(DEGREES),
        "workplace": f"{rnd.choice(list(BODIES))} {rnd.choice(PLACES)}",
        "place": rnd.choice(PLACES),
    }


def _again(rnd: random.Random, row: Row) -> Row:
    for habit in rnd.sample(HABITS, rnd.randint(1, 2)):
        row = row | habit(rnd, row)
    return row


def _misspelt(rnd: random.Random, row: Row) -> Row:
    at = rnd.randrange(1, len(row["name"]))
    return {"name": row["name"][:at] + rnd.choice(["", "h", "n"]) + row["name"][at + 1 :]}


def _given_first(_: random.Random, row: Row) -> Row:
    *before, given = row["name"].split()
    return {"name": " ".join([given, *before])}


def _shortened(_: random.Random, row: Row) -> Row:
    family, *_middle, given = row["name"].split()
    return {"name": f"{family} {given}"}


def _short_body(_: random.Random, row: Row) -> Row:
    body = row["workplace"]
    for long, short in BODIES.items():
        body = body.replace(long, short)
    return {"workplace": body}


HABITS: list[Callable[[random.Random, Row], Row]] = [
    _misspelt,
    _given_first,
    _shortened,
    _short_body,
    lambda _, row: {"name": fold(row["name"])},
    lambda _, row: {"name": row["name"].upper()},
    lambda rnd, row: {"name": rnd.choice(["TS. ", "ThS. ", "Ông "]) + row["name"]},
    lambda _, row: {"birth": row["birth"][-4:]},
    lambda rnd, _: {"place": rnd.choice(PLACES)},
    lambda rnd, _: {"workplace": f"{rnd.choice(list(BODIES))} {rnd.choice(PLACES)}"},
]
