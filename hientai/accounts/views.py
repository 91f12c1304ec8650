"""Signing in and out, the policy, the people, the log."""

from __future__ import annotations

from django.contrib.auth.views import LoginView, LogoutView
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST
from django.views.i18n import set_language as set_language_view

from hientai.accounts import selectors
from hientai.accounts.forms import SignInForm
from hientai.core.access import public, requires
from hientai.core.context import THEMES
from hientai.kernel.permissions import GRANTS, Permission

PAGE_SIZE = 50
YEAR = 365 * 24 * 60 * 60

sign_in = public(
    LoginView.as_view(
        template_name="accounts/sign_in.html",
        authentication_form=SignInForm,
        redirect_authenticated_user=True,
    )
)
sign_out = public(LogoutView.as_view())


def locked_out(request: HttpRequest, credentials: object, *args: object) -> HttpResponse:
    return render(request, "accounts/locked_out.html", status=429)


@public
@require_POST
def choose_theme(request: HttpRequest) -> HttpResponse:
    """Keep the chosen theme in a cookie, so that the server draws the page in it at once."""
    back = request.POST.get("next", "/")
    if not url_has_allowed_host_and_scheme(back, {request.get_host()}):
        back = "/"
    response = HttpResponseRedirect(back)
    theme = request.POST.get("theme", "")
    if theme in THEMES:
        response.set_cookie("theme", theme, max_age=YEAR, samesite="Lax", httponly=True)
    else:
        response.delete_cookie("theme")
    return response


@requires(Permission.POLICY_READ)
def policy(request: HttpRequest) -> HttpResponse:
    rows = selectors.policy_rows(GRANTS)
    return render(request, "accounts/policy.html", {"rows": rows, "roles": selectors.role_labels()})


@requires(Permission.USER_MANAGE)
def people(request: HttpRequest) -> HttpResponse:
    page = Paginator(selectors.users(), PAGE_SIZE).get_page(request.GET.get("page"))
    return render(request, "accounts/people.html", {"page": page})


@requires(Permission.AUDIT_READ)
def log(request: HttpRequest) -> HttpResponse:
    query = request.GET.get("q", "").strip()
    page = Paginator(selectors.audit_lines(query), PAGE_SIZE).get_page(request.GET.get("page"))
    return render(request, "accounts/log.html", {"page": page, "query": query})


set_language = public(set_language_view)
