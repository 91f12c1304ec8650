"""What a Word style says about the text under it, its parents' words included."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from lxml import etree

from hientai.reading.files.numbering import VAL, W, whole_number

_OFF: Final = frozenset({"0", "false", "off", "none"})
_FONT: Final = f"{W}rFonts"
_FONT_KINDS: Final = (f"{W}ascii", f"{W}hAnsi", f"{W}cs")
_FLAGS: Final = {f"{W}vanish": "hidden", f"{W}caps": "capitals", f"{W}b": "bold"}
_DEEPEST: Final = 32


@dataclass(frozen=True, slots=True)
class Look:
    """How characters look, as far as it changes what is read; None where nothing is said."""

    hidden: bool | None = None
    capitals: bool | None = None
    font: str | None = None
    bold: bool | None = None

    def over(self, other: Look) -> Look:
        """Return this look with the gaps filled from the other."""
        return Look(
            other.hidden if self.hidden is None else self.hidden,
            other.capitals if self.capitals is None else self.capitals,
            self.font or other.font,
            other.bold if self.bold is None else self.bold,
        )


@dataclass(frozen=True, slots=True)
class Style:
    """A style with everything that it inherits."""

    name: str = ""
    look: Look = Look()
    number_id: str | None = None
    level: int | None = None
    centred: bool | None = None
    whole: Look = Look()  # with what holds for the whole document


def read_look(properties: etree._Element | None) -> Look:
    """Return the look that a run's or a style's `rPr` states."""
    flags: dict[str, bool] = {}
    font = None
    for child in () if properties is None else properties:
        flag = _FLAGS.get(child.tag)
        if flag:
            flags[flag] = child.get(VAL, "1") not in _OFF
        elif child.tag == _FONT:
            font = next((child.get(kind) for kind in _FONT_KINDS if child.get(kind)), None)
    return Look(font=font, **flags)


def inside(element: etree._Element | None) -> Mapping[str, etree._Element]:
    """Return the children of an element by their names; of several of one name the first."""
    return {} if element is None else {child.tag: child for child in reversed(element)}


def read_number(properties: Mapping[str, etree._Element]) -> tuple[str | None, int | None]:
    """Return the list and the level that a `pPr` names."""
    if f"{W}numPr" not in properties:
        return None, None
    found = inside(properties[f"{W}numPr"])
    number, level = found.get(f"{W}numId"), found.get(f"{W}ilvl")
    return (
        None if number is None else number.get(VAL),
        None if level is None else whole_number(level.get(VAL)),
    )


def read_centred(properties: Mapping[str, etree._Element]) -> bool | None:
    """Tell whether a `pPr` centres its paragraph."""
    found = properties.get(f"{W}jc")
    return None if found is None else found.get(VAL) == "center"


class Styles:
    """The styles of a document by their id, each resolved once."""

    def __init__(self, root: etree._Element | None) -> None:
        self._elements: dict[str, etree._Element] = {}
        self._resolved: dict[str, Style] = {}
        self._default = ""
        self.look = Look()
        self._none = Style()
        if root is not None:
            self._read(root)

    def _read(self, root: etree._Element) -> None:
        for element in root.iterfind(f"{W}style"):
            key = element.get(f"{W}styleId", "")
            self._elements[key] = element
            if (
                element.get(f"{W}default") in {"1", "true"}
                and element.get(f"{W}type") == "paragraph"
            ):
                self._default = key
        self.look = read_look(root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr"))
        self._none = Style(whole=self.look)

    def paragraph(self, key: str) -> Style:
        """Return the style of a paragraph, the document's default where it names none."""
        return self.get(key or self._default)

    def get(self, key: str, depth: int = 0) -> Style:
        if key in self._resolved:
            return self._resolved[key]
        element = self._elements.get(key)
        if element is None or depth > _DEEPEST:
            return self._none
        based = element.find(f"{W}basedOn")
        parent = Style() if based is None else self.get(based.get(VAL, ""), depth + 1)
        resolved = _style(element, parent, self.look)
        self._resolved[key] = resolved
        return resolved

    def list_of(self, key: str) -> str:
        """Return the list that a style names."""
        return self.get(key).number_id or ""


def _style(element: etree._Element, parent: Style, default: Look) -> Style:
    properties = inside(element.find(f"{W}pPr"))
    number, level = read_number(properties)
    centred = read_centred(properties)
    name = element.find(f"{W}name")
    look = read_look(element.find(f"{W}rPr")).over(parent.look)
    return Style(
        name="" if name is None else name.get(VAL, "").lower(),
        look=look,
        whole=look.over(default),
        number_id=parent.number_id if number is None else number,
        level=parent.level if level is None else level,
        centred=parent.centred if centred is None else centred,
    )
