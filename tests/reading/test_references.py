"""The three references are read as their annotators read them; scanner's noise costs little."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from hientai.reading import read_text
from tests.reading import score

DATA = Path(__file__).parent / "data"
NAMES = ("000_0e96f5b95962012b", "002_7be1c13bfaefd9e1", "004_acdcc88553d0efb1")
TONES = {
    "a": "aàáảãạ", "ă": "ăằắẳẵặ", "â": "âầấẩẫậ", "e": "eèéẻẽẹ", "ê": "êềếểễệ", "i": "iìíỉĩị",
    "o": "oòóỏõọ", "ô": "ôồốổỗộ", "ơ": "ơờớởỡợ", "u": "uùúủũụ", "ư": "ưừứửữự", "y": "yỳýỷỹỵ",
}  # fmt: skip
SHAPES = {letter: group for group in TONES.values() for letter in group}


def text_of(name: str) -> str:
    return (DATA / f"{name}.txt").read_text("utf-8")


def compared(name: str, text: str) -> score.Comparison:
    reference = json.loads((DATA / f"{name}.json").read_text("utf-8"))
    return score.compare(reference, json.loads(json.dumps(read_text(text))))


@pytest.mark.parametrize("name", NAMES)
def test_a_reference_is_read_almost_wholly(name: str) -> None:
    result = compared(name, text_of(name))
    assert result.figures["overall"] >= 0.97, result.misses


@pytest.mark.parametrize("name", NAMES)
def test_no_group_of_values_is_neglected(name: str) -> None:
    result = compared(name, text_of(name))
    assert {k: v for k, v in result.figures.items() if v < 0.9} == {}


@pytest.mark.parametrize("name", NAMES)
def test_every_value_shows_its_source(name: str) -> None:
    assert compared(name, text_of(name)).sources >= 0.97


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_read_that_is_not_there(name: str) -> None:
    assert compared(name, text_of(name)).strays == 0


def noisy(text: str, share: float, seed: int) -> str:
    """Return the text with wrong tone marks in a share of its vowels, as scanners leave them."""
    dice = random.Random(seed)
    return "".join(
        dice.choice(SHAPES[c]) if c in SHAPES and dice.random() < share else c for c in text
    )


@pytest.mark.parametrize("name", NAMES)
def test_wrong_tone_marks_cost_little(name: str) -> None:
    result = compared(name, noisy(text_of(name), 0.04, seed=7))
    assert result.figures["overall"] >= 0.85, result.misses
