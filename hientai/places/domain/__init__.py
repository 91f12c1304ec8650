"""Places over time: what a name stood for on a day, and figures on other boundaries."""

from hientai.places.domain.applying import Applied, apply_changes, apply_rows
from hientai.places.domain.changes import Change, Problem, read_changes
from hientai.places.domain.finding import Answer, Status
from hientai.places.domain.place import Level, Link, Part, Place, Step
from hientai.places.domain.places import Places
from hientai.places.domain.standard import standard_places

__all__ = [
    "Answer",
    "Applied",
    "Change",
    "Level",
    "Link",
    "Part",
    "Place",
    "Places",
    "Problem",
    "Status",
    "Step",
    "apply_changes",
    "apply_rows",
    "read_changes",
    "standard_places",
]
