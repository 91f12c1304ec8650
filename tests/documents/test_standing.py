"""Whether a paper is in force, as far as is known."""

from datetime import date

import pytest

from hientai.documents.domain import Known, Standing, last_year, missing_parts, standing_of

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("known", "standing"),
    [
        (Known(), Standing.STANDING),
        (Known(undergone=["amends"]), Standing.AMENDED),
        (Known(undergone=["amends", "replaces"]), Standing.REPLACED),
        (Known(undergone=["annuls"]), Standing.ANNULLED),
        (Known(expired_on=date(2026, 11, 20)), Standing.EXPIRED),
        (Known(expired_on=TODAY), Standing.STANDING),
        (Known(kind="Kế hoạch", title="Đào tạo giai đoạn 2021 - 2025"), Standing.ENDED),
        (Known(kind="Kế hoạch", title="Đào tạo giai đoạn 2021 - 2026"), Standing.STANDING),
        (Known(expected=True, undergone=["replaces"]), Standing.EXPECTED),
    ],
)
def test_what_ends_a_paper_wholly_comes_first(known, standing):
    assert standing_of(known, TODAY) is standing


@pytest.mark.parametrize(
    ("kind", "title", "year"),
    [
        ("Kế hoạch", "Phát triển nhân lực giai đoạn 2024-2030", 2030),
        ("Chương trình hành động", "Phát triển nhân lực năm 2025", 2025),
        ("Quyết định", "Về nhân lực giai đoạn 2024-2030", None),
        ("Kế hoạch", "Thực hiện Nghị quyết năm 2025 của Hội đồng", None),
    ],
)
def test_only_a_plan_ends_with_the_period_of_its_title(kind, title, year):
    assert last_year(kind, title) == year


def test_what_is_missing_is_said():
    missing = missing_parts(
        number="12/KH-UBND", issuer="", issued="2026-03", title="Về trí thức", has_file=False
    )
    assert missing == ["cơ quan ban hành", "ngày ban hành", "bản gốc"]
