"""Rounds and answers: which somebody may see, which wait for somebody."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from django.db.models import Count, Q, QuerySet
from django.utils.timezone import localdate

from hientai.bodies.models import Body
from hientai.kernel.permissions import GRANTS, Actor, Permission
from hientai.people.models import Person
from hientai.people.selectors.confirming import Confirmed
from hientai.people.selectors.hiding import without_hidden
from hientai.plans.models import Plan, Task
from hientai.upkeep.domain import ASKED
from hientai.upkeep.models import Answer, Round, Said

Status = Person.Status


def visible_answers(actor: Actor) -> QuerySet[Answer]:
    """Return the answers of bodies whose people somebody sees."""
    answers = Answer.objects.select_related("round", "body")
    if actor.reaches_all(Permission.PEOPLE_SEE):
        return answers
    return answers.filter(body__in=actor.own_bodies(Permission.PEOPLE_SEE))


def visible_rounds(actor: Actor) -> QuerySet[Round]:
    """Return rounds with how many bodies were asked and how many confirmed, of those one sees."""
    rounds = Round.objects.filter(answers__in=visible_answers(actor)).distinct()
    return rounds.annotate(
        asked=Count("answers", distinct=True),
        confirmed=Count("answers", filter=Q(answers__confirmed_at__isnull=False), distinct=True),
    )


def round_of(actor: Actor, pk: int) -> Round | None:
    return visible_rounds(actor).filter(pk=pk).first()


def answer_of(actor: Actor, pk: int) -> Answer | None:
    return visible_answers(actor).filter(pk=pk).first()


def may_answer(actor: Actor, answer: Answer) -> bool:
    return answer.round.closed_on is None and actor.may(Permission.PEOPLE_EDIT, of=[answer.body_id])


def waiting(actor: Actor) -> QuerySet[Answer]:
    """Return what the person's own bodies have not confirmed yet, the soonest due first."""
    own = actor.own_bodies(Permission.PEOPLE_EDIT)
    unanswered = visible_answers(actor).filter(
        body__in=own, confirmed_at=None, round__closed_on=None
    )
    return unanswered.order_by("round__due_on", "pk")


def count_waiting(actor: Actor) -> int:
    return waiting(actor).count()


def people_of(body: int) -> QuerySet[Person]:
    """Return whom a body confirms: those who work there, by their names."""
    return Person.objects.filter(body=body, status=Status.WORKING)


def said_of(answer: Answer, people: Collection[int] | None = None) -> dict[int, Said]:
    """Return what a body said in a round, by person."""
    said = answer.said.all() if people is None else answer.said.filter(person__in=people)
    return {each.person_id: each for each in said}


def gone_of(answer: Answer) -> QuerySet[Said]:
    """Return those whom the body said to be there no more."""
    return answer.said.exclude(what=Said.What.CHANGED).select_related("person")


def made_since(answer: Answer) -> QuerySet[Person]:
    """Return who came into the register at the body since the round began."""
    return people_of(answer.body_id).filter(origin__at__date__gte=answer.round.opened_on)


def last_confirmed(person: int) -> Confirmed | None:
    """Return when a body last confirmed somebody."""
    answer = Answer.objects.filter(marks__person=person).select_related("body").first()
    if answer is None or answer.confirmed_at is None:
        return None
    return Confirmed(answer.body.name, localdate(answer.confirmed_at))


def shown_people(answer: Answer, actor: Actor) -> QuerySet[Person]:
    """Return whom a body confirms, without those whose use the law stopped."""
    return without_hidden(people_of(answer.body_id), actor)


def known_of(person: Person) -> dict[str, str]:
    """Return what is asked about each year, as it is known; nothing guarded is among it."""
    return {name: str(getattr(person, name)) for name in ASKED}


def steward_of(actor: Actor) -> Body | None:
    """Return the body for which somebody opens rounds."""
    posts = (post for post in actor.posts if Permission.PEOPLE_ROUND in GRANTS[post.role])
    pk = next((post.body_id for post in posts if post.body_id), None)
    return Body.objects.filter(pk=pk).first() if pk else None


def tasks_to_tie(actor: Actor) -> QuerySet[Task]:
    """Return the tasks about the register in plans that somebody watches, to be tied to a round."""
    own = actor.own_bodies(Permission.TASK_ASSIGN)
    tasks = Task.objects.filter(plan__steward__in=own, plan__state=Plan.State.CONFIRMED)
    return tasks.filter(text__icontains="trí thức").filter(text__icontains="cơ sở dữ liệu")


def open_rounds(today: date) -> QuerySet[Round]:
    return Round.objects.filter(closed_on=None, opened_on__lte=today)
