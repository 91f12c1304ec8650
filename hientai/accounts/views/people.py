"""People and their posts, for the administrator."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hientai.accounts import selectors, services
from hientai.accounts.forms import AddPersonForm, PostForm
from hientai.accounts.services import NewPassword
from hientai.core.access import actor_of, requires
from hientai.core.middleware import sentence
from hientai.kernel.errors import DomainError
from hientai.kernel.permissions import Permission

PAGE_SIZE = 50


@requires(Permission.USER_MANAGE)
@require_GET
def people(request: HttpRequest) -> HttpResponse:
    query = request.GET.get("q", "").strip()[:200]
    page = Paginator(selectors.users(query), PAGE_SIZE).get_page(request.GET.get("page"))
    return render(request, "accounts/people.html", {"page": page, "query": query})


@requires(Permission.USER_MANAGE)
@require_http_methods(["GET", "POST"])
@never_cache
def add_person(request: HttpRequest) -> HttpResponse:
    form = AddPersonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = services.add_person(**form.cleaned_data, by=actor_of(request))
        except DomainError as refusal:
            form.add_error(None, sentence(refusal))
        else:
            return _hand_over(request, made)
    return _form_page(request, "accounts/person_add.html", form)


@requires(Permission.USER_MANAGE)
@require_GET
def person(request: HttpRequest, pk: int) -> HttpResponse:
    return _form_page(request, "accounts/person.html", PostForm(), person=selectors.user_of(pk))


@requires(Permission.USER_MANAGE)
@require_POST
def add_post(request: HttpRequest, pk: int) -> HttpResponse:
    user, form = selectors.user_of(pk), PostForm(request.POST)
    if form.is_valid():
        try:
            services.add_post(user=user, **form.cleaned_data, by=actor_of(request))
        except DomainError as refusal:
            form.add_error(None, sentence(refusal))
        else:
            messages.success(request, _("Đã giao vai trò cho %(name)s.") % {"name": user})
            return redirect("accounts:person", pk=pk)
    return _form_page(request, "accounts/person.html", form, person=user)


@requires(Permission.USER_MANAGE)
@require_POST
def end_post(request: HttpRequest, pk: int) -> HttpResponse:
    post = selectors.post_of(pk)
    services.end_post(post=post, by=actor_of(request))
    messages.success(request, _("Đã thôi vai trò %(role)s.") % {"role": post.role_label})
    return redirect("accounts:person", pk=post.user_id)


@requires(Permission.USER_MANAGE)
@require_http_methods(["GET", "POST"])
def deactivate(request: HttpRequest, pk: int) -> HttpResponse:
    user = selectors.user_of(pk)
    if request.method == "GET":
        return render(request, "accounts/deactivate.html", {"person": user})
    services.deactivate(user=user, by=actor_of(request))
    messages.success(request, _("Đã ngừng tài khoản của %(name)s.") % {"name": user})
    return redirect("accounts:people")


@requires(Permission.USER_MANAGE)
@require_http_methods(["GET", "POST"])
@never_cache
def renew_password(request: HttpRequest, pk: int) -> HttpResponse:
    user = selectors.user_of(pk)
    if request.method == "GET":
        return render(request, "accounts/renew_password.html", {"person": user})
    return _hand_over(request, services.renew_password(user=user, by=actor_of(request)))


def _hand_over(request: HttpRequest, made: NewPassword) -> HttpResponse:
    """Show a new password this once: it is in no message, cookie or log."""
    return render(request, "accounts/new_password.html", {"made": made})


def _form_page(request: HttpRequest, template: str, form: Form, **context: object) -> HttpResponse:
    status = 422 if form.errors else 200
    context |= {"form": form, "body_names": selectors.body_names()}
    return render(request, template, context, status=status)
