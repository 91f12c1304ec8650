"""What there is to check of a plan, in a fixed number of questions."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Final

from hientai.documents.models import Document
from hientai.plans import domain
from hientai.plans.models import Plan, Target, WantedPaper
from hientai.plans.selectors.doubts import Doubt, doubts_of, unsure_of, was_read
from hientai.plans.selectors.pictures import Cut, cuts_of, places_of
from hientai.plans.selectors.rows import Item, heirs_of, item_of, tasks_of
from hientai.plans.selectors.twins import Pair, open_pairs

DOCUMENT_ITEM: Final = "vb"


@dataclass
class Card:
    """Something to look at: a task, a goal or the head of the paper, by its least sure value."""

    id: str
    p: float
    values: dict[str, Any]
    item: Item | None = None
    target: Target | None = None


@dataclass
class CheckItems:
    """Everything on the check page: what is unsure first, then the rest in the paper's order."""

    doubtful: list[Item]
    sure: list[Item]
    dropped: list[Item]
    targets: list[Target]
    document_doubts: list[Doubt]
    queue: list[Card] = field(default_factory=list)
    further: list[Card] = field(default_factory=list)
    document_unsure: list[Doubt] = field(default_factory=list)
    looked: domain.Looked = field(default_factory=domain.Looked)
    pairs: list[Pair] = field(default_factory=list)

    @property
    def items(self) -> list[Item]:
        return [*self.doubtful, *self.sure]

    @property
    def doubtful_targets(self) -> list[Target]:
        return [t for t in self.targets if t.doubt and not t.checked and not t.dropped]

    @property
    def sure_targets(self) -> list[Target]:
        unsure = self.doubtful_targets
        return [target for target in self.targets if target not in unsure]

    @property
    def others(self) -> list[Item]:
        """The tasks that nobody needs to look at, in the paper's order."""
        shown = {card.id for card in self.further}
        return [item for item in self.sure if item.id not in shown]

    @property
    def other_targets(self) -> list[Target]:
        shown = {card.id for card in self.further}
        return [target for target in self.sure_targets if target.item not in shown]

    @property
    def has_document(self) -> bool:
        """Tell whether the head of the paper is among what is to be looked at."""
        return any(card.id == DOCUMENT_ITEM for card in (*self.queue, *self.further))

    @property
    def document_to_look_at(self) -> list[Doubt]:
        return [*self.document_doubts, *self.document_unsure]

    @property
    def wanted_count(self) -> int:
        """How many papers the tasks ask for, refused ones aside."""
        refused = WantedPaper.State.REFUSED
        return sum(one.state != refused for i in self.items for one in i.task.wanted.all())

    @property
    def left(self) -> int:
        """How many things a person has still to look at."""
        return len(self.queue)


def check_items(plan: Plan) -> CheckItems:
    """Return what there is to check of a plan."""
    heirs = heirs_of(plan)
    items = [item_of(task, heirs) for task in tasks_of(plan)]
    kept = [item for item in items if not item.task.dropped]
    pairs = open_pairs(plan)
    _mark_twins(kept, pairs)
    found = CheckItems(
        doubtful=sorted((i for i in kept if i.doubts), key=lambda i: domain.least(i.task.values)),
        sure=[item for item in kept if not item.doubts],
        dropped=[i for i in items if i.task.dropped and i.task.same_as_id is None],
        targets=list(plan.targets.all()),
        document_doubts=doubts_of(plan.document.values),
        pairs=pairs,
    )
    cards = sorted(_cards(plan, found), key=lambda card: card.p)
    doubted = {target.item for target in found.doubtful_targets}
    doubted |= {item.id for item in found.doubtful}
    doubted |= {DOCUMENT_ITEM} if found.document_doubts else set()
    found.queue = [card for card in cards if card.id in doubted]
    rest = [card for card in cards if card.id not in doubted]
    found.looked = domain.looked([v for card in cards for v in card.values.values()])
    for item in found.items:
        item.unsure = unsure_of(item.task.values, found.looked.below)
    found.document_unsure = unsure_of(plan.document.values, found.looked.below)
    found.further = [card for card in rest if card.p <= found.looked.below]
    return found


def show_cuts(plan: Plan, items: CheckItems, chosen: str) -> dict[str, list[Cut]]:
    """Give every doubt the pieces of the paper's picture, and return those of the open card."""
    places = places_of(plan)
    for card in (*items.queue, *items.further) if places else ():
        doubts = card.item.to_look_at if card.item else items.document_to_look_at
        for doubt in doubts if card.target is None else ():
            doubt.cuts = cuts_of(places, card.values[doubt.field].get("spans", ()))
    values = _values_of(plan, items, chosen)
    return {name: cuts_of(places, value.get("spans", ())) for name, value in values.items()}


def words_of_document(
    document: Document,
) -> tuple[dict[str, list[domain.Suggestion]], dict[str, str]]:
    """Return what may be put right in the head's values, and what was read of those put right."""
    values = document.values
    open_ = (n for n in ("issuer", "title") if values.get(n, {}).get("state") != domain.ACCEPTED)
    return domain.offered({name: getattr(document, name) for name in open_}), was_read(
        values, {"title": document.title}
    )


def _values_of(plan: Plan, items: CheckItems, chosen: str) -> dict[str, Any]:
    if chosen == DOCUMENT_ITEM:
        return dict(plan.document.values)
    open_ = next((item.task.values for item in items.items if item.id == chosen), None)
    target = next((t for t in items.targets if t.item == chosen), None)
    return dict(open_ or ({"target": {"spans": target.spans}} if target else {}))


def _cards(plan: Plan, found: CheckItems) -> list[Card]:
    head = plan.document.values
    cards = [Card(DOCUMENT_ITEM, domain.least(head), head)]
    cards += [
        Card(item.id, domain.least(item.task.values), item.task.values, item=item)
        for item in found.items
    ]
    for target in found.targets:
        if not target.dropped:
            values = {"target": value_of_target(target)}
            cards.append(Card(target.item, domain.least(values), values, target=target))
    return cards


def value_of_target(target: Target) -> dict[str, Any]:
    """Return a goal as the values of tasks are kept."""
    state = domain.ACCEPTED if target.checked else domain.READ
    known = {} if target.sure is None else {"p": target.sure}
    return {"state": state, "doubt": target.doubt, "spans": target.spans, **known}


def _mark_twins(items: list[Item], pairs: list[Pair]) -> None:
    """Let each task know the earlier one that it may say again."""
    earlier = {pair.twin.second_id: pair.twin.first for pair in pairs}
    for item in items:
        item.twin = earlier.get(item.task.pk)
