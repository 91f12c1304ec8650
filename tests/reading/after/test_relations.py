"""What a paper says about others is read from its own words, and of whom it says it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from hientai.reading import read_text
from hientai.reading.after.relations import Relation, relations
from hientai.reading.contract import Reading

DATA = Path(__file__).parents[1] / "data"
HEAD = "Số: 12/QĐ-UBND\n\nSơn Hà, ngày 05 tháng 3 năm 2026\n\n{kind}\n\n{title}\n\n"
BODY = "\n\nI. NHIỆM VỤ\n\n1. Sở Nội vụ xây dựng Kế hoạch đào tạo, hoàn thành trong năm 2026.\n"


def paper(
    recital: str, title: str = "Về công tác trí thức năm 2026", kind: str = "KẾ HOẠCH"
) -> str:
    return HEAD.format(kind=kind, title=title) + recital + BODY


def stated(text: str) -> list[tuple[str, str | None, str | None]]:
    return [(each.kind, each.of, each.number) for each in relations(read_text(text))]


@cache
def seed(name: str) -> Reading:
    return read_text((DATA / f"{name}.txt").read_text("utf-8"))


def of_seed(name: str, number: str, of: str | None = None) -> Relation:
    found = relations(seed(name))
    return next(each for each in found if (each.number, each.of) == (number, of))


@pytest.mark.parametrize(
    ("recital", "kind"),
    [
        (
            "Thực hiện Kế hoạch số 123-KH/TU của Tỉnh ủy, Ủy ban nhân dân tỉnh yêu cầu:",
            "implements",
        ),
        ("Triển khai thực hiện Kế hoạch số 123-KH/TU của Tỉnh ủy như sau:", "implements"),
        ("Căn cứ Kế hoạch số 123-KH/TU của Tỉnh ủy;", "basis"),
        ("Theo đề nghị của Sở Nội vụ tại Kế hoạch số 123-KH/TU;", "basis"),
        ("Quyết định này thay thế Kế hoạch số 123-KH/TU.", "replaces"),
        ("Bãi bỏ Kế hoạch số 123-KH/TU.", "annuls"),
        ("Kế hoạch số 123-KH/TU hết hiệu lực kể từ ngày ký.", "annuls"),
        ("Quyết định này sửa đổi Kế hoạch số 123-KH/TU.", "amends"),
        ("(Kèm theo Kế hoạch số 123-KH/TU ngày 13/3/2024 của Tỉnh ủy)", "annexed"),
        ("Hội nghị đã bàn nhiều về Kế hoạch số 123-KH/TU của Tỉnh ủy.", "cites"),
    ],
)
def test_words_before_the_number_state_the_relation(recital: str, kind: str) -> None:
    assert stated(paper(recital)) == [(kind, None, "123-KH/TU")]


def test_a_title_amends() -> None:
    title = "Sửa đổi, bổ sung một số điều của Quyết định số 5/2020/QĐ-UBND"
    assert stated(paper("", title)) == [("amends", None, "5/2020/QĐ-UBND")]


def test_a_series_shares_what_its_first_member_states() -> None:
    recital = (
        "Căn cứ Nghị quyết số 57-NQ/TW ngày 22/12/2024; Quyết định số 899/QĐ-TTg ngày 31/7/2023."
    )
    assert [kind for kind, _, _ in stated(paper(recital))] == ["basis", "basis"]


def test_a_paper_named_inside_another_one_is_its_relation() -> None:
    found = of_seed("002_7be1c13bfaefd9e1", "52-KL/TW", of="142/QĐ-TTg")
    assert (found.kind, found.issuer) == ("implements", "Ban Bí thư")


def test_two_papers_joined_by_a_semicolon_are_both_implemented() -> None:
    found = {each.number for each in relations(seed("004_acdcc88553d0efb1")) if each.of is None and each.kind == "implements"}  # fmt: skip
    assert found == {"45-NQ/TW", "123-KH/TU"}


def test_an_amendment_that_a_task_asks_for_is_not_the_papers_own() -> None:
    assert of_seed("004_acdcc88553d0efb1", "497/2011/QĐ-UBND").kind == "cites"


def test_an_amended_decree_is_related_to_the_one_that_amends_it() -> None:
    recital = "Căn cứ Nghị định số 119/2025/NĐ-CP sửa đổi, bổ sung một số điều của Nghị định số 06/2022/NĐ-CP;"
    assert stated(paper(recital)) == [
        ("basis", None, "119/2025/NĐ-CP"),
        ("amends", "119/2025/NĐ-CP", "06/2022/NĐ-CP"),
    ]


def test_papers_of_one_number_are_told_apart_by_their_dates() -> None:
    recital = (
        "Căn cứ Quyết định số 142/QĐ-TTg ngày 21/01/2020 của Thủ tướng Chính phủ;\n\n"
        "Căn cứ Quyết định số 142/QĐ-TTg ngày 02/02/2024 của Thủ tướng Chính phủ;"
    )
    dates = [each.date for each in relations(read_text(paper(recital)))]
    assert dates == ["2020-01-21", "2024-02-02"]


def test_what_a_decision_puts_into_force_is_annexed() -> None:
    recital = "Điều 1. Ban hành kèm theo Quyết định này Kế hoạch đào tạo năm 2026."
    found = relations(read_text(paper(recital, kind="QUYẾT ĐỊNH")))
    assert [(each.kind, each.document_kind) for each in found] == [("annexed", "Kế hoạch")]


def test_spans_hold_the_number_as_printed() -> None:
    reading = seed("004_acdcc88553d0efb1")
    spans = of_seed("004_acdcc88553d0efb1", "123-KH/TU").spans
    assert {reading["text"][start:end] for start, end in spans} == {"123-KH/TU"}


def test_a_paper_has_no_relation_to_itself() -> None:
    assert [
        each for each in relations(seed("004_acdcc88553d0efb1")) if each.of == each.number
    ] == []


def test_the_date_and_issuer_come_along() -> None:
    found = of_seed("000_0e96f5b95962012b", "107/NQ-CP")
    assert (found.document_kind, found.issuer, found.date) == (
        "Nghị quyết",
        "Chính phủ",
        "2024-07-09",
    )


def test_a_text_without_numbers_has_no_relations() -> None:
    assert relations(read_text("Thông báo họp.")) == []
