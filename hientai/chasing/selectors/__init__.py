"""Reads of chasing."""

from hientai.chasing.selectors.due import day_plan, ladder
from hientai.chasing.selectors.explaining import (
    MOST,
    askable,
    count_waiting,
    duties_of,
    explanation_of,
    late_bodies,
    offered,
    visible_explanations,
    waiting,
    waiting_first,
)
from hientai.chasing.selectors.feeds import calendar_of, feed_of
from hientai.chasing.selectors.inbox import (
    count_unread,
    inbox,
    notice_of,
    preference_of,
    unread,
)
from hientai.chasing.selectors.letters import (
    bodies_pressed,
    letter_facts,
    letters,
    own_plans,
    pressing,
)
from hientai.chasing.selectors.sent import (
    digest_of,
    heads,
    in_doubt,
    lines_of,
    nobody_for,
    preview,
    sent_digests,
    told_on,
)
from hientai.chasing.selectors.telling import sections, still_open, tells_of_others

__all__ = [
    "MOST",
    "askable",
    "bodies_pressed",
    "calendar_of",
    "count_unread",
    "count_waiting",
    "day_plan",
    "digest_of",
    "duties_of",
    "explanation_of",
    "feed_of",
    "heads",
    "in_doubt",
    "inbox",
    "ladder",
    "late_bodies",
    "letter_facts",
    "letters",
    "lines_of",
    "nobody_for",
    "notice_of",
    "offered",
    "own_plans",
    "preference_of",
    "pressing",
    "preview",
    "sections",
    "sent_digests",
    "still_open",
    "tells_of_others",
    "told_on",
    "unread",
    "visible_explanations",
    "waiting",
    "waiting_first",
]
