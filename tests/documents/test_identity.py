"""Which papers are one: number, kind, issuer and date, as far as they are known."""

import pytest

from hientai.documents.domain import (
    Sameness,
    compare,
    identity,
    is_central,
    issuer_of,
    kind_of,
    number_key,
    quote_at,
    title_after,
)

BAC_GIANG = {"province": "Bắc Giang"}


def same(one, other):
    return compare(identity(**one), identity(**other))


def named(number, date="", issuer="", kind="", province=""):
    return {"number": number, "date": date, "issuer": issuer, "kind": kind, "province": province}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("0155/KH-UBND", "155/KH-UBND"),
        ("13/CT-TTG", "13/CT-TTg"),
        ("124 / KH-UBND", "124/KH-UBND"),
        ("14/2014/QĐ-TTg", "14/2014/QĐ-TTg"),
    ],
)
def test_numbers_are_compared_without_zeros_spaces_and_case(one, other):
    assert number_key(one) == number_key(other)


def test_a_number_of_another_year_is_another_number():
    assert number_key("14/2014/QĐ-TTg") != number_key("14/QĐ-TTg")


@pytest.mark.parametrize(
    ("number", "central"),
    [
        ("142/QĐ-TTg", True), ("45-NQ/TW", True), ("107/NQ-CP", True), ("15/2020/QH14", True),
        ("09/KH-BTNMT", True), ("4643/VPCP-CN", True), ("124/KH-UBND", False), ("80-CTr/TU", False),
        ("902/TTr-SNV", False), ("10-NQ/BTV", False),
    ],
)  # fmt: skip
def test_the_symbol_tells_who_speaks_for_the_whole_country(number, central):
    assert is_central(number) is central


NGHI_QUYET = named("45-NQ/TW", "2023-11-24", "Ban Chấp hành Trung ương")
KE_HOACH = named("124/KH-UBND", "2020-04-08", "Ủy ban nhân dân tỉnh Lào Cai")


@pytest.mark.parametrize(
    ("one", "other", "answer"),
    [
        # one paper named in two provinces
        (NGHI_QUYET, {**NGHI_QUYET, "issuer": "", "province": "Bắc Giang"}, Sameness.SAME),
        # one number of two years
        (
            named("142/QĐ-TTg", "2020-01-21"),
            named("142/QĐ-TTg", "2024-02-02"),
            Sameness.DIFFERENT,
        ),
        # one number of two provinces
        (
            KE_HOACH,
            {**KE_HOACH, "issuer": "Ủy ban nhân dân tỉnh", "province": "Thanh Hóa"},
            Sameness.DIFFERENT,
        ),
        # a short name inside the province means the same body
        (
            KE_HOACH,
            {**KE_HOACH, "issuer": "Ủy ban nhân dân tỉnh", "province": "Lào Cai"},
            Sameness.SAME,
        ),
        # no date, no answer
        (KE_HOACH, {**KE_HOACH, "date": ""}, Sameness.UNSURE),
        (KE_HOACH, {**KE_HOACH, "issuer": ""}, Sameness.UNSURE),
        # a month is not a day
        (KE_HOACH, {**KE_HOACH, "date": "2020-04"}, Sameness.UNSURE),
        (KE_HOACH, {**KE_HOACH, "date": "2020-05"}, Sameness.DIFFERENT),
        # the year in the number is enough
        (named("14/2014/QĐ-TTg"), named("14/2014/QĐ-TTg", "2014-02-14"), Sameness.SAME),
        # a decision and a regulation of one number
        (
            {**NGHI_QUYET, "number": "399-QĐ/TW", "kind": "Quyết định"},
            {**NGHI_QUYET, "number": "399-QĐ/TW", "kind": "Quy định"},
            Sameness.UNSURE,
        ),
        (named(""), named(""), Sameness.DIFFERENT),
    ],
)
def test_two_keys_are_compared(one, other, answer):
    assert same(one, other) is answer
    assert same(other, one) is answer


def test_the_standing_committee_speaks_for_the_provincial_party():
    one = named("123-KH/TU", "2024-03-13", "Ban Thường vụ Tỉnh ủy", province="Bắc Giang")
    other = named("123-KH/TU", "2024-03-13", "Tỉnh ủy Bắc Giang")
    assert same(one, other) is Sameness.SAME


def test_a_communes_paper_is_not_its_provinces():
    one = named("1/KH-UBND", "2026-01-02", "Ủy ban nhân dân xã Tân Lập", province="Bắc Giang")
    other = named("1/KH-UBND", "2026-01-02", "Ủy ban nhân dân tỉnh", province="Bắc Giang")
    assert same(one, other) is Sameness.DIFFERENT


def test_the_symbol_names_kind_and_issuer():
    assert kind_of("109/2022/NĐ-CP", "Văn bản") == "Nghị định"
    assert issuer_of("109/2022/NĐ-CP", "") == "Chính phủ"
    assert issuer_of("13/CT-TTg", "Thủ tướng Chính phủ về tín chỉ") == "Thủ tướng Chính phủ"
    assert issuer_of("124/KH-UBND", "") == ""


def test_a_quote_is_the_clause_around_the_number():
    text = "Trước đó.\n\nCăn cứ Nghị quyết số 45-NQ/TW ngày 24/11/2023 của Trung ương;\n\nSau đó."
    start = text.index("45-NQ/TW")
    quoted = quote_at(text, start, start + 8)
    assert quoted == "Căn cứ Nghị quyết số 45-NQ/TW ngày 24/11/2023 của Trung ương;"


def test_a_long_quote_is_cut_at_words():
    text = f"{'lời văn dài ' * 60}45-NQ/TW{' lời văn dài' * 60}"
    start = text.index("45-NQ/TW")
    quoted = quote_at(text, start, start + 8)
    assert quoted.startswith("…")
    assert quoted.endswith("…")
    assert set(quoted.strip("…").split()) == {"lời", "văn", "dài", "45-NQ/TW"}


@pytest.mark.parametrize(
    ("behind", "title"),
    [
        (" ngày 09/7/2024 của Chính phủ về phát huy đội ngũ trí thức;", "về phát huy đội ngũ trí thức"),
        (" của Chính phủ về phát triển đội ngũ trí thức trẻ thực hiện Nghị quyết số 45-NQ/TW", "về phát triển đội ngũ trí thức trẻ"),
        (" và các văn bản khác.", ""),
        (" về đổi mới.", ""),
    ],
)  # fmt: skip
def test_what_follows_the_number_is_the_title(behind, title):
    assert title_after(f"107/NQ-CP{behind}", len("107/NQ-CP")) == title
