"""Writes on opinions: said, classed, joined, passed on, put before the leader, answered, closed."""

from hientai.opinions.services.due import tell_due
from hientai.opinions.services.joining import join, part
from hientai.opinions.services.papers import take_merged
from hientai.opinions.services.raising import (
    About,
    Saying,
    raise_difficulty,
    raise_opinion,
    say_difficulty,
)
from hientai.opinions.services.routing import (
    Numbered,
    answer,
    classify,
    close,
    decide,
    give_back,
    hear,
    pass_on,
    propose,
    reopen,
    send_up,
)
from hientai.opinions.services.steps import EmptyOpinion, Told

__all__ = [
    "About",
    "EmptyOpinion",
    "Numbered",
    "Saying",
    "Told",
    "answer",
    "classify",
    "close",
    "decide",
    "give_back",
    "hear",
    "join",
    "part",
    "pass_on",
    "propose",
    "raise_difficulty",
    "raise_opinion",
    "reopen",
    "say_difficulty",
    "send_up",
    "take_merged",
    "tell_due",
]
