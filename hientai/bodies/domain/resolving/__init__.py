"""Which body a name in a paper means on a day: one engine for command line, duties and pages."""

from hientai.bodies.domain.resolving.answer import Answer, Found, Reason, Status
from hientai.bodies.domain.resolving.engine import Engine
from hientai.bodies.domain.resolving.facts import Fact, Facts, Step
from hientai.bodies.domain.resolving.package import (
    standard_engine,
    standard_facts,
    standard_names,
)
from hientai.bodies.domain.resolving.telling import told

__all__ = [
    "Answer",
    "Engine",
    "Fact",
    "Facts",
    "Found",
    "Reason",
    "Status",
    "Step",
    "standard_engine",
    "standard_facts",
    "standard_names",
    "told",
]
