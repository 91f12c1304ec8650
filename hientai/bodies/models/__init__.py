"""Bodies over time, what happened to them, and what is handed from one to another."""

from hientai.bodies.models.events import Event, EventKind, Succession
from hientai.bodies.models.handing import Handover
from hientai.bodies.models.register import Body, BodyAlias, BodyDetail, BodyKind

__all__ = [
    "Body",
    "BodyAlias",
    "BodyDetail",
    "BodyKind",
    "Event",
    "EventKind",
    "Handover",
    "Succession",
]
