"""Vietnamese text: the examples are those that go wrong in practice."""

from __future__ import annotations

import datetime as dt
import unicodedata
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hientai.kernel import vietnamese as vi

VIETNAMESE = (
    "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ"
)
words = st.text(alphabet=VIETNAMESE + VIETNAMESE.upper() + " -", max_size=20)
texts = st.one_of(st.text(max_size=30), words)


def nfd(text: str) -> str:
    return unicodedata.normalize("NFD", text)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Ủy ban nhân dân", "uy ban nhan dan"),
        ("Uỷ  ban\tnhân\u00a0dân ", "uy ban nhan dan"),
        ("Đường", "duong"),
        ("Ðường", "duong"),
        ("Ɖường", "duong"),
        ("45-NQ/TW", "45 nq tw"),
        ("“Trí thức” (2024)", "tri thuc 2024"),
        ("từng\u200bchữ, mềm\u00admại", "tungchu memmai"),
        ("", ""),
    ],
)
def test_fold_gives_the_search_key(text, key):
    assert vi.fold(text) == key


@given(texts)
def test_fold_twice_is_fold_once(text):
    assert vi.fold(vi.fold(text)) == vi.fold(text)


@given(texts)
def test_fold_ignores_how_the_text_is_composed_and_cased(text):
    assert vi.fold(nfd(text)) == vi.fold(vi.nfc(text)) == vi.fold(text)


@given(words)
def test_fold_ignores_where_the_tone_is_placed(text):
    assert vi.fold(vi.tone_canonical(text)) == vi.fold(text)


@given(words)
def test_fold_leaves_only_plain_letters_of_vietnamese_words(text):
    assert vi.fold(text).replace(" ", "").isascii()


@pytest.mark.parametrize(
    "ordered",
    [
        ["ma", "mà", "mả", "mã", "má", "mạ"],
        ["a", "ă", "â", "b", "d", "đ", "e", "ê", "o", "ô", "ơ", "u", "ư", "y", "z"],
        ["Anh", "Ánh", "Dương", "Đức", "Ước", "Yến"],
        ["ba", "bà", "ba mai", "bà nội"],
        ["bà lan", "ba mai"],
        ["an", "An", "AN", "àn"],
        ["Kế hoạch 1", "Kế hoạch 2", "Kế hoạch A"],
        ["co", "cò", "cô", "cồ", "cơ", "cờ"],
        ["toa", "toan", "toán", "tô"],
        ["Zurich", "Ωmega"],
    ],
)
def test_sort_key_keeps_the_dictionary_order(ordered):
    keys = [vi.sort_key(text) for text in ordered]
    assert keys == sorted(set(keys))


@given(st.lists(texts, max_size=6))
def test_sort_key_orders_the_same_as_bytes(several):
    keys = [vi.sort_key(text) for text in several]
    assert sorted(keys) == sorted(keys, key=str.encode)


@given(texts)
def test_sort_key_ignores_how_the_text_is_composed(text):
    assert vi.sort_key(nfd(text)) == vi.sort_key(vi.nfc(text))


@given(words, words)
def test_sort_key_is_equal_only_for_the_same_words(one, other):
    same = vi.nfc(" ".join(one.replace("-", " ").split())) == vi.nfc(
        " ".join(other.replace("-", " ").split())
    )
    assert (vi.sort_key(one) == vi.sort_key(other)) == same


@given(words, words)
def test_sort_key_puts_letters_before_tones(one, other):
    strip = str.maketrans(dict.fromkeys("\u0300\u0301\u0303\u0309\u0323"))
    bare = [vi.sort_key(nfd(text).translate(strip).lower()) for text in (one, other)]
    if bare[0] < bare[1]:
        assert vi.sort_key(one) < vi.sort_key(other)


def test_names_are_ordered_by_given_name_then_surname():
    ordered = ["Trần Mẫu An", "LÊ MẪU ÁNH", "Bùi Mẫu Bình", "Đỗ Mẫu Bình", "Lê Mẫu Bình", "Mẫu"]
    keys = [vi.names_sort_key(name) for name in ordered]
    assert keys == sorted(set(keys))


def test_a_shorter_given_name_comes_before_a_longer_one():
    assert vi.names_sort_key("Vũ Mẫu An") < vi.names_sort_key("Bùi Mẫu Anh")


def test_an_empty_name_sorts_first():
    assert vi.names_sort_key("  ") < vi.names_sort_key("An")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("hoà", "hòa"),
        ("Uỷ ban", "Ủy ban"),
        ("UỶ BAN", "ỦY BAN"),
        ("khoẻ", "khỏe"),
        ("thuý, hoá; loè", "thúy, hóa; lòe"),
        ("quý", "quý"),
        ("Quỹ", "Quỹ"),
        ("toàn", "toàn"),
        ("hoàn khuỷu ngoáy Huỳnh", "hoàn khuỷu ngoáy Huỳnh"),
        ("hòa ủy", "hòa ủy"),
    ],
)
def test_tones_of_open_syllables_are_written_the_new_way(old, new):
    assert vi.tone_canonical(nfd(old)) == new


@given(texts)
def test_the_new_way_of_writing_is_stable(text):
    once = vi.tone_canonical(text)
    assert vi.tone_canonical(once) == once


@pytest.mark.parametrize(
    ("value", "places", "written"),
    [
        (Decimal("1234.5"), None, "1.234,5"),
        (1234567, None, "1.234.567"),
        (95.65, 1, "95,7"),
        (Decimal("1.50"), None, "1,5"),
        (Decimal("1.5"), 2, "1,50"),
        (-0.04, 1, "0,0"),
        (-1234.5, None, "-1.234,5"),
        (Decimal("1E+6"), None, "1.000.000"),
        (0, None, "0"),
    ],
)
def test_numbers_are_written_with_a_comma(value, places, written):
    assert vi.format_number(value, places) == written


def test_what_is_no_number_is_not_written():
    with pytest.raises(ValueError, match="finite"):
        vi.format_number(float("nan"))


@given(
    st.decimals(
        allow_nan=False, allow_infinity=False, places=4, min_value=-(10**12), max_value=10**12
    )
)
def test_a_written_number_reads_back(number):
    assert vi.parse_number(vi.format_number(number)) == number


@pytest.mark.parametrize(
    "text", ["1.5", "1,234.5", "", "12a", "1.23.456", "1 234.567", "--1", "١٢"]
)
def test_a_doubtful_number_is_refused(text):
    with pytest.raises(vi.UnreadableValue) as refused:
        vi.parse_number(text)
    assert str(refused.value) == f"“{text}” không phải số viết theo lối Việt Nam, ví dụ 1.234,5."


@pytest.mark.parametrize("text", ["1234,5", "1.234,5", "1 234,5", " 1\u00a0234,50 "])
def test_the_usual_ways_of_grouping_are_read(text):
    assert vi.parse_number(text) == Decimal("1234.5")


@pytest.mark.parametrize(
    "text", ["5/3/2025", "05/03/2025", "5-3-2025", "5.3.25", "2025-03-05", " 5/3/25 "]
)
def test_the_usual_ways_of_dating_are_read(text):
    assert vi.parse_date(text) == dt.date(2025, 3, 5)


def test_a_year_of_two_digits_turns_at_the_pivot():
    years = [vi.parse_date("1/1/30").year, vi.parse_date("1/1/80").year]
    years.append(vi.parse_date("1/1/30", pivot=20).year)
    assert years == [2030, 1980, 1930]


@pytest.mark.parametrize("text", ["31/02/1980", "29/2/2025", "1/13/2025", "0/1/2025"])
def test_a_day_that_never_was_is_refused(text):
    with pytest.raises(vi.UnreadableValue) as refused:
        vi.parse_date(text)
    assert str(refused.value) == f"“{text}” không phải ngày có thật."


@pytest.mark.parametrize("text", ["", "hôm nay", "1/2", "1/2-2025", "1/2/20255", "20250305"])
def test_what_is_no_date_is_refused(text):
    with pytest.raises(vi.UnreadableValue) as refused:
        vi.parse_date(text)
    assert str(refused.value) == f"“{text}” không phải ngày, viết theo dạng 31/12/2025."


@given(st.dates(min_value=dt.date(1000, 1, 1), max_value=dt.date(2999, 12, 31)))
def test_a_written_date_reads_back(date):
    assert vi.parse_date(vi.format_date(date)) == vi.parse_date(date.isoformat()) == date


@pytest.mark.parametrize(
    ("number", "numeral"), [(1, "I"), (4, "IV"), (9, "IX"), (14, "XIV"), (1999, "MCMXCIX")]
)
def test_roman_numerals(number, numeral):
    assert vi.roman(number) == numeral


@pytest.mark.parametrize("number", [0, -1, 4000])
def test_there_is_no_roman_numeral_outside_its_range(number):
    with pytest.raises(ValueError, match="Roman"):
        vi.roman(number)
