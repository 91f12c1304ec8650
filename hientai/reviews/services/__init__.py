"""Writes of reviews."""

from hientai.reviews.services.freezing import freeze
from hientai.reviews.services.issuing import add_addressee, issue, mark_addressee
from hientai.reviews.services.judging import add_objective, drop_objective, judge
from hientai.reviews.services.making import NewReview, make_review, new_version
from hientai.reviews.services.outlining import OutlineChange, change_outline, forget_outline
from hientai.reviews.services.writing import (
    SectionChange,
    arrange,
    drop_passage,
    set_head,
    write_passage,
)

__all__ = [
    "NewReview",
    "OutlineChange",
    "SectionChange",
    "add_addressee",
    "add_objective",
    "arrange",
    "change_outline",
    "drop_objective",
    "drop_passage",
    "forget_outline",
    "freeze",
    "issue",
    "judge",
    "make_review",
    "mark_addressee",
    "new_version",
    "set_head",
    "write_passage",
]
