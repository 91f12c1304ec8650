"""A refusal raised anywhere is answered here, once: a page for pages, problem details for the API."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, JsonResponse
from django.shortcuts import render
from django.utils import translation
from django.utils.translation import gettext as _

from hientai.kernel.errors import DomainError, noop

API_PREFIX = "/api/"


def sentence(error: DomainError) -> str:
    """Return the refusal in the reader's language."""
    text = _(error.sentence)
    return text % error.values if error.values else text


def refuse_json(request: HttpRequest, error: DomainError) -> HttpResponse:
    """Answer in the form of RFC 9457."""
    return JsonResponse(
        {
            "type": f"urn:hientai:{error.code}",
            "title": sentence(error),
            "status": error.http_status,
            "instance": request.path,
        },
        status=error.http_status,
        content_type="application/problem+json",
        json_dumps_params={"ensure_ascii": False},
    )


def refuse_page(request: HttpRequest, error: DomainError) -> HttpResponse:
    context = {"sentence": sentence(error), "status": error.http_status}
    return render(request, "refused.html", context, status=error.http_status)


class ChosenLanguage:
    """Public pages speak the language that was chosen; pages of work speak Vietnamese.

    What a browser prefers is not asked: half of the words would change with the machine.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        known = chosen in dict(settings.LANGUAGES) and not request.user.is_authenticated
        with translation.override(chosen if known else settings.LANGUAGE_CODE):
            response = self.get_response(request)
            response.headers.setdefault("Content-Language", translation.get_language() or "")
        return response


class _OnlyAForm(DomainError):
    code = "method_not_allowed"
    http_status = 405
    words = noop("Địa chỉ này chỉ nhận biểu mẫu. Mở lại trang có biểu mẫu để điền và gửi.")


class DomainErrors:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer; who opens by hand what only takes a form is told so, not shown an empty page."""
        response = self.get_response(request)
        if isinstance(response, HttpResponseNotAllowed) and not response.content:
            said = refuse_page(request, _OnlyAForm(_OnlyAForm.words))
            said.headers["Allow"] = response.headers["Allow"]
            return said
        return response

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if not isinstance(error, DomainError):
            return None
        refuse = refuse_json if request.path.startswith(API_PREFIX) else refuse_page
        return refuse(request, error)
