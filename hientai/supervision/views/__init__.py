"""Pages of supervision."""

from hientai.supervision.views.board import export, overview
from hientai.supervision.views.planning import visit_add, visit_drop, visit_edit, year, year_add
from hientai.supervision.views.visiting import (
    conclude,
    docx,
    finding_add,
    finding_drop,
    finding_edit,
    minutes,
    visit,
    visit_record,
)

__all__ = [
    "conclude",
    "docx",
    "export",
    "finding_add",
    "finding_drop",
    "finding_edit",
    "minutes",
    "overview",
    "visit",
    "visit_add",
    "visit_drop",
    "visit_edit",
    "visit_record",
    "year",
    "year_add",
]
