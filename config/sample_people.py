"""Sample people for the register: generated, none of them exists; sent as an office would send them."""

from __future__ import annotations

import csv
import io
import random
from dataclasses import dataclass
from typing import Final


def words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


HOW_MANY: Final = 480
PARTY: Final = 0.6
PROFESSORS: Final = 0.1  # of those with a doctorate
YEAR: Final = 2025
PLACE: Final = "tỉnh Bắc Ninh"
FAMILIES: Final = ("Nguyễn",) * 8 + (
    "Trần",
    "Lê",
    "Phạm",
    "Hoàng",
    "Vũ",
    "Đặng",
    "Bùi",
    "Đỗ",
    "Giáp",
)
MIDDLES: Final = {
    "Nam": ("Văn", "Văn", "Đức", "Minh", "Quang", "Xuân", "Hữu", "Mạnh"),
    "Nữ": ("Thị", "Thị", "Thị Thu", "Thị Minh", "Thanh", "Ngọc", "Phương"),
}
GIVEN: Final = {
    "Nam": words("Hùng Dũng Tuấn Sơn Long Thắng Cường Hòa Trung Kiên Bình Chiến Đạt Giang Huy"),
    "Nữ": words("Hương Lan Hoa Hồng Hà Hằng Hạnh Thảo Trang Linh Mai Thủy Yến Vân Huyền"),
}
HOMES: Final = ("Bắc Ninh", "Hà Nội", "Thái Nguyên", "Hải Dương", "Lạng Sơn", "Nghệ An")


@dataclass(frozen=True)
class Office:
    """A body, what its people studied, and how many of them go on to a master or a doctorate."""

    name: str
    subjects: tuple[str, ...]
    share: int
    master: float = 0.35
    doctor: float = 0.06


OFFICES: Final = (
    Office("Sở Giáo dục và Đào tạo", ("Toán học", "Ngữ văn", "Vật lý", "Lịch sử"), 9, 0.5, 0.1),
    Office("Sở Y tế", ("Y đa khoa", "Dược học", "Y tế công cộng", "Điều dưỡng"), 9, 0.4, 0.14),
    Office("Sở Khoa học và Công nghệ", ("Công nghệ thông tin", "Công nghệ sinh học"), 5, 0.6, 0.2),
    Office(
        "Sở Nông nghiệp và Môi trường", ("Thú y", "Trồng trọt", "Lâm học", "Thủy lợi"), 8, 0.4, 0.03
    ),
    Office("Sở Xây dựng", ("Xây dựng dân dụng", "Kiến trúc", "Cầu đường"), 5),
    Office("Sở Nội vụ", ("Luật", "Quản lý công", "Hành chính học"), 4),
    Office("Sở Tài chính", ("Kinh tế", "Kế toán", "Tài chính ngân hàng"), 4),
    Office("Sở Văn hóa, Thể thao và Du lịch", ("Văn hóa học", "Âm nhạc", "Du lịch"), 3),
    Office(
        "Ủy ban nhân dân phường Bắc Giang", ("Luật", "Kinh tế", "Công nghệ thông tin"), 3, 0.2, 0
    ),
    Office("Ủy ban nhân dân phường Kinh Bắc", ("Luật", "Quản lý đất đai", "Kế toán"), 3, 0.2, 0),
)
HEADINGS: Final = (
    *("STT", "Họ và tên", "Ngày sinh", "Giới tính", "Dân tộc", "Quê quán", "Đơn vị công tác"),
    *("Chức vụ", "Học hàm", "Trình độ đào tạo", "Ngoại ngữ", "Đảng viên", "Sẵn sàng tham gia"),
)


def sample_list(seed: int = 1) -> bytes:
    """Return the list as a CSV file, the same for the same seed."""
    rnd = random.Random(seed)  # noqa: S311 -- people who do not exist need no secrets
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(HEADINGS)
    writer.writerows([place, *_person(rnd)] for place in range(1, HOW_MANY + 1))
    return out.getvalue().encode("utf-8-sig")


def _person(rnd: random.Random) -> list[str]:
    sex = rnd.choice(("Nam", "Nữ"))
    office = rnd.choices(OFFICES, [each.share for each in OFFICES])[0]
    born = round(rnd.triangular(YEAR - 60, YEAR - 23, YEAR - 40))
    degrees, highest = _degrees(rnd, office, born)
    return [
        " ".join((rnd.choice(FAMILIES), rnd.choice(MIDDLES[sex]), rnd.choice(GIVEN[sex]))),
        f"{rnd.randint(1, 28):02}/{rnd.randint(1, 12):02}/{born}",
        sex,
        rnd.choices(("Kinh", "Tày", "Nùng", "Sán Dìu"), (90, 4, 4, 2))[0],
        rnd.choices(HOMES, (10, 2, 1, 1, 1, 1))[0],
        f"{office.name} {PLACE}",
        rnd.choices(("Chuyên viên", "Phó Trưởng phòng", "Trưởng phòng"), (8, 2, 1))[0],
        "PGS" if highest == "Tiến sĩ" and rnd.random() < PROFESSORS else "",
        degrees,
        rnd.choices(("Tiếng Anh B1", "Tiếng Anh B2", "Tiếng Trung", ""), (5, 3, 1, 3))[0],
        "x" if rnd.random() < PARTY else "",
        rnd.choices(("", "Tư vấn", "Phản biện", "Giảng dạy"), (6, 2, 1, 1))[0],
    ]


def _degrees(rnd: random.Random, office: Office, born: int) -> tuple[str, str]:
    """Write the degrees with their years, and say the highest."""
    subject, first = rnd.choice(office.subjects), born + rnd.randint(22, 24)
    earned = [("Đại học", first)]
    chance = rnd.random()
    if chance < office.master + office.doctor and first + 5 <= YEAR:
        earned.append(("Thạc sĩ", rnd.randint(first + 4, min(first + 16, YEAR))))
    if chance < office.doctor and earned[-1][1] + 4 <= YEAR:
        earned.append(("Tiến sĩ", rnd.randint(earned[-1][1] + 4, YEAR)))
    said = "; ".join(f"{name} {subject} năm {year}" for name, year in earned)
    return said, earned[-1][0]
