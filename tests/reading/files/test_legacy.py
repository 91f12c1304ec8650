"""Text from before Unicode is known by the words that it makes."""

import pytest

from hientai.reading.files import load_file
from hientai.reading.files.legacy import (
    TCVN3,
    VNI_MARKS,
    VNI_SINGLE,
    from_font,
    from_tcvn3,
    from_vni,
)
from hientai.reading.files.syllables import is_syllable

SENTENCE = (
    "Kế hoạch xây dựng đội ngũ trí thức của tỉnh: giữ gìn, thu hút, "
    "trọng dụng nhân tài; Ủy ban nhân dân các huyện thực hiện thường xuyên, hiệu quả.\n"
)
TOTCVN3 = {letter: chr(code) for code, letter in TCVN3.items()}
TO_VNI = {
    vowel: base + mark for base, marks in VNI_MARKS.items() for mark, vowel in marks.items()
} | {letter: code for code, letter in VNI_SINGLE.items()}


def in_tcvn3(text):
    return "".join(TOTCVN3.get(each, TOTCVN3.get(each.lower(), each)) for each in text)


def in_vni(text):
    return "".join(TO_VNI.get(each) or TO_VNI.get(each.lower(), each).capitalize() for each in text)


@pytest.mark.parametrize(("write", "read"), [(in_tcvn3, from_tcvn3), (in_vni, from_vni)])
def test_tables_turn_every_letter_back(write, read):
    assert read(write(SENTENCE)).lower() == SENTENCE.lower()


@pytest.mark.parametrize("write", [in_tcvn3, in_vni])
@pytest.mark.parametrize("encoding", ["latin-1", "utf-8"])
def test_old_text_file_is_recognised(write, encoding):
    text = load_file(write(3 * SENTENCE).encode(encoding), "a.txt")
    assert text.lower() == 3 * SENTENCE.lower()


def test_unicode_text_stays_as_it_is():
    assert load_file(SENTENCE.encode(), "a.txt") == SENTENCE


def test_western_text_stays_as_it_is():
    text = "Übergröße, naïve façade, déjà vu, Ångström, señor, smörgåsbord, São Paulo\n"
    assert load_file(text.encode(), "a.txt") == text


def test_capital_font_writes_capitals():
    assert from_font("kÕ ho¹ch", ".VnTimeH") == "KẾ HOẠCH"


def test_unicode_in_an_old_font_stays():
    assert from_font("Kế hoạch", ".VnTime") == "Kế hoạch"


@pytest.mark.parametrize("word", ["nghiêng", "quyết", "giếng", "Khuyến", "oanh", "TRÍ", "yêu"])
def test_syllable(word):
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["th", "ực1", "hiệnn", "tổc", "plan", "ngtin", "đ"])
def test_no_syllable(word):
    assert not is_syllable(word)
