"""Patterns that are sought find what `re` finds."""

import re
from pathlib import Path

import pytest

from hientai.reading import baselines, header, kinds, moments, reports, roles, subjects, targets
from hientai.reading.sought import Sought, ahead, needed
from hientai.reading.source import plain

DATA = Path(__file__).parent / "data"
SENTENCES = [
    plain(line)
    for path in sorted(DATA.glob("*.txt"))
    for line in path.read_text("utf-8").split("\n")
]
PATTERNS = [
    value
    for module in (baselines, header, kinds, moments, reports, roles, subjects, targets)
    for value in vars(module).values()
    if isinstance(value, Sought)
]


@pytest.mark.parametrize("sought", PATTERNS, ids=lambda sought: sought.pattern[:40])
def test_finds_the_same_as_the_bare_pattern(sought):
    bare = re.compile(sought.pattern)
    for sentence in SENTENCES:
        expected = [found.span() for found in bare.finditer(sentence)]
        assert [found.span() for found in sought.finditer(sentence)] == expected


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("abc", [("abc",)]),
        ("(?:tong hop|bao cao)(?:ve)?", [("bao cao", "tong hop")]),
        ("(?:trong|khi) .*(?:nam|thang)", [("khi", "trong"), ("nam", "thang")]),
        (r"x?\d*", []),
        ("(?:ab|abc)d", [("ab",), ("d",)]),
        (r"(?:ab|\d)", []),
    ],
)
def test_names_words_that_every_match_holds(pattern, words):
    assert needed(pattern) == words


@pytest.mark.parametrize(
    ("pattern", "look"),
    [
        ("abc", ""),  # `re` looks for the letters itself
        ("(?:abc|def)g", ""),
        (r"(?<!\w)do\s", "(?=do)"),
        ("(?:tinh )?(?:den|toi) nam", "(?=den|tinh|toi)"),
        (r"(?:ab)?\d", ""),
        (r"(?:ab)?(?:c)?", ""),
    ],
)
def test_looks_for_how_a_match_may_begin(pattern, look):
    assert ahead(pattern) == look


def test_a_pattern_for_any_case_needs_no_word():
    assert Sought("(?i)tháng").search("THÁNG 5")
