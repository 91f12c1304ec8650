"""Which characters of the paper belong to what a page shows beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from hientai.plans import domain
from hientai.plans.domain.source import CSS_OF_FIELD, Mark
from hientai.plans.models import Target
from hientai.plans.selectors import DOCUMENT_ITEM, Item


def marks_of_tasks(items: Iterable[Item], chosen: str) -> Iterator[Mark]:
    for item in items:
        for place in (item.task, *(also.task for also in item.also)):
            yield from _marks(place.values, item.id, chosen)


def marks_of_document(values: Mapping[str, Any], chosen: str) -> Iterator[Mark]:
    yield from _marks(values, DOCUMENT_ITEM, chosen)


def marks_of_targets(targets: Iterable[Target], chosen: str) -> Iterator[Mark]:
    for target in targets:
        name, doubt = target.item, bool(target.doubt) and not target.checked
        for start, end in target.spans:
            yield Mark(start, end, name, "target", doubt, name == chosen)


def _marks(values: Mapping[str, Any], item: str, chosen: str) -> Iterator[Mark]:
    for name, value in values.items():
        doubt = domain.is_doubtful({name: value})
        if name in CSS_OF_FIELD or item == DOCUMENT_ITEM or doubt:
            for start, end in value.get("spans", []):
                yield Mark(start, end, item, name, doubt, item == chosen)
