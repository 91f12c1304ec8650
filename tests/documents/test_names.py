"""What a paper is called in a crumb or a row."""

import pytest

from hientai.documents.models import Document

TITLE = "Thực hiện Nghị quyết số 45-NQ/TW ngày 24/11/2023 của Ban Chấp hành Trung ương"
ISSUER = "Ủy ban nhân dân tỉnh Bắc Giang"


@pytest.mark.parametrize(
    ("known", "name"),
    [
        ({"number": "124/KH-UBND", "issuer": ISSUER}, "Kế hoạch 124/KH-UBND"),
        ({"issuer": ISSUER, "issued": "2024-06"}, "Kế hoạch của UBND tỉnh Bắc Giang (06/2024)"),
        ({"issuer": ISSUER}, "Kế hoạch của UBND tỉnh Bắc Giang"),
        ({"title": TITLE}, "Kế hoạch Thực hiện Nghị quyết số 45-NQ/TW ngày 24/11/2023…"),
        ({}, "Kế hoạch"),
    ],
)
def test_a_paper_is_named_by_number_else_by_issuer_and_date_else_by_title(known, name):
    assert Document(kind="Kế hoạch", **known).short_name == name


def test_a_number_alone_refers_to_a_paper():
    assert Document(kind="Kế hoạch", number="124/KH-UBND").reference == "124/KH-UBND"


def test_a_paper_without_a_number_is_referred_to_by_its_short_name():
    paper = Document(kind="Kế hoạch", issuer=ISSUER, issued="2024-06-14")
    assert paper.reference == "Kế hoạch của UBND tỉnh Bắc Giang (14/06/2024)"
