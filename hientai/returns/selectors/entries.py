"""The lines of a return: those saved, and those still to be filled with what is known already."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.db.models import Prefetch, Q, QuerySet
from django.utils.translation import gettext as _

from hientai.core.models import StoredFile
from hientai.duties.domain import DutyState
from hientai.duties.domain.works import Figure, figures
from hientai.duties.models import Duty, Progress
from hientai.duties.selectors import listed, with_state
from hientai.kernel.timeframes import TimeKind
from hientai.plans.models import Party
from hientai.returns.domain import OWES_THE_REPORT, PACES, Pace, Said, carried, told, usual_pace
from hientai.returns.models import LineFile, Return, ReturnLine

if TYPE_CHECKING:
    from hientai.duties.selectors import StatedDuty

BACK = 12  # so many earlier returns are looked at for what was said last


@dataclass(frozen=True)
class Entry:
    """One duty in a return: what is said of it now, what was said before, what happened.

    Without a `line` nobody has saved it: `said` is a proposal.
    """

    duty: StatedDuty
    said: Said
    line: ReturnLine | None
    last: ReturnLine | None
    figures: tuple[Figure, ...]
    proofs: tuple[StoredFile, ...]  # files of the figures that the line does not name yet

    @property
    def role(self) -> str:
        return str(Party.Role(self.duty.role).label)

    @property
    def pace(self) -> str:
        return _(PACES[Pace(self.said.pace)]) if self.said.pace else ""

    @property
    def is_filled(self) -> bool:
        return self.line is not None and self.said.is_filled

    @property
    def revision(self) -> int:
        return self.line.revision if self.line else 0

    @property
    def files(self) -> list[LineFile]:
        return list(self.line.files.all()) if self.line else []

    @property
    def last_period(self) -> str:
        return self.last.report.title if self.last else ""


def entries(report: Return, today: date | None = None) -> list[Entry]:
    """Return the lines of a return in the order of the plan.

    A draft has all that its body owes in the period; what was sent has what was sent.
    """
    lines = {line.duty_id: line for line in _lines(report)}
    duties = _owed(report, lines, today) if report.is_draft else _stated(list(lines), today)
    if not report.is_draft:
        return [_as_sent(duty, lines[duty.pk]) for duty in duties]
    last = _last(report, duties)
    happened = figures(
        {duty.task_id for duty in duties}, report.body_id, report.period_start, report.period_end
    )
    proofs = _proofs(happened)
    since = _told_since(report, duties)
    return [
        _entry(
            duty,
            lines.get(duty.pk),
            last.get(duty.task_id),
            (happened.get(duty.task_id, []), proofs, since.get(duty.pk, "")),
        )
        for duty in duties
    ]


def entry_of(report: Return, duty: int, today: date | None = None) -> Entry | None:
    """Return the line of one duty, if the return has it."""
    return next((one for one in entries(report, today) if one.duty.pk == duty), None)


def _lines(report: Return) -> QuerySet[ReturnLine]:
    files = Prefetch("files", LineFile.objects.select_related("file"))
    return report.lines.select_related("opinion").prefetch_related(files)


def _stated(pks: Collection[int], today: date | None) -> list[StatedDuty]:
    return list(_in_order(Duty.objects.filter(pk__in=pks), today))


def _in_order(duties: QuerySet[Duty], today: date | None) -> QuerySet[StatedDuty]:
    return listed(with_state(duties, today)).order_by("task__position", "due_on", "id")


def _owed(report: Return, lines: Collection[int], today: date | None) -> list[StatedDuty]:
    """Return what the body owes in the period: begun, with a day, not done before the period.

    Of work that owes the report itself the newest period stands for those that were missed.
    """
    begun = Q(period_start=None) | Q(period_start__lte=report.period_end)
    unfinished = Q(done_on=None) | Q(done_on__gte=report.period_start)
    duties = Duty.objects.filter(
        plan=report.plan_id, body=report.body_id, history=False, stopped_on=None
    )
    if report.ask_id:
        duties = duties.filter(task__asks=report.ask_id)
    wanted = begun & unfinished & Q(due_on__isnull=False)
    found = _in_order(duties.filter(wanted | Q(pk__in=lines)), today)
    newest = newest_of_each(found)
    return [duty for duty in found if not owes_the_report(duty) or newest[duty.task_id] == duty.pk]


def owes_the_report(duty: Duty) -> bool:
    return TimeKind(duty.time_kind) in OWES_THE_REPORT


def newest_of_each(duties: Iterable[Duty]) -> dict[int, int]:
    """Return task -> its newest duty among those that owe the report."""
    ordered = sorted(filter(owes_the_report, duties), key=lambda one: one.period_start or date.min)
    return {duty.task_id: duty.pk for duty in ordered}


def missed_before(duty: Duty) -> list[Duty]:
    """Return what the body never reported of work that owes the report, up to this period.

    What it took over from another body for the same period is among it.
    """
    if not owes_the_report(duty) or duty.period_start is None:
        return []
    missed = Duty.objects.filter(
        task=duty.task_id,
        body=duty.body_id,
        role=duty.role,
        time_kind__in=OWES_THE_REPORT,
        period_start__lte=duty.period_start,
        done_on=None,
        stopped_on=None,
        history=False,
    )
    missed = missed.exclude(due_on=None).exclude(pk=duty.pk)
    return list(missed.select_related("plan").order_by("period_start"))


def is_last_word(progress: int | None, duty: int) -> bool:
    """Whether nothing was reported of the duty since."""
    return progress is not None and progress == (
        Progress.objects.filter(duty=duty).order_by("-pk").values_list("pk", flat=True).first()
    )


def _last(report: Return, duties: Sequence[Duty]) -> dict[int, ReturnLine]:
    """Return task -> what was said of it last, in the returns before this one.

    What came over from another body brings along what that body said.
    """
    bodies = {report.body_id, *(duty.origin_id for duty in duties if duty.origin_id)}
    sent = Return.objects.filter(
        Q(period_end__lt=report.period_end) | Q(kind=Return.Kind.AD_HOC),
        plan=report.plan_id,
        body__in=bodies,
        standing=True,
        state__in=(Return.State.SENT, Return.State.CONFIRMED),
    ).exclude(pk=report.pk)
    before = list(sent.order_by("-sent_at").values_list("pk", flat=True)[: BACK * len(bodies)])
    lines = ReturnLine.objects.filter(
        report__in=before, duty__task__in={duty.task_id for duty in duties}
    ).exclude(progress=None)
    rows = lines.select_related("report", "duty").order_by("report__sent_at", "pk")
    return {line.duty.task_id: line for line in rows}


def _told_since(report: Return, duties: Sequence[Duty]) -> dict[int, str]:
    """Return duty -> what was reported of it in the period on its own page, outside of returns."""
    after = report.period_end + timedelta(days=1)
    said = Progress.objects.filter(
        duty__in=duties,
        at__date__gte=report.period_start,
        at__date__lt=after,
        return_lines=None,
    )
    found: dict[int, list[str]] = {}
    for duty, summary in said.order_by("pk").values_list("duty", "summary"):
        found.setdefault(duty, []).append(summary)
    return {duty: "\n".join(words) for duty, words in found.items()}


def _proofs(happened: Mapping[int, Iterable[Figure]]) -> dict[int, StoredFile]:
    wanted = {file for told in happened.values() for one in told for file in one.files}
    return StoredFile.objects.in_bulk(wanted) if wanted else {}


def _entry(
    duty: StatedDuty,
    line: ReturnLine | None,
    last: ReturnLine | None,
    known: tuple[Sequence[Figure], Mapping[int, StoredFile], str],
) -> Entry:
    happened, proofs, since = known
    named = {one.file_id for one in line.files.all()} if line else set()
    return Entry(
        duty=duty,
        said=line.said if line else _proposed(duty, last, told(happened), since),
        line=line,
        last=last,
        figures=tuple(happened),
        proofs=tuple(
            proofs[pk]
            for pk in dict.fromkeys(pk for one in happened for pk in one.files)
            if pk in proofs and pk not in named
        ),
    )


def _proposed(duty: StatedDuty, last: ReturnLine | None, happened: str, since: str) -> Said:
    period = last.report.title if last else ""
    return Said(
        result="\n".join(filter(None, (happened, since))),
        cumulative=carried(last.said if last else None, period),
        percent=max(duty.percent, (last.percent or 0) if last else 0),
        pace=usual_pace(DutyState(duty.state)),
    )


def _as_sent(duty: StatedDuty, line: ReturnLine) -> Entry:
    return Entry(duty=duty, said=line.said, line=line, last=None, figures=(), proofs=())
