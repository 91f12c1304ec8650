"""Words of which the keys never became marks."""

import pytest

from hientai.people.domain.matching.keys import typed


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        *(("Nguyeenx", "Nguyễn"), ("DDuwowngf", "Đường"), ("Hueej", "Huệ"), ("Hoaf", "Hòa")),
        *(("Tra6n2", "Trần"), ("Nguyen64", "Nguyễn"), ("Thi5", "Thị"), ("Vawn", "Văn")),
    ],
)
def test_keys_of_telex_and_vni_are_read(word, meant):
    assert typed(word) == meant


@pytest.mark.parametrize("word", ["Minh", "Nguyễn", "Smith", "Ksor", "Luu", "", "T"])
def test_a_word_that_can_be_one_stays(word):
    assert typed(word) == word
