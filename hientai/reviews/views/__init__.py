"""Pages of reviews."""

from hientai.reviews.views.editing import (
    arrange,
    assess,
    drop_passage,
    figure,
    history,
    judge,
    objective,
    objective_drop,
    passage,
    set_head,
)
from hientai.reviews.views.issuing import addressee, freeze, issue, mark, version
from hientai.reviews.views.outlining import outline_edit, outline_forget, outline_list
from hientai.reviews.views.reading import as_docx, as_json, as_pdf, listing, make, show

__all__ = [
    "addressee",
    "arrange",
    "as_docx",
    "as_json",
    "as_pdf",
    "assess",
    "drop_passage",
    "figure",
    "freeze",
    "history",
    "issue",
    "judge",
    "listing",
    "make",
    "mark",
    "objective",
    "objective_drop",
    "outline_edit",
    "outline_forget",
    "outline_list",
    "passage",
    "set_head",
    "show",
    "version",
]
