"""One target: how it is followed, and how an objective in words stands."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from hientai.core.access import actor_of, requires
from hientai.core.middleware import sentence
from hientai.indicators.forms import TargetForm, VerdictForm
from hientai.indicators.forms.editing import target_values
from hientai.indicators.models import Target
from hientai.indicators.selectors.standing import visible_targets
from hientai.indicators.services import confirming, editing
from hientai.kernel.errors import DomainError, NotAllowed, NotFound, noop
from hientai.kernel.permissions import Permission


def _target(request: HttpRequest, pk: int, *, in_words: bool) -> Target:
    actor = actor_of(request)
    found = visible_targets(actor).filter(pk=pk).first()
    if found is None or found.in_words != in_words:
        raise NotFound(noop("Chưa thấy chỉ tiêu này trong phần việc của anh/chị."))
    actor.require(Permission.INDICATOR_EDIT, of=[found.plan.steward_id])
    return found


@require_http_methods(["GET", "POST"])
@requires(Permission.INDICATOR_EDIT)
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    target = _target(request, pk, in_words=False)
    form = TargetForm(request.POST or None, target=target, initial=target_values(target))
    if request.method == "POST" and form.is_valid():
        try:
            saved = editing.edit_target(target=target, values=form.values, by=actor_of(request))
        except NotAllowed:
            raise
        except DomainError as refusal:
            form.add_error(None, sentence(refusal))
        else:
            messages.success(request, _("Đã lưu cách theo dõi."))
            return redirect(saved.indicator or "indicators:list")
    context = {"form": form, "target": target}
    return render(request, "indicators/target.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@requires(Permission.INDICATOR_EDIT)
def judge(request: HttpRequest, pk: int) -> HttpResponse:
    """Judge an objective in words, with the earlier words beside."""
    target = _target(request, pk, in_words=True)
    form = VerdictForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        editing.judge_objective(
            target=target,
            state=form.verdict,
            words=form.cleaned_data["words"],
            by=actor_of(request),
        )
        messages.success(request, _("Đã ghi đánh giá."))
        return redirect("indicators:list")
    context = {"form": form, "target": target, "verdicts": target.verdicts.all()}
    return render(request, "indicators/judge.html", context, status=422 if form.errors else 200)


@require_POST
@requires(Permission.INDICATOR_EDIT)
def drop(request: HttpRequest, pk: int) -> HttpResponse:
    actor = actor_of(request)
    found = visible_targets(actor).filter(pk=pk).first()
    if found is None:
        raise NotFound(noop("Chưa thấy chỉ tiêu này trong phần việc của anh/chị."))
    confirming.drop_target(target=found, by=actor)
    messages.success(
        request, _("Không theo dõi mục tiêu này nữa. Có thể chọn lại ở trang xác nhận.")
    )
    return redirect("indicators:list")
