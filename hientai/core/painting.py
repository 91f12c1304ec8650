"""The drawings of `core.drawing` as PNG, for files that cannot hold SVG.

Only what `Drawing` writes is understood: rect, circle, line, text with tspans, and its classes.
The typeface is the one of the pages, so paper and page look alike on every machine.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Final

from lxml import etree
from PIL import Image, ImageDraw, ImageFont

from hientai.core.charts import Chart, Key
from hientai.core.plots import NARROW_KEY

SCALE: Final = 3  # pixels for one unit: 230 dots an inch on paper
_FONTS: Final = Path(__file__).parents[1] / "static" / "vendor"
_SIZE: Final = 12.5
_BASELINE: Final = "ls"
_ANCHORS: Final = {"mid": "ms", "on": "ms", "end": "rs"}
_INK, _MUTE, _WHITE = "#1b1f2a", "#535a69", "#ffffff"
# the light roles of static/css/tokens.css
FILLS: Final = {
    "overdue": "#c5292b", "due-soon": "#a16600", "in-term": "#64748b", "waiting": "#7c56b3",
    "continuous": "#17808c", "done-on-time": "#1f6b42", "done-late": "#9c911a",
    "history": "#b9b5aa", "accent": "#2a4a8b", "start": _WHITE,
    "second": "#17808c", "flow": "#d0d7e7", "heat-0": _WHITE, "heat-1": "#e5e9f1",
    "heat-2": "#cad2e2", "heat-3": "#a6b3cf", "heat-4": "#4a659c", "heat-5": "#2a4a8b",
}  # fmt: skip
STROKES: Final = {
    "s-accent": ("#2a4a8b", 3), "s-estimate": ("#2a4a8b", 3), "s-line": ("#dfdcd4", 2),
    "s-grid": ("#dfdcd4", 1), "s-edge": ("#80858f", 3),
}  # fmt: skip
_DASH: Final = (5, 4)
_KEY_ROW: Final = 22.0
_KEY_BOX: Final = 11.0


@dataclass(frozen=True)
class Painted:
    """A PNG file and its size in the units of the drawing."""

    data: bytes
    width: float
    height: float


def painted(chart: Chart) -> Painted:
    """Return the chart's wide drawing under its legend."""
    root = etree.fromstring(chart.wide.encode(), _parser())
    width, height = float(root.get("width", "0")), float(root.get("height", "0"))
    keys = list(_placed(tuple(key for key in chart.legend if key.css != NARROW_KEY), width))
    top = (max(y for _x, y, _key in keys) + _KEY_ROW + 4) if keys else 0.0
    image = Image.new("RGB", (round(width * SCALE), round((height + top) * SCALE)), _WHITE)
    brush = _Brush(ImageDraw.Draw(image), top)
    for x, y, key in keys:
        brush.key(x, y - top, key)
    for mark in root:
        brush.mark(mark)
    file = BytesIO()
    image.quantize(64).save(file, "PNG", optimize=True)
    return Painted(file.getvalue(), width, height + top)


def _parser() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True)


def _placed(legend: tuple[Key, ...], width: float) -> Iterator[tuple[float, float, Key]]:
    """Place the entries of a legend in rows."""
    x = y = 0.0
    for key in legend:
        room = _KEY_BOX + 6 + _length(key.label, bold=False) / SCALE + 18
        if x and x + room > width:
            x, y = 0.0, y + _KEY_ROW
        yield x, y, key
        x += room


class _Brush:
    def __init__(self, draw: ImageDraw.ImageDraw, top: float) -> None:
        self.draw = draw
        self.top = top

    def key(self, x: float, y: float, key: Key) -> None:
        if key.css in FILLS:
            ring = FILLS["accent"] if key.css == "start" else None
            self._rect(FILLS[key.css], x, y + 4, _KEY_BOX, _KEY_BOX, ring)
        self.words(x + _KEY_BOX + 6, y + 14, key.label, [])

    def mark(self, mark: etree._Element) -> None:
        name, classes = etree.QName(mark).localname, (mark.get("class") or "").split()
        at = {key: float(value) for key, value in mark.attrib.items() if key in _PLACES}
        if name == "rect":
            ring = FILLS["accent"] if "f-start" in classes else None
            self._rect(_fill(classes), at["x"], at["y"], at["width"], at["height"], ring)
        elif name == "polygon":
            self._area(_fill(classes), mark.get("points") or "")
        elif name == "circle":
            self._dot(classes, at)
        elif name == "line":
            self._line(classes, at)
        elif name == "text":
            for x, y, words in _lines(mark, at):
                self.words(x, y, words, classes)

    def words(self, x: float, y: float, text: str, classes: list[str]) -> None:
        """Write a line, each letter in the file of the typeface that has it."""
        bold = bool({"b", "on"} & set(classes))
        anchor = next((a for css, a in _ANCHORS.items() if css in classes), _BASELINE)
        left = x * SCALE - _length(text, bold=bold) * {"ls": 0, "ms": 0.5, "rs": 1}[anchor]
        colour, halo = _colour(classes), 3 * SCALE if "halo" in classes else 0
        for part, font in _fonted(text, bold=bold):
            place = (left, (y + self.top) * SCALE)
            self.draw.text(
                place, part, fill=colour, font=font, anchor=_BASELINE,
                stroke_width=halo and 2, stroke_fill=_WHITE,
            )  # fmt: skip
            left += font.getlength(part)

    def _rect(
        self, colour: str, x: float, y: float, width: float, height: float, ring: str | None = None
    ) -> None:
        box = [v * SCALE for v in (x, y + self.top, x + max(width, 0.5), y + self.top + height)]
        radius = min(2, width / 2) * SCALE
        self.draw.rounded_rectangle(box, radius, colour, ring, 2 * SCALE if ring else 1)

    def _area(self, colour: str, points: str) -> None:
        corners = (corner.split(",") for corner in points.split())
        self.draw.polygon(
            [(float(x) * SCALE, (float(y) + self.top) * SCALE) for x, y in corners], colour
        )

    def _dot(self, classes: list[str], at: dict[str, float]) -> None:
        x, y, r = at["cx"] * SCALE, (at["cy"] + self.top) * SCALE, at["r"] * SCALE
        ring = FILLS["accent"] if "f-start" in classes else None
        self.draw.ellipse([x - r, y - r, x + r, y + r], _fill(classes), ring, 2 * SCALE)

    def _line(self, classes: list[str], at: dict[str, float]) -> None:
        colour, width = next((STROKES[css] for css in classes if css in STROKES), (_MUTE, 1))
        ends = (at["x1"], at["y1"] + self.top), (at["x2"], at["y2"] + self.top)
        for start, end in _dashes(*ends) if "s-estimate" in classes else [ends]:
            places = [(start[0] * SCALE, start[1] * SCALE), (end[0] * SCALE, end[1] * SCALE)]
            self.draw.line(places, fill=colour, width=width * SCALE)


_PLACES: Final = {"x", "y", "width", "height", "cx", "cy", "r", "x1", "y1", "x2", "y2"}
_Spot = tuple[float, float]


def _dashes(start: _Spot, end: _Spot) -> Iterator[tuple[_Spot, _Spot]]:
    length = ((end[0] - start[0]) ** 2 + (end[1] - start[1]) ** 2) ** 0.5 or 1

    def spot(way: float) -> _Spot:
        share = min(way / length, 1)
        return start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share

    way = 0.0
    while way < length:
        yield spot(way), spot(way + _DASH[0])
        way += sum(_DASH)


def _lines(mark: etree._Element, at: dict[str, float]) -> Iterator[tuple[float, float, str]]:
    if mark.text:
        yield at["x"], at["y"], mark.text
    for line in mark:
        if etree.QName(line).localname == "tspan":
            yield float(line.get("x", "0")), float(line.get("y", "0")), line.text or ""


def _fill(classes: list[str]) -> str:
    return next((FILLS[css[2:]] for css in classes if css[2:] in FILLS), _INK)


def _colour(classes: list[str]) -> str:
    if "on" in classes:
        return _INK if "on-pale" in classes else _WHITE
    return _MUTE if "mute" in classes else _INK


@cache
def _font(name: str, *, bold: bool) -> ImageFont.FreeTypeFont:
    font = ImageFont.truetype(_FONTS / f"inter-{name}-wght-normal.woff2", round(_SIZE * SCALE))
    font.set_variation_by_axes([600 if bold else 400])
    return font


@cache
def _has(letter: str) -> bool:
    """Whether a letter is in the Vietnamese file and not in the Latin one."""
    code = ord(letter)
    return code in {0x102, 0x103, 0x110, 0x111, 0x128, 0x129, 0x168, 0x169} or (
        code in {0x1A0, 0x1A1, 0x1AF, 0x1B0, 0x20AB} or 0x1EA0 <= code <= 0x1EF9  # noqa: PLR2004
    )


def _fonted(text: str, *, bold: bool) -> Iterator[tuple[str, ImageFont.FreeTypeFont]]:
    part = ""
    for letter in text:
        if part and _has(letter) != _has(part[-1]):
            yield part, _font("vietnamese" if _has(part[-1]) else "latin", bold=bold)
            part = ""
        part += letter
    if part:
        yield part, _font("vietnamese" if _has(part[-1]) else "latin", bold=bold)


def _length(text: str, *, bold: bool) -> float:
    return sum(font.getlength(part) for part, font in _fonted(text, bold=bold))
