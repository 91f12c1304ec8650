"""One indicator: its page, its definition, its values, who is counted, whether it is open."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hientai.core.access import actor_of, requires
from hientai.core.middleware import sentence
from hientai.indicators.domain.computing import COMPUTATIONS
from hientai.indicators.forms import IndicatorForm, PartsForm, ValueForm
from hientai.indicators.forms.editing import indicator_values
from hientai.indicators.models import DIM_LABELS, Indicator, Observation
from hientai.indicators.selectors import computing as counts
from hientai.indicators.selectors import keeping, listing, standing
from hientai.indicators.selectors.asking import visible_asks
from hientai.indicators.services import computing, editing, observing
from hientai.indicators.views.charts import breakdown_chart, parts_chart, way_chart
from hientai.kernel.errors import DomainError, NotAllowed, NotFound, noop
from hientai.kernel.permissions import Permission

PAGE_SIZE = 50
STAFF = "staff_political"  # the common indicator that totals of staff can fill


def kept(request: HttpRequest, pk: int) -> Indicator:
    """Return an indicator that the person may write on, or refuse."""
    indicator = visible(request, pk)
    actor_of(request).require(Permission.INDICATOR_EDIT, of=keeping.keepers(indicator))
    return indicator


def visible(request: HttpRequest, pk: int) -> Indicator:
    found = listing.visible_indicators(actor_of(request)).filter(pk=pk).first()
    if found is None:
        raise NotFound(noop("Chưa thấy chỉ tiêu này trong phần việc của anh/chị."))
    return found


@require_GET
@requires(Permission.INDICATOR_SEE)
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    actor, indicator = actor_of(request), visible(request, pk)
    stands = standing.standings(standing.followed(actor).filter(indicator=indicator))
    whole = [row for row in reversed(listing.history(indicator)) if not row[0].part]
    observed = [held for held, _earlier in whole if held.current]
    first = next((one for one in stands if not one.target.parts and not one.has_ended), None)
    parts = next((one for one in stands if one.target.parts), None)
    context = {
        "indicator": indicator,
        "stands": stands,
        "chart": way_chart(first, observed) if first else None,
        "parts_chart": parts_chart(parts) if parts else None,
        "history": listing.history(indicator),
        "counted": counts.count_now(indicator, localdate()) if indicator.computation else [],
        "counted_words": _counted_words(indicator),
        "staff": counts.staff_totals() if indicator.code == STAFF else None,
        "staff_paper": _("Tổng nhân sự các đơn vị đã nhập"),
        "asks": visible_asks(actor).filter(indicator=indicator).order_by("-id")[:10],
        "may_edit": keeping.may_edit(actor, indicator),
        "may_open": actor.may(Permission.FIGURES_OPEN, of=keeping.keepers(indicator)),
        "sees_people": actor.holds(Permission.PEOPLE_SEE),
        **_breakdown(request, indicator),
    }
    return render(request, "indicators/detail.html", context)


def _counted_words(indicator: Indicator) -> str:
    known = COMPUTATIONS.get(indicator.computation)
    return _(known.label) if known else ""


def _breakdown(request: HttpRequest, indicator: Indicator) -> dict[str, object]:
    """Return the counts by the dimension asked for, of an indicator that the register computes."""
    if not indicator.computation or not actor_of(request).reaches_all(Permission.INDICATOR_SEE):
        return {}
    dims = [dim for dim in indicator.dims if dim in DIM_LABELS]
    asked = request.GET.get("theo", "")
    dim = asked if asked in dims else next(iter(dims), "")
    rows = counts.breakdown(indicator, dim)[:20] if dim else []
    label = str(DIM_LABELS[dim]) if dim else ""
    return {
        "dims": [(one, DIM_LABELS[one]) for one in dims],
        "dim": dim,
        "breakdown": breakdown_chart(indicator, label, rows) if rows else None,
    }


@require_http_methods(["GET", "POST"])
@requires(Permission.INDICATOR_EDIT)
def add(request: HttpRequest) -> HttpResponse:
    return _edited(request, Indicator(), IndicatorForm(request.POST or None))


@require_http_methods(["GET", "POST"])
@requires(Permission.INDICATOR_EDIT)
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    indicator = kept(request, pk)
    form = IndicatorForm(request.POST or None, initial=indicator_values(indicator))
    return _edited(request, indicator, form)


def _edited(request: HttpRequest, indicator: Indicator, form: IndicatorForm) -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        try:
            saved = editing.edit_indicator(
                indicator=indicator, values=form.cleaned_data, by=actor_of(request)
            )
        except NotAllowed:
            raise
        except DomainError as refusal:
            form.add_error(None, sentence(refusal))
        else:
            messages.success(request, _("Đã lưu chỉ số."))
            return redirect(saved)
    context = {"form": form, "indicator": indicator}
    return render(request, "indicators/edit.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@requires(Permission.INDICATOR_EDIT)
def enter(request: HttpRequest, pk: int) -> HttpResponse:
    """Enter a value from an official statistic with its paper."""
    indicator = kept(request, pk)
    proposed = {name: request.GET.get(name, "")[:300] for name in ("period", "value", "paper")}
    parts = listing.parts_of_targets(indicator)
    form = ValueForm(request.POST or None, parts=parts, initial=proposed)
    if request.method == "POST" and form.is_valid():
        basis = observing.Basis(
            kind=Observation.Kind.STATISTIC,
            paper=form.cleaned_data["paper"],
            document=observing.paper_named(form.cleaned_data["paper"]),
            note=form.cleaned_data["note"],
        )
        try:
            observing.enter(
                indicator=indicator, values=[form.figure], basis=basis, by=actor_of(request)
            )
        except NotAllowed:
            raise
        except DomainError as refusal:
            form.add_error(None, sentence(refusal))
        else:
            messages.success(request, _("Đã ghi số liệu."))
            return redirect(indicator)
    context = {"form": form, "indicator": indicator}
    return render(request, "indicators/enter.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@requires(Permission.INDICATOR_EDIT)
def parts(request: HttpRequest, pk: int) -> HttpResponse:
    """Say which sectors of the register a plan's words for sectors are."""
    indicator = kept(request, pk)
    known = {part: counts.keys_of(indicator, part) for part in counts.parts_of(indicator)}
    form = PartsForm(request.POST or None, parts=known)
    if request.method == "POST" and form.is_valid():
        actor = actor_of(request)
        editing.edit_indicator(indicator=indicator, values={"part_keys": form.keys}, by=actor)
        computing.recompute(indicator=indicator, by=actor)
        messages.success(request, _("Đã gắn ngành và tính lại."))
        return redirect(indicator)
    context = {"form": form, "indicator": indicator}
    return render(request, "indicators/parts.html", context, status=422 if form.errors else 200)


@require_POST
@requires(Permission.INDICATOR_EDIT)
def recompute(request: HttpRequest, pk: int) -> HttpResponse:
    indicator = kept(request, pk)
    found = computing.recompute(indicator=indicator, by=actor_of(request))
    if found.kept:
        messages.success(request, _("Đã tính lại từ hồ sơ: %(n)s số.") % {"n": len(found.kept)})
    for one in found.lacking:
        messages.warning(request, one.lack)
    return redirect(indicator)


@require_POST
@requires(Permission.FIGURES_OPEN)
def set_open(request: HttpRequest, pk: int) -> HttpResponse:
    indicator = visible(request, pk)
    shown = request.POST.get("shown") == "1"
    editing.set_open(indicator=indicator, shown=shown, by=actor_of(request))
    said = _("Đã công khai số liệu này.") if shown else _("Không công khai số liệu này nữa.")
    messages.success(request, said)
    return redirect(indicator)


@require_GET
@requires(Permission.PEOPLE_SEE)
def people(request: HttpRequest, pk: int) -> HttpResponse:
    """Show who was counted, as far as the person may see profiles."""
    actor, indicator = actor_of(request), visible(request, pk)
    if indicator.computation not in COMPUTATIONS:
        raise NotFound(noop("Chỉ tiêu này không tính từ hồ sơ."))
    part = request.GET.get("phan", "")[:200]
    keys, total = counts.people_counted(indicator, part, actor)
    page = Paginator(keys, PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        "indicator": indicator,
        "part": part,
        "page": page,
        "people": counts.people_of(actor, list(page.object_list)),
        "total": total,
        "seen": len(keys),
        "counted_words": _counted_words(indicator),
    }
    return render(request, "indicators/people.html", context)
