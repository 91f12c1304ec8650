"""Requests as whoever answers them sees them: the register, one request, its papers."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from hientai.core.access import actor_of, requires
from hientai.core.files import download
from hientai.kernel.errors import DomainError, NotFound, noop
from hientai.kernel.permissions import Actor, Permission
from hientai.privacy.domain.rights import BadRequest, Right
from hientai.privacy.forms import ExtendForm, ReasonForm
from hientai.privacy.models import RIGHT_CHOICES, STAGE_LABELS, Request
from hientai.privacy.selectors import requests as register
from hientai.privacy.services import asking
from hientai.privacy.tables import register_workbook
from hientai.privacy.views.rights import laws
from hientai.privacy.views.sending import XLSX, send

PAGE_SIZE = 50


@require_GET
@requires(Permission.PRIVACY_HANDLE)
@never_cache
def requests(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    stage, right = request.GET.get("stage", ""), request.GET.get("right", "")
    found = register.register(actor, stage=stage, right=right)
    context = {
        "page": Paginator(found, PAGE_SIZE).get_page(request.GET.get("page")),
        "figures": register.figures(actor),
        "stages": [
            ("late", _("Quá hạn")),
            *((one.value, words) for one, words in STAGE_LABELS.items()),
        ],
        "rights": RIGHT_CHOICES,
        "stage": stage,
        "right": right,
        "law": laws(),
    }
    return render(request, "privacy/register.html", context)


@require_GET
@requires(Permission.PRIVACY_HANDLE)
def requests_export(request: HttpRequest) -> HttpResponse:
    found = register.register(
        actor_of(request), stage=request.GET.get("stage", ""), right=request.GET.get("right", "")
    )
    return send(register_workbook(found), "so-yeu-cau-du-lieu-ca-nhan.xlsx", XLSX)


@require_GET
@requires(Permission.PRIVACY_HANDLE)
@never_cache
def one_request(request: HttpRequest, pk: int) -> HttpResponse:
    found = register.request_of(actor_of(request), pk)
    context = {
        "one": found,
        "steps": found.steps.all(),
        "answer_form": ReasonForm(),
        "extend_form": ExtendForm(),
    }
    return render(request, "privacy/request.html", context)


@require_POST
@requires(Permission.PRIVACY_HANDLE)
def request_act(request: HttpRequest, pk: int) -> HttpResponse:
    by = actor_of(request)
    found = register.request_of(by, pk)
    try:
        said = _act(request, found, by)
    except DomainError as refusal:
        messages.error(request, _(refusal.sentence) % refusal.values)
    else:
        messages.success(request, said)
    return redirect("privacy:request", pk=pk)


def _act(request: HttpRequest, found: Request, by: Actor) -> str:
    act, words = request.POST.get("do", ""), request.POST.get("words", "")
    if act == "acknowledge":
        asking.acknowledge(request=found, others=request.POST.get("others") == "on", by=by)
        return _("Đã báo nhận yêu cầu.")
    if act == "put_off":
        form = ExtendForm(request.POST)
        if not form.is_valid():
            raise BadRequest(noop("Ghi số ngày từ 1 đến 15 và lý do kéo dài."))
        asking.put_off(request=found, by=by, **form.cleaned_data)
        return _("Đã kéo dài thời hạn.")
    if act == "refuse":
        asking.refuse(request=found, reason=words, by=by)
        return _("Đã trả lời từ chối.")
    if act == "grant":
        if found.right == Right.ERASE and request.POST.get("sure") != "on":
            raise BadRequest(noop("Đánh dấu là đã đối chiếu đúng người trước khi xóa."))
        asking.grant(request=found, words=words, by=by)
        return _("Đã thực hiện yêu cầu.")
    raise NotFound(noop("Không có việc này."))


@require_GET
@requires(Permission.PRIVACY_HANDLE)
def request_paper(request: HttpRequest, pk: int) -> FileResponse:
    found = register.request_of(actor_of(request), pk)
    if found.paper is None:
        raise NotFound(noop("Yêu cầu này không có giấy kèm theo."))
    return download(found.paper)
