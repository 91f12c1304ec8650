"""The reading contract as types: what `read_text` returns, key by key."""

from __future__ import annotations

from typing import NotRequired, TypeAlias, TypedDict

Spans: TypeAlias = list[list[int]]
Sure: TypeAlias = tuple[float, str]  # how probably a value is right, and why it may be wrong


class Signer(TypedDict):
    name: str
    position: str | None
    authority: str | None


class Citation(TypedDict):
    number: str
    kind: str | None
    date: str | None
    issuer: str | None


class Document(TypedDict):
    kind: str | None
    number: str | None
    symbol: str | None
    place: str | None
    issuer: str | None
    date: str | None
    title: str | None
    signer: Signer | None
    recipients: list[str]
    citations: list[Citation]


class Timeframe(TypedDict):
    text: str
    recurrence: str | None
    start: str | None
    end: str | None
    condition: str | None


class ProposedDeliverable(TypedDict):
    kind: str
    issuer: str | None
    amends: str | None
    replaces: str | None


class Task(TypedDict):
    path: list[str]
    text: str
    leads: list[str]
    coordinators: list[str]
    timeframe: Timeframe | None
    kind: str
    reports_to: list[str]
    deliverable: str | None
    sources: dict[str, Spans]
    doubts: NotRequired[dict[str, str]]
    sure: NotRequired[dict[str, Sure]]
    proposed_deliverable: NotRequired[ProposedDeliverable | None]


class Target(TypedDict):
    text: str
    measure: str
    operator: str
    value: float
    value_max: float | None
    unit: str
    baseline: float | None
    by: int | None
    sources: NotRequired[Spans]
    sure: NotRequired[Sure]


class Baseline(TypedDict):
    text: str
    measure: str
    value: float
    unit: str
    as_of: str | None
    sources: NotRequired[Spans]


class Heading(TypedDict):
    path: list[str]
    text: str
    span: list[int]


class Reading(TypedDict):
    document: Document
    tasks: list[Task]
    targets: list[Target]
    baselines: list[Baseline]
    headings: list[Heading]
    document_sources: dict[str, Spans]
    document_doubts: dict[str, str]
    document_sure: NotRequired[dict[str, Sure]]
    text: str


class Passage(TypedDict):
    """One block of the document in reading order."""

    text: str
    span: list[int]
    label: str | None
