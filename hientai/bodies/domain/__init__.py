"""Rules about bodies: how their names are compared, what a collective phrase stands for."""

from hientai.bodies.domain.collectives import Collective, collective_of
from hientai.bodies.domain.names import name_key, without_place
from hientai.bodies.domain.planned import PlannedBody, PlannedSuccession
from hientai.bodies.domain.provinces import (
    DISTRICTS_ENDED,
    PROVINCES_MERGED,
    Province,
    current_provinces,
    named_province,
    province_of,
)
from hientai.bodies.domain.standard import Blueprint

__all__ = [
    "DISTRICTS_ENDED",
    "PROVINCES_MERGED",
    "Blueprint",
    "Collective",
    "PlannedBody",
    "PlannedSuccession",
    "Province",
    "collective_of",
    "current_provinces",
    "name_key",
    "named_province",
    "province_of",
    "without_place",
]
