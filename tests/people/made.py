"""A made register: people who do not exist, some written twice as two offices would."""

from __future__ import annotations

import random
from collections.abc import Callable

from hientai.kernel.vietnamese import fold

Row = dict[str, str]
NUMBERED = 0.6  # the share of people who gave each number
ALL = 1000
LEFT_OUT = 0.4  # of them, the share left out where they are written again


def listed(text: str, parted_by: str) -> list[str]:
    return text.split(parted_by)


FAMILIES = [
    *["Nguyễn"] * 38,
    *["Trần"] * 11,
    *["Lê"] * 9,
    *["Phạm"] * 7,
    *["Hoàng", "Phan", "Vũ", "Đặng", "Bùi", "Đỗ"] * 3,
    *("Hồ", "Ngô", "Dương", "Lý", "Giàng", "Vàng", "Sùng", "Nông", "Lương", "Đinh", "Trịnh", "Mai"),
    *("Đào", "Hà", "Cao", "Triệu", "Tạ", "Lâm"),
]
MEN = [*["Văn"] * 8, "Đức", "Hữu", "Minh", "Quang", "Quốc", "Xuân", "Ngọc", "Thanh", "Công", "Đình"]
MEN += ["Anh", "Tiến", "Trọng", "Bá", "Duy", "Mạnh", "Thế", "Việt", "Hải", "Khắc", "Viết"]
WOMEN = [*["Thị"] * 8, "Thị Thu", "Thị Thanh", "Thị Ngọc", "Thị Hồng", "Thị Kim", "Ngọc", "Thu"]
WOMEN += ["Phương", "Thanh", "Thúy", "Bích", "Thùy", "Khánh", "Thị Hoài"]
GIVENS = listed(
    "Hùng Dũng Tuấn Minh Hải Sơn Long Thắng Cường Đức Hòa Hoàng Nam Trung Kiên Quân Anh Bình Chung"
    " Chiến Đạt Đông Giang Hiếu Hiệp Huy Hưng Khánh Khoa Lâm Lộc Nghĩa Nhân Phong Phúc Quý Quyền Tâm"
    " Tân Thái Thành Thịnh Thọ Toàn Tú Tùng Việt Vinh Hương Lan Hoa Hồng Hà Hằng Hạnh Thảo Trang"
    " Linh Ngọc Mai Phương Thu Thủy Thúy Yến Vân Tuyết Oanh Nga Nhung Nguyệt Loan Liên Lệ Huyền Huệ",
    " ",
)
DEGREES = ["Đại học"] * 6 + ["Thạc sĩ"] * 3 + ["Tiến sĩ"]
BODIES = {
    "Sở Khoa học và Công nghệ": "Sở KH&CN",
    "Sở Giáo dục và Đào tạo": "Sở GD&ĐT",
    "Sở Y tế": "Sở Y tế",
    "Sở Nông nghiệp và Môi trường": "Sở NN&MT",
    "Trung tâm Y tế": "TTYT",
    "Trung tâm Khuyến nông": "TT Khuyến nông",
    "Trường Cao đẳng": "Trường CĐ",
    "Trường Trung học cơ sở": "THCS",
    "Chi cục Kiểm lâm": "CC Kiểm lâm",
    "Phòng Kinh tế": "P. Kinh tế",
    "Hội Văn học nghệ thuật": "Hội VHNT",
    "Bệnh viện Đa khoa": "BVĐK",
}
SPECIALITIES = listed(
    "Thú y|Trồng trọt|Lâm học|Thủy lợi|Y đa khoa|Dược học|Toán học|Ngữ văn|Vật lý|Hóa học|Sinh học"
    "|Công nghệ thông tin|Xây dựng|Kiến trúc|Luật|Kinh tế|Kế toán|Quản lý công|Môi trường|Chăn nuôi",
    "|",
)
PLACES = listed(
    "Bắc Hà|Bảo Thắng|Bảo Yên|Bát Xát|Lục Yên|Mường Khương|Sa Pa|Văn Bàn|Văn Yên|Yên Bình|Hiệp Hòa"
    "|Lạng Giang|Lục Ngạn|Tân Yên|Việt Yên|Yên Thế",
    "|",
)


def register(
    size: int, *, seed: int, twice: float = 0.06, numbers: bool = False, names: int = ALL
) -> list[Row]:
    """Return rows of which `entity` says who is one person.

    With `numbers` many have an identity number, a telephone, an address; else nobody has. `names`
    is how many different names of each kind there are at most.
    """
    rnd = random.Random(seed)
    people = [_person(rnd, n, names) for n in range(round(size * (1 - twice)))]
    if numbers:
        people = [row | _numbers(rnd, row) for row in people]
    rows = [*people, *(_again(rnd, rnd.choice(people)) for _ in range(size - len(people)))]
    rnd.shuffle(rows)
    return [row | {"id": str(n)} for n, row in enumerate(rows, 100)]


def _person(rnd: random.Random, entity: int, names: int = ALL) -> Row:
    year = round(min(2001, max(1948, rnd.gauss(1980, 10))))
    sex = rnd.choice(["Nam", "Nam", "Nữ"])
    middle = rnd.choice((WOMEN if sex == "Nữ" else MEN)[: 7 + names])
    family, given = rnd.choice(FAMILIES[: 62 + names]), rnd.choice(GIVENS[: 2 * names])
    return {
        "entity": str(entity),
        "name": f"{family} {middle} {given}",
        "birth": f"{rnd.randint(1, 28):02}/{rnd.randint(1, 12):02}/{year}",
        "sex": sex,
        "degree": rnd.choice(DEGREES),
        "workplace": f"{rnd.choice(list(BODIES))} {rnd.choice(PLACES)}",
        "place": rnd.choice(PLACES),
    }


def _numbers(rnd: random.Random, row: Row) -> Row:
    digits = "".join(rnd.choices("0123456789", k=20))
    found = {
        "speciality": rnd.choice(SPECIALITIES),
        "identity": "0" + digits[:11],
        "phone": "09" + digits[11:19],
        "email": f"{fold(row['name']).replace(' ', '.')}{digits[-3:]}@example.org",
    }
    kept = [column for column in found if column == "speciality" or rnd.random() < NUMBERED]
    return {column: found[column] for column in kept}


def _again(rnd: random.Random, row: Row) -> Row:
    for habit in rnd.sample(HABITS, rnd.randint(1, 2)):
        row = row | habit(rnd, row)
    gone = [column for column in ("identity", "phone", "email") if rnd.random() < LEFT_OUT]
    return row | dict.fromkeys(gone, "")


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
