"""Checking a plan that was read: the paper on the left, what was read on the right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from hientai.core.access import actor_of, requires
from hientai.core.middleware import sentence
from hientai.documents.models import Document
from hientai.kernel.errors import DomainError, NotAllowed
from hientai.kernel.permissions import Permission
from hientai.plans import domain, selectors, services
from hientai.plans.domain.source import blocks
from hientai.plans.forms import (
    BoxedForm,
    DocumentForm,
    TargetForm,
    TaskForm,
    initial_of,
    initial_of_document,
    initial_of_target,
)
from hientai.plans.models import Plan, Target, Task
from hientai.plans.selectors import DOCUMENT_ITEM, Card, CheckItems, Cut, contents_of_row
from hientai.plans.views.lists import number, visible
from hientai.plans.views.source_pane import (
    marks_of_document,
    marks_of_targets,
    marks_of_tasks,
)

ADDING = "them"
_VALUE_OF_BOX = {"signer_name": "signer"}


@require_GET
@requires(Permission.PLAN_CHECK)
def check(request: HttpRequest, plan_id: int) -> HttpResponse:
    plan = _plan(request, plan_id)
    if plan.state != Plan.State.CHECKING:
        return redirect("plans:detail", plan.pk)
    return _page(request, plan, request.GET.get("task", ""))


def _page(
    request: HttpRequest, plan: Plan, chosen: str, form: BoxedForm | None = None
) -> HttpResponse:
    items = selectors.check_items(plan)
    chosen = chosen or _first(items)
    for item in items.items:
        item.is_open = item.id == chosen
    document = plan.document
    marks = [
        *marks_of_document(document.values, chosen),
        *marks_of_tasks(items.items, chosen),
        *marks_of_targets(items.targets, chosen),
    ]
    cuts = selectors.show_cuts(plan, items, chosen)
    document_form = form if isinstance(form, DocumentForm) else None
    document_form = document_form or DocumentForm(initial=initial_of_document(document))
    context = {
        "plan": plan,
        "items": items,
        "cuts": cuts,
        "blocks": blocks(selectors.source_text(plan), marks),
        "chosen": chosen,
        "form": form if isinstance(form, TaskForm) else _form_of(items, chosen),
        "document_form": document_form,
        "target_form": form if isinstance(form, TargetForm) else _target_form_of(items, chosen),
        "document_boxes": _document_boxes(document, document_form, cuts),
        "errors": form is not None,
        "splitting": "tach" in request.GET,
        "adding": chosen == ADDING,
    }
    return render(request, "plans/check.html", context, status=422 if form else 200)


def _document_boxes(
    document: Document, form: DocumentForm, cuts: dict[str, list[Cut]]
) -> list[tuple[Any, ...]]:
    """Return each box of the head with its value's name, picture, suggestions and words as read."""
    offered, was = selectors.words_of_document(document)
    named = [(box, _VALUE_OF_BOX.get(box.name, box.name)) for box in form]
    return [(box, n, cuts.get(n, []), offered.get(n, []), was.get(n, "")) for box, n in named]


def _first(items: CheckItems) -> str:
    """Return what is open when nothing is asked for: the first thing that is unsure."""
    if items.queue:
        return items.queue[0].id
    first = next(iter(items.items), None)
    return first.id if first else DOCUMENT_ITEM


def _form_of(items: CheckItems, chosen: str) -> TaskForm:
    item = next((item for item in items.items if item.id == chosen), None)
    if item is None:
        return TaskForm(initial={"opens_duties": True, "kind": Task.Kind.TASK})
    return TaskForm(initial=initial_of(item.task, contents_of_row(item.task)))


def _target_form_of(items: CheckItems, chosen: str) -> TargetForm:
    target = next((target for target in items.targets if target.item == chosen), None)
    return TargetForm(initial=initial_of_target(target) if target else None)


def _back(plan: Plan, item: str = "") -> HttpResponse:
    anchor = f"?task={item}#muc-{item}" if item else ""
    return redirect(reverse("plans:check", args=[plan.pk]) + anchor)


def _task(request: HttpRequest, task_id: int) -> Task:
    """Return a task of a plan that the person may check: asked before what they typed is looked at."""
    plans = selectors.visible_plans(actor_of(request))
    task = get_object_or_404(Task.objects.select_related("plan"), pk=task_id, plan__in=plans)
    actor_of(request).require(Permission.PLAN_CHECK, of=[task.plan.steward_id])
    return task


def _plan(request: HttpRequest, plan_id: int) -> Plan:
    plan = visible(request, plan_id)
    actor_of(request).require(Permission.PLAN_CHECK, of=[plan.steward_id])
    return plan


def _next(plan: Plan, item: str) -> str:
    """Return what to look at after this: what follows it in the queue, else in the paper."""
    items = selectors.check_items(plan)
    order = [*_after(items.queue, item), *_after(items.further, item)] or _later(items, item)
    return order[0] if order else item


def _after(cards: Sequence[Card], item: str) -> list[str]:
    """Return the other cards in their order, those behind the item first."""
    ids = [card.id for card in cards]
    at = ids.index(item) if item in ids else -1
    return [*ids[at + 1 :], *ids[: max(at, 0)]]


def _later(items: CheckItems, item: str) -> list[str]:
    order = sorted(items.items, key=lambda each: each.task.position)
    place = next((i for i, each in enumerate(order) if each.id == item), len(order))
    return [each.id for each in order[place + 1 :]]


def _try(request: HttpRequest, do: Callable[[], Any], done: str) -> bool:
    """Do a write and say so; a refusal is said on the page that asked."""
    try:
        do()
    except NotAllowed:
        raise
    except DomainError as refusal:
        messages.error(request, sentence(refusal))
        return False
    messages.success(request, done)
    return True


@require_POST
@requires(Permission.PLAN_CHECK)
def correct(request: HttpRequest, task_id: int) -> HttpResponse:
    task = _task(request, task_id)
    form = TaskForm(request.POST)
    if not form.is_valid():
        return _page(request, task.plan, str(task.pk), form)
    changes, taken = form.changes(), request.POST.get("lay", "")
    changes |= domain.with_repair(changes, taken)
    changes["timeframe"] = domain.retyped(task.timeframe, changes["timeframe"])
    if taken:  # the rest of the card is still to be looked at
        now = contents_of_row(task)
        changes = {n: new for n, new in changes.items() if getattr(now, n, new) != new}
    following = str(task.pk) if taken else _next(task.plan, str(task.pk))
    done = _try(
        request,
        lambda: services.correct_task(
            task=task,
            changes=changes,
            by=actor_of(request),
            version=form.cleaned_data["version"],
        ),
        _("Đã lưu mục %(label)s.") % {"label": task.label},
    )
    return _back(task.plan, following if done else str(task.pk))


@require_POST
@requires(Permission.PLAN_CHECK)
def accept(request: HttpRequest, task_id: int) -> HttpResponse:
    task = _task(request, task_id)
    following = _next(task.plan, str(task.pk))
    fields = [name for name in request.POST.get("fields", "").split(",") if name in task.values]
    _try(
        request,
        lambda: services.accept_value(task=task, by=actor_of(request), fields=fields),
        _("Đã đồng ý mục %(label)s.") % {"label": task.label},
    )
    return _back(task.plan, following)


@require_POST
@requires(Permission.PLAN_CHECK)
def split(request: HttpRequest, task_id: int) -> HttpResponse:
    task = _task(request, task_id)
    texts = request.POST.get("texts", "").replace("\x00", "").splitlines()
    _try(
        request,
        lambda: services.split_task(task=task, texts=texts, by=actor_of(request)),
        _("Đã tách mục %(label)s.") % {"label": task.label},
    )
    return _back(task.plan, str(task.pk))


@require_POST
@requires(Permission.PLAN_CHECK)
def merge(request: HttpRequest, task_id: int) -> HttpResponse:
    """Merge a task into the one before it, or into the one that the page named."""
    task = _task(request, task_id)
    named = number(request.POST.get("with"))
    before = selectors.task_of(task.plan, named) if named else selectors.task_before(task)
    if before is None:
        messages.error(request, _("Đây là mục đầu tiên, không có mục trước để gộp."))
        return _back(task.plan, str(task.pk))
    done = _try(
        request,
        lambda: services.merge_tasks(tasks=[before, task], by=actor_of(request)),
        _("Đã gộp mục %(label)s vào mục %(before)s.")
        % {"label": task.label, "before": before.label},
    )
    return _back(task.plan, str(before.pk if done else task.pk))


@require_POST
@requires(Permission.PLAN_CHECK)
def drop(request: HttpRequest, task_id: int) -> HttpResponse:
    task = _task(request, task_id)
    following = _next(task.plan, str(task.pk))
    _try(
        request,
        lambda: services.drop_task(task=task, by=actor_of(request)),
        _("Đã bỏ mục %(label)s. Lấy lại được ở cuối trang.") % {"label": task.label},
    )
    return _back(task.plan, following)


@require_POST
@requires(Permission.PLAN_CHECK)
def restore(request: HttpRequest, task_id: int) -> HttpResponse:
    task = _task(request, task_id)
    _try(
        request,
        lambda: services.restore_task(task=task, by=actor_of(request)),
        _("Đã lấy lại mục %(label)s.") % {"label": task.label},
    )
    return _back(task.plan, str(task.pk))


@require_POST
@requires(Permission.PLAN_CHECK)
def add(request: HttpRequest, plan_id: int) -> HttpResponse:
    plan = _plan(request, plan_id)
    form = TaskForm(request.POST)
    if not form.is_valid():
        return _page(request, plan, ADDING, form)
    after = selectors.task_of(plan, number(request.POST.get("after")))
    contents: domain.Contents = form.contents()
    _try(
        request,
        lambda: services.add_task(plan=plan, contents=contents, after=after, by=actor_of(request)),
        _("Đã thêm nhiệm vụ."),
    )
    return _back(plan, str(after.pk) if after else "")


@require_POST
@requires(Permission.PLAN_CHECK)
def correct_document(request: HttpRequest, plan_id: int) -> HttpResponse:
    plan = _plan(request, plan_id)
    form = DocumentForm(request.POST)
    if not form.is_valid():
        return _page(request, plan, DOCUMENT_ITEM, form)
    changes, taken = form.changes(), request.POST.get("lay", "")
    if taken:  # the rest of the head is still to be looked at
        changes = domain.with_repair(changes, taken)
    following = DOCUMENT_ITEM if taken else _next(plan, DOCUMENT_ITEM)
    done = _try(
        request,
        lambda: services.correct_document(plan=plan, changes=changes, by=actor_of(request)),
        _("Đã lưu phần đầu văn bản."),
    )
    return _back(plan, following if done else DOCUMENT_ITEM)


@require_POST
@requires(Permission.PLAN_CHECK)
def correct_target(request: HttpRequest, target_id: int) -> HttpResponse:
    target = _target(request, target_id)
    form = TargetForm(request.POST)
    if not form.is_valid():
        return _page(request, target.plan, target.item, form)
    changes, following = form.cleaned_data, _next(target.plan, target.item)
    done = _try(
        request,
        lambda: services.correct_target(target=target, changes=changes, by=actor_of(request)),
        _("Đã lưu chỉ tiêu."),
    )
    return _back(target.plan, following if done else target.item)


def _target(request: HttpRequest, target_id: int) -> Target:
    plans = selectors.visible_plans(actor_of(request))
    target = get_object_or_404(Target.objects.select_related("plan"), pk=target_id, plan__in=plans)
    actor_of(request).require(Permission.PLAN_CHECK, of=[target.plan.steward_id])
    return target


_TARGET_ACTIONS: dict[str, Callable[..., Target]] = {
    "dong-y": services.accept_target,
    "bo": services.drop_target,
    "lay-lai": services.restore_target,
}


@require_POST
@requires(Permission.PLAN_CHECK)
def decide_target(request: HttpRequest, target_id: int, action: str) -> HttpResponse:
    target = _target(request, target_id)
    decide = _TARGET_ACTIONS[action]
    following = target.item if action == "lay-lai" else _next(target.plan, target.item)
    _try(request, lambda: decide(target=target, by=actor_of(request)), _("Đã lưu chỉ tiêu."))
    return _back(target.plan, following)


@require_POST
@requires(Permission.PLAN_CHECK)
def accept_rest(request: HttpRequest, plan_id: int) -> HttpResponse:
    """Agree at once with everything that is still doubted."""
    plan = _plan(request, plan_id)
    _try(
        request,
        lambda: services.accept_rest(plan=plan, by=actor_of(request)),
        _("Đã đồng ý các mục còn lại mà không xem từng mục."),
    )
    return _back(plan)
