"""Coming in, going out, and what a person sets for themselves."""

from __future__ import annotations

from datetime import timedelta
from typing import cast

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.views import LoginView, LogoutView
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from hientai.accounts import services
from hientai.accounts.forms import OwnPasswordForm, SignInForm
from hientai.accounts.models import User
from hientai.core.access import actor_of, public, signed_in
from hientai.core.context import THEMES

YEAR = 365 * 24 * 60 * 60


class SignIn(LoginView):
    template_name = "accounts/sign_in.html"
    authentication_form = SignInForm
    redirect_authenticated_user = True

    def form_valid(self, form: BaseForm) -> HttpResponse:
        """Let the session end a working day after this moment, whatever is done in it."""
        response = super().form_valid(cast("SignInForm", form))
        age = timedelta(seconds=settings.SESSION_COOKIE_AGE)
        self.request.session.set_expiry(timezone.now() + age)
        return response

    def form_invalid(self, form: BaseForm) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=422)


sign_in = public(SignIn.as_view())
sign_out = public(LogoutView.as_view())


def locked_out(request: HttpRequest, credentials: object, *args: object) -> HttpResponse:
    minutes = round(settings.AXES_COOLOFF_TIME * 60)
    context = {"minutes": minutes, "tries": settings.AXES_FAILURE_LIMIT}
    return render(request, "accounts/locked_out.html", context, status=429)


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


@signed_in
@require_http_methods(["GET", "POST"])
def own_password(request: HttpRequest) -> HttpResponse:
    user = cast("User", request.user)
    form = OwnPasswordForm(user, request.POST or None)
    if request.method == "POST" and form.is_valid():
        password = form.cleaned_data["new_password1"]
        services.change_own_password(user=user, password=password, by=actor_of(request))
        update_session_auth_hash(request, user)
        messages.success(request, _("Đã đổi mật khẩu."))
        return redirect("dashboard:home")
    status = 422 if form.errors else 200
    return render(request, "accounts/own_password.html", {"form": form}, status=status)
