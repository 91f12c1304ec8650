"""The text of one Word paragraph: runs, symbols, insertions; deletions and hidden text are out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from lxml import etree

from hientai.reading.files.legacy import from_font, is_legacy
from hientai.reading.files.numbering import VAL, W
from hientai.reading.files.styles import Look, Styles, read_look

_MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_M: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
ALTERNATE: Final = f"{_MC}AlternateContent"
_BOX: Final = f"{W}txbxContent"
_RUN: Final = f"{W}r"
_PROPERTIES: Final = f"{W}rPr"
_TEXT: Final = f"{W}t"
DROPPED: Final = frozenset(
    W + tag
    for tag in (
        "del", "moveFrom", "pPr", "rPr", "sdtPr", "sdtEndPr", "instrText", "delText",
        "delInstrText", "rt", "bookmarkStart", "bookmarkEnd", "proofErr", "customXmlPr",
        "smartTagPr", "annotationRef", "commentReference", "lastRenderedPageBreak",
    )
)  # fmt: skip
_SIGNS: Final = {
    f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-",
}  # fmt: skip
_DRAWN: Final = frozenset({f"{W}drawing", f"{W}pict", f"{W}object"})
_NOTES: Final = frozenset({f"{W}footnoteReference", f"{W}endnoteReference"})
_SYMBOLS: Final = {
    "symbol": {
        0xA3: "≤", 0xB3: "≥", 0xB1: "±", 0xB4: "×", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈", 0xB7: "•",
        0xAE: "→", 0xA5: "∞", 0xB0: "°", 0x2D: "-", 0x61: "α", 0x62: "β", 0x67: "γ", 0x6D: "μ",
    },
    "wingdings": {
        0xA7: "•", 0xD8: "•", 0x76: "•", 0x6E: "•", 0x6C: "•", 0xB7: "•", 0xE0: "→", 0xF0: "→",
        0xFC: "✓", 0xFE: "☑", 0xA8: "☐", 0x6F: "☐", 0x71: "☐",
    },
}  # fmt: skip
_PRIVATE: Final = range(0xF000, 0xF100)


class Inline:
    """Reads paragraphs; collects the text boxes and the notes that they hold."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self.boxes: list[etree._Element] = []
        self.notes: list[tuple[str, str]] = []
        self._plain = self._bold = False

    def text(self, element: etree._Element, look: Look) -> str:
        """Return the text of everything inside a paragraph."""
        self._plain = self._bold = False
        return "".join(self._parts(element, look))

    @property
    def is_bold(self) -> bool:
        """Tell whether everything in the last paragraph was bold."""
        return self._bold and not self._plain

    def _parts(self, element: etree._Element, look: Look) -> Iterator[str]:
        for child in element:
            tag = child.tag
            if tag == _RUN:
                yield self._run(child, look)
            elif tag in DROPPED:
                continue
            elif tag == ALTERNATE:
                yield from self._parts(chosen(child), look)
            elif tag == f"{_M}t":
                yield child.text or ""
            else:
                yield from self._parts(child, look)

    def _run(self, run: etree._Element, look: Look) -> str:
        parts = list(run)
        if parts and parts[0].tag == _PROPERTIES:
            properties = parts.pop(0)
            look = self._look(properties, look) if len(properties) else look
        if look.hidden:
            return ""
        legacy = look.font is not None and is_legacy(look.font)
        alone = len(parts) == 1 and parts[0].tag == _TEXT  # as in most
        text = parts[0].text or "" if alone else "".join(self._content(parts, legacy=legacy))
        if legacy and look.font is not None:
            text = from_font(text, look.font)
        if not text.isspace():
            self._bold, self._plain = self._bold or bool(look.bold), self._plain or not look.bold
        return text.upper() if look.capitals else text

    def _look(self, properties: etree._Element, look: Look) -> Look:
        own = read_look(properties)
        style = next(properties.iterchildren(f"{W}rStyle"), None)
        if style is not None:
            own = own.over(self._styles.get(style.get(VAL, "")).look)
        return own.over(look) if own != _PLAIN else look

    def _content(self, parts: Iterable[etree._Element], *, legacy: bool) -> Iterator[str]:
        for child in parts:
            tag = child.tag
            if tag == _TEXT:
                yield child.text or ""
            elif tag in _SIGNS:
                yield _SIGNS[tag]
            elif tag in DROPPED:
                continue
            elif tag == f"{W}softHyphen":
                yield "\u00ad" if legacy else ""
            elif tag == f"{W}sym":
                yield _symbol(child.get(f"{W}font", ""), child.get(f"{W}char", ""))
            else:
                yield from self._object(child)

    def _object(self, child: etree._Element) -> Iterator[str]:
        if child.tag in _DRAWN:
            self.boxes.extend(child.iter(_BOX))
        elif child.tag in _NOTES:
            kind = "footnotes" if child.tag == f"{W}footnoteReference" else "endnotes"
            self.notes.append((kind, child.get(f"{W}id", "")))
        elif child.tag == ALTERNATE:
            yield from self._content(chosen(child), legacy=False)
        elif len(child):
            yield from self._parts(child, _PLAIN)


_PLAIN: Final = Look()


def chosen(alternate: etree._Element) -> etree._Element:
    """Return the one of several renderings of the same thing that is read."""
    found = alternate.find(f"{_MC}Choice")
    if found is None:
        found = alternate.find(f"{_MC}Fallback")
    return alternate.makeelement(f"{_MC}Nothing") if found is None else found


def _symbol(font: str, code: str) -> str:
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    signs = next((table for name, table in _SYMBOLS.items() if name in font.lower()), None)
    if signs is not None:
        return signs.get(number & 0xFF, "")
    return "" if number in _PRIVATE or not 0x20 <= number < 0xD800 else chr(number)  # noqa: PLR2004 - what Unicode prints
