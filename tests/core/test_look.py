"""The tokens keep the contrast of WCAG 2.2 AA in both themes, computed from the style sheets."""

import re
from pathlib import Path

import pytest
from django.conf import settings

from hientai.core.states import LABELS, PALE_FILLS, css_class

CSS = Path(settings.PACKAGE) / "static" / "css"
TEXT, PART = 4.5, 3.0
STATES = [css_class(state) for state in LABELS]
ON_SURFACES = [
    (ink, ground)
    for ink in ("ink", "ink-2", "accent", "accent-strong", "overdue")
    for ground in ("surface", "paper", "sunken", "raised", "hover", "accent-soft")
]
PARTS = ["edge", "focus", "accent", *(f"{state}-fill" for state in STATES)]


def tokens_of(name):
    source = (CSS / name).read_text("utf-8")
    return dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{3,6});", source))


LIGHT = tokens_of("tokens.css")
THEMES = {"light": LIGHT, "dark": LIGHT | tokens_of("dark.css")}


def luminance(colour):
    digits = colour.removeprefix("#")
    digits = "".join(c * 2 for c in digits) if len(digits) == 3 else digits
    channels = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(theme, one, other):
    light, dark = sorted((luminance(THEMES[theme][name]) for name in (one, other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_black_on_white_is_the_known_ratio(monkeypatch):
    monkeypatch.setitem(THEMES, "known", {"black": "#000", "white": "#ffffff"})
    assert contrast("known", "black", "white") == pytest.approx(21)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), ON_SURFACES)
def test_text_can_be_read_on_every_ground(theme, ink, ground):
    assert contrast(theme, ink, ground) >= TEXT


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("state", STATES)
def test_the_word_of_a_state_can_be_read_on_its_badge_and_on_a_card(theme, state):
    assert contrast(theme, state, f"{state}-bg") >= TEXT
    assert contrast(theme, state, "surface") >= TEXT


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("part", PARTS)
def test_bars_borders_and_the_focus_ring_stand_out_from_a_card(theme, part):
    assert contrast(theme, part, "surface") >= PART


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("state", LABELS)
def test_digits_can_be_read_inside_a_bar(theme, state):
    digits = "on-pale-fill" if state in PALE_FILLS else "on-fill"
    assert contrast(theme, digits, f"{css_class(state)}-fill") >= TEXT


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("ground", ["accent", "accent-strong"])
def test_the_word_of_the_first_button_can_be_read(theme, ground):
    assert contrast(theme, "on-accent", ground) >= TEXT


@pytest.mark.parametrize("ink", ["on-cover", "on-cover-2"])
def test_words_on_the_cover_can_be_read(ink):
    assert contrast("light", ink, "cover") >= TEXT


def test_the_dark_set_gives_every_role_of_the_light_set_but_the_cover():
    cover = {name for name in LIGHT if "cover" in name}
    assert set(tokens_of("dark.css")) == set(LIGHT) - cover


def test_no_sheet_asks_for_a_role_that_does_not_exist():
    source = "".join(path.read_text("utf-8") for path in CSS.glob("*.css"))
    defined = set(re.findall(r"--([\w-]+):", source))
    assert set(re.findall(r"var\(--([\w-]+)\)", source)) - defined == set()
