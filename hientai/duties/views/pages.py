"""A body's own page, a duty's page, evidence, reminders."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import FileResponse, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from hientai.core.access import actor_of, requires
from hientai.core.files import download
from hientai.duties import selectors, services
from hientai.duties.forms import (
    ConditionForm,
    RemindForm,
    ReportForm,
    chosen_duties,
    read_filter,
)
from hientai.duties.views.one import duty_of, show
from hientai.kernel.errors import NotFound, noop
from hientai.kernel.permissions import Permission

PAGE_SIZE = 30
FEW = 30
LATEST = 10


@requires(Permission.DUTY_REPORT)
def mine(request: HttpRequest) -> HttpResponse:
    today, actor = localdate(), actor_of(request)
    bodies = actor.own_bodies(Permission.DUTY_REPORT)
    owed, ask = selectors.owed_page(bodies, today)
    tasks = list(selectors.coordinated_by(bodies)[:FEW])
    states = selectors.task_states(tasks, today)
    context = {
        "today": today,
        "ask": ask,
        "bodies": actor.names_of(bodies),
        "page": Paginator(owed, PAGE_SIZE).get_page(request.GET.get("page")),
        "coordinated": [(task, states.get(task.pk)) for task in tasks],
        "reminders": selectors.reminders_to(bodies)[:LATEST],
        "reported": selectors.reported_lately(bodies, today)[:LATEST],
    }
    return render(request, "duties/mine.html", context)


@requires(Permission.DUTY_SEE)
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    return show(request, duty_of(request, pk))


@requires(Permission.DUTY_REPORT)
@require_POST
def report(request: HttpRequest, pk: int) -> HttpResponse:
    duty, form = duty_of(request, pk), ReportForm(request.POST, request.FILES)
    if not form.is_valid():
        return show(request, duty, report=form)
    said = form.cleaned_data
    services.report_progress(
        duty=duty,
        percent=said["percent"],
        summary=said["summary"],
        done=said["done"],
        files=said["evidence"],
        by=actor_of(request),
    )
    messages.success(request, _("Đã gửi báo cáo."))
    return redirect("duties:detail", pk)


@requires(Permission.DUTY_SEE)
def evidence(request: HttpRequest, pk: int) -> FileResponse:
    found = selectors.visible_evidence(actor_of(request)).filter(pk=pk).first()
    if found is None:
        raise NotFound(noop("Chưa thấy tệp này trong phần việc của anh/chị."))
    return download(found.file)


@requires(Permission.DUTY_REMIND)
def remind(request: HttpRequest) -> HttpResponse:
    """Ask before sending, then send: the choice stays in the address; without one, all overdue."""
    actor, query = actor_of(request), request.GET or QueryDict("state=overdue")
    chosen = selectors.chosen(actor, chosen_duties(query), read_filter(query))
    form = RemindForm(request.POST or None, initial={"text": _(services.USUAL_TEXT)})
    if request.method == "POST" and form.is_valid():
        sent = services.remind_all(duties=chosen, text=form.cleaned_data["text"], by=actor)
        said = ngettext("Đã nhắc %(n)d đơn vị.", "Đã nhắc %(n)d đơn vị.", len(sent))
        messages.success(request, said % {"n": len({one.body_id for one in sent})})
        return redirect("dashboard:board")
    to_remind = list(selectors.remindable(actor, chosen))
    context = {
        "form": form,
        "duties": to_remind,
        "bodies": {duty.body_id for duty in to_remind},
        "left_out": chosen.count() - len(to_remind),
    }
    return render(request, "duties/remind.html", context, status=422 if form.errors else 200)


@requires(Permission.TASK_ASSIGN)
def condition(request: HttpRequest, pk: int) -> HttpResponse:
    """Note that a task's condition came."""
    task = selectors.conditional_task(actor_of(request), pk)
    if task is None:
        raise NotFound(noop("Chưa thấy nhiệm vụ chờ điều kiện này."))
    others = selectors.waiting_for_the_same(task)
    form = ConditionForm(request.POST or None, others=len(others))
    if request.method == "POST" and form.is_valid():
        everywhere = form.cleaned_data.get("everywhere")
        meet = services.meet_everywhere if everywhere else services.meet_condition
        n = meet(task=task, on=form.cleaned_data["on"], by=actor_of(request))
        said = ngettext("Đã đặt hạn cho %(n)d việc.", "Đã đặt hạn cho %(n)d việc.", n)
        messages.success(request, said % {"n": n})
        return redirect("dashboard:board")
    context = {"task": task, "form": form, "others": others}
    return render(request, "duties/condition.html", context, status=422 if form.errors else 200)
