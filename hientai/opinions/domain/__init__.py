"""Rules of opinions: what kinds there are, the way that each goes, which say the same."""

from hientai.opinions.domain.days import answer_day, working_days_between
from hientai.opinions.domain.kinds import (
    DONE,
    IN_WORK,
    KINDS,
    MOVES,
    TIMED,
    UNANSWERED,
    Act,
    Kind,
    KindRules,
    Side,
    Source,
    State,
    rules_of,
)
from hientai.opinions.domain.likeness import Said, like
from hientai.opinions.domain.route import Stay, after, is_late, may, medians, open_acts, stays

__all__ = [
    "DONE",
    "IN_WORK",
    "KINDS",
    "MOVES",
    "TIMED",
    "UNANSWERED",
    "Act",
    "Kind",
    "KindRules",
    "Said",
    "Side",
    "Source",
    "State",
    "Stay",
    "after",
    "answer_day",
    "is_late",
    "like",
    "may",
    "medians",
    "open_acts",
    "rules_of",
    "stays",
    "working_days_between",
]
