"""Profiles of people, where each value comes from, and the lists that were taken in."""

from hientai.people.models.keeping import Recount, StaffTotal
from hientai.people.models.lists import ColumnChoice, Intake, IntakeRow
from hientai.people.models.profile import (
    CountingRule,
    Degree,
    Fact,
    Guarded,
    Origin,
    Person,
    Position,
    Sector,
)
from hientai.people.models.saved import Listed, SavedList

__all__ = [
    "ColumnChoice",
    "CountingRule",
    "Degree",
    "Fact",
    "Guarded",
    "Intake",
    "IntakeRow",
    "Listed",
    "Origin",
    "Person",
    "Position",
    "Recount",
    "SavedList",
    "Sector",
    "StaffTotal",
]
