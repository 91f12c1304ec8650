"""Pages of returns."""

from hientai.returns.views.asking import ask, asked
from hientai.returns.views.checking import check, confirm_many, overview
from hientai.returns.views.files import evidence, form, form_in, paper
from hientai.returns.views.writing import correct, detail, drop, line, mine, note, send

__all__ = [
    "ask",
    "asked",
    "check",
    "confirm_many",
    "correct",
    "detail",
    "drop",
    "evidence",
    "form",
    "form_in",
    "line",
    "mine",
    "note",
    "overview",
    "paper",
    "send",
]
