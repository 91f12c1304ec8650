"""What a reading shows about itself: names that go on, numbers that do not run, odd rows."""

from __future__ import annotations

import pytest

from hientai.reading import read_text
from hientai.reading.after.confidence import doubtful, with_confidence
from hientai.reading.after.naming import misspelt
from hientai.reading.after.order import Order, number_of
from hientai.reading.after.reasons import PLAIN, SIGNS_WITH_WORDS, reason
from hientai.reading.after.surroundings import Surroundings
from hientai.reading.contract import Reading

HEAD = "ỦY BAN NHÂN DÂN\nTỈNH SÔNG MẪU\nSố: 1/KH-UBND\n\nKẾ HOẠCH\nVề trí thức\n\nII. NHIỆM VỤ\n\n"
ROW = "{n}. Xây dựng chính sách thứ {n} cho trí thức.\n- Cơ quan chủ trì: {lead}.\n- Thời gian: Năm 2026.\n"


def read(*leads: str, numbers: tuple[int, ...] = (1, 2, 3, 4)) -> Reading:
    names = leads or ("Sở Nội vụ",) * len(numbers)
    rows = "".join(ROW.format(n=n, lead=lead) for n, lead in zip(numbers, names, strict=True))
    return read_text(HEAD + rows)


@pytest.mark.parametrize(("label", "number"), [("III", 3), ("IX", 9), ("2.4", 4), ("-3", 3), ("c", 3), ("PL II", 2), ("*", None)])  # fmt: skip
def test_labels_count(label: str, number: int | None) -> None:
    assert number_of(label) == number


def test_numbers_that_leap_are_seen_where_they_leap() -> None:
    order = Order(read(numbers=(1, 2, 5, 6)))
    assert [order.breaks(place) for place in range(4)] == [False, False, True, False]


def test_a_row_without_what_its_siblings_have_is_lonely() -> None:
    reading = read()
    reading["tasks"][2]["timeframe"] = None
    order = Order(reading)
    assert [order.lonely(task, "timeframe") for task in reading["tasks"]][2] == 1.0


@pytest.mark.parametrize(
    ("after", "goes_on"),
    [(" khí hậu", True), (", giáo dục pháp luật", True), (" chủ trì", False), (".", False), ("\n", False)],
)  # fmt: skip
def test_a_name_goes_on_where_words_follow_that_nobody_claims(after: str, goes_on: bool) -> None:  # noqa: FBT001 - a table
    reading = read()
    text = reading["text"] + "\nCục Biến đổi"
    reading["text"] = text + after
    assert Surroundings(reading).goes_on(len(text)) is goes_on


@pytest.mark.parametrize(("word", "wrong"), [("Giáø", True), ("SởY", True), ("nghiêng", False), ("UBND", False)])  # fmt: skip
def test_words_that_cannot_be_vietnamese_are_seen(word: str, wrong: bool) -> None:  # noqa: FBT001 - a table
    assert misspelt(word) is wrong


def test_a_misread_name_is_doubted_among_good_ones() -> None:
    tasks = with_confidence(read("Sở Nội vụ", "Sở Nội vụ", "Sở Giáø dục", "Sở Y tế"))["tasks"]
    assert [doubtful(task["sure"]["leads"][0]) for task in tasks] == [False, False, True, False]


def test_every_value_says_what_speaks_most_against_it() -> None:
    reading = with_confidence(read())
    told = [why for task in reading["tasks"] for _, why in task["sure"].values()]
    assert all(why.endswith(".") for why in [*told, *(w for _, w in reading["document_sure"].values())])  # fmt: skip


def test_the_reason_is_the_heaviest_sign() -> None:
    weights = {"short": -1.0, "goes on": -3.0, "bias": 5.0}
    assert reason(weights, {"short": 1.0, "goes on": 1.0, "bias": 1.0}).startswith("Tên có thể")
    assert reason(weights, {"bias": 1.0}) == PLAIN


def test_reasons_are_of_signs_that_exist() -> None:
    assert {"goes on", "lonely", "misspelt", "breaks", "absent"} <= SIGNS_WITH_WORDS
