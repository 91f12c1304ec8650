"""Scanner's errors are suggested with the right words; what is right is left in peace."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from hientai.reading.after.repair import Repair, suggest

DATA = Path(__file__).parents[1] / "data"
NAMES = ("000_0e96f5b95962012b", "002_7be1c13bfaefd9e1", "004_acdcc88553d0efb1")
SHAPES = ("aàáảãạ", "âầấẩẫậ", "eèéẻẽẹ", "êềếểễệ", "iìíỉĩị", "oòóỏõọ", "ôồốổỗộ", "ơờớởỡợ", "uùúủũụ", "ưừứửữự")  # fmt: skip
SHAPE_OF = {letter: group for group in SHAPES for letter in group}


def only(text: str) -> Repair:
    (repair,) = suggest(text)
    return repair


def corrected(text: str) -> str:
    for repair in reversed(suggest(text)):
        text = text[: repair.start] + repair.suggested + text[repair.end :]
    return text


def clean_text(name: str) -> str:
    """Return a reference without the errors of its own scanner."""
    return corrected((DATA / f"{name}.txt").read_text("utf-8"))


def noisy(text: str, rate: float) -> str:
    """Change the tone of some letters; the length stays."""
    rng = random.Random(3)
    return "".join(
        rng.choice(SHAPE_OF[letter].replace(letter, ""))
        if letter in SHAPE_OF and rng.random() < rate
        else letter
        for letter in text
    )


@pytest.mark.parametrize(
    ("read", "right"),
    [
        ("các hội quán chúng", "các hội quần chúng"),
        ("Ủy ban Mật trận Tổ quốc tỉnh", "Ủy ban Mặt trận Tổ quốc tỉnh"),
        ("chính sách đai ngộ nhân tài", "chính sách đãi ngộ nhân tài"),
        ("tinh thần công hiến, trách nhiệm", "tinh thần cống hiến, trách nhiệm"),
        ("tạo sự chuyên biến mạnh mẽ", "tạo sự chuyển biến mạnh mẽ"),
        ("I. QUAN ĐIÊM", "I. QUAN ĐIỂM"),
        ("Nơi nhân:", "Nơi nhận:"),
        ("công tác h0ạt động", "công tác hoạt động"),
    ],
)
def test_a_wrong_mark_or_letter_is_put_right(read: str, right: str) -> None:
    assert corrected(read) == right


@pytest.mark.parametrize(
    ("read", "right"),
    [
        ("một số dịch công trực tuyến", "một số dịch vụ công trực tuyến"),
        ("Trung tâm khởi ngành đổi mới sáng tạo", "Trung tâm khởi nghiệp đổi mới sáng tạo"),
    ],
)
def test_a_lost_or_wrong_word_is_suggested_but_never_sure(read: str, right: str) -> None:
    assert (corrected(read), only(read).sure) == (right, False)


@pytest.mark.parametrize(
    "text",
    [
        "của tỉnh hình thành từ năm 2020",
        "đội ngũ tri thức trẻ",
        "cộng tác viên của báo",
        "bắt đầu từ năm 2025",
        "các cơ quan cùng cấp",
        "ứng phó biến đổi khí hậu",
        "đồng chí Mai Sơn",
        "uỷ quyền cho Chủ tịch, hoà giải ở cơ sở",
    ],
)
def test_what_is_right_is_left(text: str) -> None:
    assert suggest(text) == []


def test_the_words_read_are_kept_beside_the_suggestion() -> None:
    text = "Các hội quán chúng cấp tỉnh"
    repair = only(text)
    assert (repair.read, text[repair.start : repair.end]) == (repair.read, repair.read)


def test_capitals_stay_capitals() -> None:
    assert corrected("TÔ CHỨC THỰC HIỆN") == "TỔ CHỨC THỰC HIỆN"


def test_a_phrase_over_a_line_break_keeps_it() -> None:
    assert corrected("đạt\nchuân quốc gia") == "đạt\nchuẩn quốc gia"


def test_words_of_two_cells_are_no_phrase() -> None:
    assert suggest("nguồn chinh\tsách báo") == []


def test_two_letters_wrong_in_two_words_are_not_sure() -> None:
    assert only("tỷ lệ phân đầu đạt trên 10%").sure is False


@pytest.mark.parametrize("name", NAMES)
def test_repaired_references_raise_no_alarm(name: str) -> None:
    assert suggest(clean_text(name)) == []


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("rate", [0.01, 0.04])
def test_sure_repairs_of_noise_are_right(name: str, rate: float) -> None:
    clean = clean_text(name)
    sure = [repair for repair in suggest(noisy(clean, rate)) if repair.sure]
    right = [r for r in sure if clean[r.start : r.end].lower() == r.suggested.lower()]
    assert len(right) >= 0.97 * len(sure)


@pytest.mark.parametrize("name", NAMES)
def test_most_wrong_words_are_found(name: str) -> None:
    clean = clean_text(name)
    read = noisy(clean, 0.02)
    wrong = sum(one != two for one, two in zip(clean.split(), read.split(), strict=True))
    left = sum(one != two for one, two in zip(clean.split(), corrected(read).split(), strict=True))
    assert left <= 0.35 * wrong


def test_an_empty_text_has_nothing_to_repair() -> None:
    assert suggest("") == []
