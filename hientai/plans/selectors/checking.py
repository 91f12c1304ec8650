"""What there is to check of a plan, in a fixed number of questions."""

from __future__ import annotations

from dataclasses import dataclass

from hientai.plans import domain
from hientai.plans.models import Plan, Target
from hientai.plans.selectors.rows import Doubt, Item, doubts_of, heirs_of, item_of, tasks_of


@dataclass
class CheckItems:
    """Everything on the check page: what is unsure first, then the rest in the paper's order."""

    doubtful: list[Item]
    sure: list[Item]
    dropped: list[Item]
    targets: list[Target]
    document_doubts: list[Doubt]

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
    def left(self) -> int:
        """How many things a person has still to look at."""
        unsure = len(self.doubtful) + len(self.doubtful_targets)
        return unsure + bool(self.document_doubts)

    @property
    def total(self) -> int:
        return len(self.doubtful) + len(self.sure) + len(self.targets) + 1

    @property
    def done(self) -> int:
        return self.total - self.left


def check_items(plan: Plan) -> CheckItems:
    """Return what there is to check of a plan."""
    heirs = heirs_of(plan)
    items = [item_of(task, heirs) for task in tasks_of(plan)]
    kept = [item for item in items if not item.task.dropped]
    _find_twins(kept)
    return CheckItems(
        doubtful=sorted((i for i in kept if i.doubts), key=lambda i: -len(i.doubts)),
        sure=[item for item in kept if not item.doubts],
        dropped=[item for item in items if item.task.dropped],
        targets=list(plan.targets.all()),
        document_doubts=doubts_of(plan.document.values),
    )


def _find_twins(items: list[Item]) -> None:
    tasks = {item.id: item.task for item in items}
    found = domain.twins([(i.id, i.task.path, i.task.text_key) for i in items])
    for item in items:
        item.twin = tasks.get(found.get(item.id, ""))
