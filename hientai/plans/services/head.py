"""The parts of a reading beside its tasks: the paper's head, its headings, its measurable goals."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from hientai.documents.models import Document
from hientai.kernel.vietnamese import nfc
from hientai.plans import domain
from hientai.plans.models import Heading, Plan, Target

COLUMN_OF_FIELD = {"date": "issued"}
_LIMITS = {"kind": 80, "number": 60, "symbol": 60, "place": 80, "issuer": 200, "issued": 10}
_BEYOND = Decimal(10) ** 14  # no column of a goal holds it


def take_document(document: Document, result: Mapping[str, Any]) -> None:
    """Fill the paper's head; what a person corrected or accepted stays."""
    head = result.get("document") or {}
    doubted = result.get("document_doubts") or {}
    doubts = domain.document_doubts(head, doubted)
    open_ = doubts.keys() - doubted.keys()  # left blank by the paper: nothing is to be guessed
    read = {
        **head,
        "sources": result.get("document_sources") or {},
        "doubts": doubts,
        "sure": {
            name: sure
            for name, sure in (result.get("document_sure") or {}).items()
            if name not in open_
        },
    }
    document.values = domain.reread(document.values, domain.values_of(read, domain.DOCUMENT_FIELDS))
    for name in domain.DOCUMENT_FIELDS:
        if not domain.keeps(document.values.get(name)):
            set_field(document, name, head.get(name))
    for name in ("kind", "symbol", "place"):
        set_field(document, name, head.get(name))
    document.recipients = head.get("recipients") or []
    document.citations = head.get("citations") or []
    document.save()


def set_field(document: Document, name: str, value: Any) -> None:
    """Put a value of the contract into its column, cut to what the column holds."""
    column = COLUMN_OF_FIELD.get(name, name)
    if name == "signer":
        document.signer = value or None
        return
    setattr(document, column, nfc(str(value or ""))[: _LIMITS.get(column)])


def take_headings(plan: Plan, result: Mapping[str, Any]) -> dict[tuple[str, ...], Heading]:
    """Replace the plan's headings by those of the reading; return them by place."""
    plan.headings.all().delete()
    made: dict[tuple[str, ...], Heading] = {}
    for position, heading in enumerate(result.get("headings") or ()):
        path = tuple(heading["path"])
        if path and path not in made:
            made[path] = Heading(
                plan=plan,
                path=list(path),
                label=domain.label_of(path),
                text=heading.get("text") or "",
                position=position,
            )
    Heading.objects.bulk_create(made.values())
    return made


def take_targets(plan: Plan, result: Mapping[str, Any]) -> None:
    """Replace the goals and facts that nobody has looked at; the others stay as they are."""
    touched = [target for target in plan.targets.all() if target.checked or target.dropped]
    plan.targets.exclude(pk__in=[target.pk for target in touched]).delete()
    read = [(Target.Kind.TARGET, one) for one in result.get("targets") or ()]
    read += [(Target.Kind.BASELINE, one) for one in result.get("baselines") or ()]
    made = []
    for position, (kind, one) in enumerate(read):
        if not _fits(one):
            continue
        known = next((t for t in touched if t.kind == kind and _same(t, one)), None)
        if known is None:
            made.append(_target(plan, kind, position, one))
        else:
            touched.remove(known)
    Target.objects.bulk_create(made)


def _same(target: Target, read: Mapping[str, Any]) -> bool:
    return domain.adopts(
        f"{target.measure} {target.text}", f"{read.get('measure')} {read.get('text')}"
    )


def _target(plan: Plan, kind: str, position: int, read: Mapping[str, Any]) -> Target:
    return Target(
        plan=plan,
        kind=kind,
        position=position,
        text=nfc(read.get("text") or ""),
        measure=nfc(read.get("measure") or ""),
        operator=str(read.get("operator") or "")[:8],
        value=_number(read.get("value")) or Decimal(0),
        value_max=_number(read.get("value_max")),
        unit=str(read.get("unit") or "")[:200],
        baseline=_number(read.get("baseline")),
        by=read.get("by"),
        as_of=str(read.get("as_of") or "")[:10],
        spans=_spans(read.get("sources") or []),
        doubt="; ".join((read.get("doubts") or {}).values()) or domain.doubt_of(read.get("sure")),
        sure=read["sure"][0] if read.get("sure") else None,
    )


def _spans(sources: Any) -> list[list[int]]:
    """Return where a goal stands: sources come as spans, or as spans per value."""
    if isinstance(sources, Mapping):
        sources = sources.get("text") or [span for found in sources.values() for span in found]
    return list(sources)


def _fits(read: Mapping[str, Any]) -> bool:
    """Tell a figure from digits that a damaged paper runs together; they still stand in its words."""
    numbers = (_number(read.get(name)) for name in ("value", "value_max", "baseline"))
    return all(abs(number) < _BEYOND for number in numbers if number is not None)


def _number(value: Any) -> Decimal | None:
    return None if value is None else Decimal(str(value))
