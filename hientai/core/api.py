"""What every part of the API shares: pages of lists, refusals as problem details."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable
from inspect import Parameter, Signature
from typing import Any, Generic, TypeVar

from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from ninja import Field, NinjaAPI, Router, Schema
from ninja.errors import HttpError, Throttled, ValidationError
from ninja.files import UploadedFile
from ninja.security import SessionAuth

from hientai.core.access import SIGNED_IN, actor_of
from hientai.core.files import MAX_SIZE
from hientai.core.middleware import refuse_json
from hientai.kernel.errors import DomainError, NotAllowed, NotFound, noop
from hientai.kernel.permissions import Permission

Record = TypeVar("Record", bound=Model)
Item = TypeVar("Item")
MAX_PAGE = 200

REFUSALS = frozenset({401, 403, 404, 409, 422})
METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"]
INVALID = 422

# what pydantic calls an error -> what a person reads
REASONS = {
    "missing": noop("Thiếu giá trị này."),
    "int_parsing": noop("Phải là số nguyên."),
    "int_type": noop("Phải là số nguyên."),
    "bool_parsing": noop("Phải là true hoặc false."),
    "date_from_datetime_parsing": noop("Phải là ngày dạng 2025-12-31."),
    "date_parsing": noop("Phải là ngày dạng 2025-12-31."),
    "enum": noop("Phải là một trong: %(expected)s."),
    "literal_error": noop("Phải là một trong: %(expected)s."),
    "greater_than_equal": noop("Phải từ %(ge)s trở lên."),
    "less_than_equal": noop("Phải từ %(le)s trở xuống."),
    "string_too_long": noop("Dài quá %(max_length)s ký tự."),
    "string_too_short": noop("Không được để trống."),
    "too_long": noop("Nhiều quá %(max_length)s mục."),
    "too_short": noop("Cần ít nhất %(min_length)s mục."),
    "json_invalid": noop("Nội dung gửi lên không phải JSON."),
}
UNKNOWN_REASON = noop("Giá trị này chưa đúng.")


class InvalidField(Schema):
    field: str
    reason: str


class Problem(Schema):
    """A refusal, in the form of RFC 9457; its title is a sentence for a person."""

    type: str
    title: str
    status: int
    instance: str
    errors: list[InvalidField] = Field(default_factory=list)


class Paging(Schema):
    """Which part of a list is asked for."""

    page: int = Field(1, ge=1)
    size: int = Field(50, ge=1, le=MAX_PAGE)

    def of(self, records: QuerySet[Record]) -> tuple[list[Record], int]:
        """Return this page of the records, and how many there are in all."""
        first = (self.page - 1) * self.size
        return list(records[first : first + self.size]), records.count()


class Listed(Schema, Generic[Item]):
    """A page of a list, and how long the whole list is."""

    items: list[Item]
    count: int


class BodyOut(Schema):
    id: int
    name: str


class GuardedRouter(Router):
    """A router that asks for an operation's permission before it looks at what was sent.

    `access.operation` asks again when the operation runs: for calls from one operation to another.
    """

    def add_api_operation(
        self, path: str, methods: list[str], view_func: Callable[..., Any], **options: Any
    ) -> None:
        options["auth"] = _Guard(view_func.access)  # type: ignore[attr-defined]  # set by `access`
        super().add_api_operation(path, methods, view_func, **options)

    def close(self) -> None:
        """Refuse, on every path, the methods that no operation of it takes."""
        for path, view in list(self.path_operations.items()):
            taken = sorted({method for found in view.operations for method in found.methods})
            others = [method for method in METHODS if method not in taken]
            super().add_api_operation(
                path, others, _not_taken(path, taken), include_in_schema=False
            )


def _not_taken(path: str, taken: list[str]) -> Callable[..., HttpResponse]:
    def refuse(request: HttpRequest, **kwargs: object) -> HttpResponse:
        response = refuse_json(
            request, _MethodNotTaken(noop("Địa chỉ này không nhận cách gọi đó."))
        )
        response["Allow"] = ", ".join(taken)
        return response

    names = ["request", *re.findall(r"{(\w+)}", path)]
    parameters = [Parameter(name, Parameter.POSITIONAL_OR_KEYWORD) for name in names]
    refuse.__signature__ = Signature(parameters)  # type: ignore[attr-defined]  # ninja compares it with the path
    return refuse


class _Guard(SessionAuth):
    def __init__(self, access: str) -> None:
        super().__init__()
        self.access = access

    def authenticate(self, request: HttpRequest, key: str | None) -> Any:
        if self.access != SIGNED_IN and not actor_of(request).holds(Permission(self.access)):
            raise NotAllowed(noop("Anh/chị chưa được giao dùng phần này của API."))
        return super().authenticate(request, key)


class _BadCsrf(NotAllowed):
    code = "csrf"


class _MethodNotTaken(DomainError):
    code = "method_not_allowed"
    http_status = 405


class _TooMany(DomainError):
    code = "too_many_requests"
    http_status = 429


class UnknownParameter(DomainError):
    """A parameter that an operation does not have: refused, so that nobody believes it narrowed."""

    code = "unknown_parameter"


class _BadRequest(DomainError):
    code = "bad_request"
    http_status = 400


def refuse_unknown(request: HttpRequest, known: Iterable[str]) -> None:
    """Refuse parameters of an address that are not among the known."""
    if unknown := sorted(set(request.GET) - set(known)):
        names = ", ".join(unknown)
        raise UnknownParameter(noop("API không có tham số này: %(names)s."), names=names)


def uploads(files: Iterable[UploadedFile]) -> list[tuple[str, bytes]]:
    """Return names and bytes of uploads, never much more of one than is accepted."""
    return [(file.name or "", file.read(MAX_SIZE + 1)) for file in files]


def answer_refusals(api: NinjaAPI) -> None:
    """Make every refusal of the API a problem in the form of RFC 9457, and close it with a 404."""
    handlers: dict[type[Exception], Callable[..., HttpResponse]] = {
        DomainError: refuse_json,
        ValidationError: _refuse_values,
        HttpError: _refuse_http,
        Throttled: _refuse_too_many,
        Http404: _refuse_missing,
    }
    for kind, handler in handlers.items():
        api.add_exception_handler(kind, handler)
    last = Router()
    last.api_operation(METHODS, "/{path:rest}", include_in_schema=False)(unknown)
    api.add_router("", last)


def unknown(request: HttpRequest, rest: str) -> HttpResponse:
    """Answer every address that no operation has."""
    return _refuse_missing(request)


def _refuse_missing(request: HttpRequest, error: Exception | None = None) -> HttpResponse:
    return refuse_json(request, NotFound(noop("API không có địa chỉ này.")))


def _refuse_http(request: HttpRequest, error: HttpError) -> HttpResponse:
    if error.status_code == NotAllowed.http_status:
        sentence = noop("Thiếu mã chống giả mạo (CSRF). Gửi kèm tiêu đề X-CSRFToken.")
        return refuse_json(request, _BadCsrf(sentence))
    return refuse_json(request, _BadRequest(noop("Không đọc được yêu cầu này.")))


def _refuse_too_many(request: HttpRequest, error: Throttled) -> HttpResponse:
    """Say after how many seconds to ask again (RFC 6585)."""
    wait = math.ceil(error.wait or 1)
    response = refuse_json(
        request, _TooMany(noop("Gọi API quá nhanh; gọi lại sau %(wait)s giây."), wait=wait)
    )
    response["Retry-After"] = str(wait)
    return response


def _refuse_values(request: HttpRequest, error: ValidationError) -> HttpResponse:
    errors = [_invalid(found) for found in error.errors]
    names = ", ".join(dict.fromkeys(found.field for found in errors))
    problem = Problem(
        type="urn:hientai:invalid_request",
        title=_("Sửa các giá trị sau rồi gửi lại: %(names)s.") % {"names": names},
        status=INVALID,
        instance=request.path,
        errors=errors,
    )
    return JsonResponse(
        problem.model_dump(),
        status=INVALID,
        content_type="application/problem+json",
        json_dumps_params={"ensure_ascii": False},
    )


def _invalid(found: dict[str, Any]) -> InvalidField:
    names = [str(part) for part in found["loc"][1:] if not _is_wrapper(part)]
    values = {name: str(value) for name, value in found.get("ctx", {}).items()}
    if expected := values.get("expected"):
        values["expected"] = expected.replace(" or ", _(" hoặc "))
    reason = _(REASONS.get(found["type"], UNKNOWN_REASON)) % values
    return InvalidField(field=".".join(names) or str(found["loc"][0]), reason=reason)


def _is_wrapper(part: object) -> bool:
    """Whether a place is the name that an operation gives its parameter, not one that clients send."""
    return part in {"sent", "chosen", "paging"}
