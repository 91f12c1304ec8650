"""A small province with one of everything, so that every address can be asked for in earnest."""

from dataclasses import dataclass, field
from datetime import date

from hientai.accounts.models import Membership, User
from hientai.bodies.models import Body, Event, Handover, Succession
from hientai.core.files import store
from hientai.documents.models import Document, Reading, Relation, SamePaper
from hientai.duties.models import Duty, Evidence, Progress
from hientai.kernel.permissions import SYSTEM, Role
from hientai.opinions.models import Opinion
from hientai.plans.models import Plan, Target, Task, Twin, WantedPaper
from hientai.privacy.models import Claim
from tests.factories import make_body, make_duty, make_plan, make_task, make_user

TEXT = "KẾ HOẠCH mẫu\n1. Tuyên truyền Nghị quyết."
FOREIGN = "Việc riêng của nơi khác"


@dataclass
class World:
    """What addresses name by their arguments, and who asks."""

    steward_body: Body
    own_body: Body
    supervising_body: Body
    plan: Plan
    checking: Plan
    failed: Plan
    task: Task
    first: Task
    draft: Task
    open_task: Task
    conditional: Task
    target: Target
    duty: Duty
    evidence: Evidence
    opinion: Opinion
    succession: Succession
    event: Event
    handing: Event
    old_body: Body
    account: User
    post: Membership
    year: int
    page: int
    paper: Document
    mention: Document
    relation: Relation
    question: SamePaper
    twin: Twin
    wanted: WantedPaper
    place: str = "15.20250701"
    more: dict[str, int | str] = field(default_factory=dict)  # of apps, by their `access.py`

    def user(self, role: Role) -> User:
        bodies = {
            Role.STEWARD: self.steward_body,
            Role.BODY_OFFICER: self.own_body,
            Role.SUPERVISOR: self.supervising_body,
        }
        made = make_user(role, bodies.get(role))
        if role is Role.INTELLECTUAL:
            Claim.objects.create(user=made, person_id=self.more["mine"])
        return made

    def argument(self, name: str) -> int | str:
        value = getattr(self, name) if hasattr(self, name) else self.more[name]
        return value if isinstance(value, int | str) else value.pk


def make_world() -> World:
    steward_body, own_body = make_body("Liên hiệp hội Mẫu"), make_body("Sở Mẫu")
    plan, checking = (_plan(steward_body, Plan.State(one)) for one in ("confirmed", "checking"))
    task = make_task(plan, lead=own_body)
    duty = make_duty(task, own_body)
    relation = _relation(plan)
    first, draft = make_task(checking, lead=own_body), make_task(checking, lead=own_body)
    return World(
        steward_body=steward_body,
        own_body=own_body,
        supervising_body=make_body("Mặt trận Mẫu"),
        plan=plan,
        checking=checking,
        failed=make_plan(steward_body, state=Plan.State.FAILED),
        task=task,
        first=first,
        draft=draft,
        open_task=make_task(plan),
        conditional=_conditional(plan, own_body),
        target=Target.objects.create(plan=checking, position=1, text="Mẫu", value=1),
        duty=duty,
        evidence=_evidence(duty),
        opinion=Opinion.objects.create(
            plan=plan, duty=duty, body=own_body, collector=steward_body, text="Thiếu kinh phí"
        ),
        succession=(line := _renamed(make_body("Sở Cũ Mẫu"), own_body)),
        handing=_handed(line, duty),
        old_body=line.predecessor,
        event=_drafted(make_body("Ban Mẫu")),
        account=(account := make_user(Role.LEADER)),
        post=account.memberships.get(),
        year=date.today().year,  # noqa: DTZ011  # any day of the year will do
        page=1,
        paper=plan.document,
        mention=relation.target,
        relation=relation,
        question=_question(plan, relation),
        twin=Twin.objects.create(first=first, second=draft, likeness=1),
        wanted=_wanted(task),
    )


def make_foreign(world: World) -> Duty:
    """Return what another body owes in another steward's plan; of which an officer must never read."""
    body = make_body("Sở Khác")
    plan = _plan(body, Plan.State.CONFIRMED, title=FOREIGN)
    duty = make_duty(make_task(plan, lead=body, text=FOREIGN), body)
    Opinion.objects.create(plan=plan, duty=duty, body=body, collector=body, text=FOREIGN)
    return duty


def _plan(steward: Body, state: Plan.State, **fields: object) -> Plan:
    plan = make_plan(steward, state=state, tracked_from=date(2025, 1, 1), **fields)
    document = plan.document
    document.file = store(name="ke-hoach.txt", data=TEXT.encode(), by=SYSTEM)
    document.save()
    Reading.objects.create(document=document, state=Reading.State.DONE, text=TEXT)
    return plan


def _question(plan: Plan, relation: Relation) -> SamePaper:
    other = _relation(plan, number="45-NQ/TW ").target
    return SamePaper.objects.create(mention=relation.target, other=other)


def _wanted(task: Task) -> WantedPaper:
    expected = Document.objects.create(expected=True, mention=True)
    return WantedPaper.objects.create(task=task, kind="Đề án", document=expected)


def _drafted(body: Body) -> Event:
    sides = {"before": [body.pk], "after": []}
    return Event.objects.create(kind="abolished", on=date(2026, 3, 1), sides=sides)


def _renamed(old: Body, new: Body) -> Succession:
    event = Event.objects.create(
        kind="renamed",
        on=date(2025, 3, 1),
        state=Event.State.IN_EFFECT,
        sides={"before": [old.pk], "after": [new.pk]},
    )
    return Succession.objects.create(event=event, predecessor=old, successor=new)


def _relation(plan: Plan, number: str = "45-NQ/TW") -> Relation:
    target = Document.objects.create(kind="Nghị quyết", number=number, mention=True)
    paper = plan.document
    return Relation.objects.create(source=paper, target=target, kind="basis", stated_in=paper)


def _handed(line: Succession, duty: Duty) -> Event:
    """Propose a duty to the body of a line's end."""
    Handover.objects.create(
        event=line.event,
        what="duty",
        item=duty.pk,
        from_body=line.predecessor,
        to_body=line.successor,
    )
    return line.event


def _conditional(plan: Plan, body: Body) -> Task:
    task = make_task(plan, lead=body, condition="sau khi có hướng dẫn")
    make_duty(task, body, due_on=None, period_start=None, period_end=None)
    return task


def _evidence(duty: Duty) -> Evidence:
    said = Progress.objects.create(duty=duty, percent=10, summary="Mẫu", by="Mẫu")
    file = store(name="bien-ban.pdf", data=b"%PDF-1.4 mau", by=SYSTEM)
    return Evidence.objects.create(progress=said, file=file)
