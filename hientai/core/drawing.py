"""A few strokes of SVG as text: classes instead of styles, so that a strict CSP holds."""

from __future__ import annotations

from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

LETTER_WIDTH = 6.7  # mean width of Inter at 12.5 px, Vietnamese text
LINE = 14.0


def number(value: float) -> str:
    """Write a coordinate: one decimal, no trailing zero, so that drawings compare as text."""
    return f"{value:.1f}".removesuffix(".0")


def shorten(text: str, width: float) -> str:
    """Return the text, cut at a word with an ellipsis where it would be wider than `width`."""
    room = int(width / LETTER_WIDTH)
    if len(text) <= room:
        return text
    words = text[: room - 1].rsplit(" ", 1)[0]
    return f"{words}…"


def in_lines(text: str, width: float, lines: int) -> list[str]:
    """Return the text over at most so many lines, the last one shortened."""
    room = int(width / LETTER_WIDTH)
    if lines == 1 or len(text) <= room:
        return [shorten(text, width)]
    first = text[: room + 1].rsplit(" ", 1)[0]
    return [first, *in_lines(text[len(first) :].strip(), width, lines - 1)]


@dataclass
class Drawing:
    """Marks on a plane of fixed width; its height is what the marks need."""

    width: float
    title: str
    height: float = 0
    marks: list[str] = field(default_factory=list)

    def rect(self, css: str, x: float, y: float, width: float, height: float) -> None:
        self._mark("rect", css, {"x": x, "y": y, "width": width, "height": height, "rx": 2})

    def dot(self, css: str, x: float, y: float, radius: float) -> None:
        self._mark("circle", css, {"cx": x, "cy": y, "r": radius})

    def stroke(self, css: str, x1: float, y1: float, x2: float, y2: float) -> None:
        self._mark("line", css, {"x1": x1, "y1": y1, "x2": x2, "y2": y2})

    def area(self, css: str, corners: list[tuple[float, float]]) -> None:
        places = " ".join(f"{number(x)},{number(y)}" for x, y in corners)
        self.marks.append(f'<polygon class={quoteattr(css)} points="{places}"/>')

    def text(self, x: float, y: float, words: str, css: str = "") -> None:
        named = f" class={quoteattr(css)}" if css else ""
        self.marks.append(f'<text{named} x="{number(x)}" y="{number(y)}">{escape(words)}</text>')

    def label(self, x: float, y: float, words: str, box: tuple[float, int]) -> None:
        """Write a label into a box of width and lines; where it is cut, the whole is a tooltip."""
        lines = in_lines(words, *box)
        whole = f"<title>{escape(words)}</title>" if lines[-1].endswith("…") else ""
        top = y - (len(lines) - 1) * LINE / 2
        spans = "".join(
            f'<tspan x="{number(x)}" y="{number(top + i * LINE)}">{escape(part)}</tspan>'
            for i, part in enumerate(lines)
        )
        self.marks.append(f"<text>{whole}{spans}</text>")

    def _mark(self, name: str, css: str, places: dict[str, float]) -> None:
        written = " ".join(f'{key}="{number(value)}"' for key, value in places.items())
        self.marks.append(f"<{name} class={quoteattr(css)} {written}/>")

    def svg(self) -> str:
        """Return the drawing with its title, ready for a page or a file."""
        size = f'width="{number(self.width)}" height="{number(self.height)}"'
        return (
            f'<svg class="plot" xmlns="http://www.w3.org/2000/svg" {size} '
            f'viewBox="0 0 {number(self.width)} {number(self.height)}" role="img" '
            f"aria-label={quoteattr(self.title)}><title>{escape(self.title)}</title>"
            f"{''.join(self.marks)}</svg>"
        )
