"""The policy and the log."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from hientai.accounts import selectors
from hientai.core.access import requires
from hientai.kernel.permissions import GRANTS, Permission

PAGE_SIZE = 50


@requires(Permission.POLICY_READ)
@require_GET
def policy(request: HttpRequest) -> HttpResponse:
    rows = selectors.policy_rows(GRANTS)
    return render(request, "accounts/policy.html", {"rows": rows, "roles": selectors.role_labels()})


@requires(Permission.AUDIT_READ)
@require_GET
def log(request: HttpRequest) -> HttpResponse:
    query = request.GET.get("q", "").strip()[:200]
    page = Paginator(selectors.audit_lines(query), PAGE_SIZE).get_page(request.GET.get("page"))
    context = {"page": page, "rows": selectors.log_rows(page.object_list), "query": query}
    return render(request, "accounts/log.html", context)
