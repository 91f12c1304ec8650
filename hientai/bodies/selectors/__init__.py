"""Which bodies a name stands for on a day; what the pages about bodies show."""

from hientai.bodies.selectors.lists import (
    BodyFilter,
    bodies,
    bodies_named,
    bodies_today,
    body_of,
    descent,
    names_over_time,
    provinces,
    with_heirs,
)
from hientai.bodies.selectors.register import instance_engine
from hientai.bodies.selectors.resolver import Resolution, Resolver
from hientai.bodies.selectors.sentences import succession_sentence

__all__ = [
    "BodyFilter",
    "Resolution",
    "Resolver",
    "bodies",
    "bodies_named",
    "bodies_today",
    "body_of",
    "descent",
    "instance_engine",
    "names_over_time",
    "provinces",
    "succession_sentence",
    "with_heirs",
]
