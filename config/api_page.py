"""The API told on a page: its operations by group, drawn on the server from the schema itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from ninja import NinjaAPI
from ninja.openapi.docs import DocsBase


@dataclass(frozen=True)
class Parameter:
    name: str
    place: str
    about: str


@dataclass(frozen=True)
class Told:
    """An operation as the page tells it."""

    group: str
    method: str
    path: str
    summary: str
    parameters: list[Parameter]


class OperationsPage(DocsBase):
    """Shows the operations without script or style of its own, so that the strict policy holds."""

    def render_page(self, request: HttpRequest, api: NinjaAPI, **kwargs: Any) -> HttpResponse:
        schema = api.get_openapi_schema()
        context = {
            "operations": list(told(schema)),
            "schema_url": self.get_openapi_url(api, kwargs),
        }
        return render(request, "api/operations.html", context)


def told(schema: dict[str, Any]) -> Iterator[Told]:
    """Yield the operations of a schema in its order."""
    for path, methods in schema["paths"].items():
        for method, found in methods.items():
            yield Told(
                group=", ".join(found.get("tags", [])),
                method=method.upper(),
                path=path,
                summary=found.get("summary", ""),
                parameters=[*_parameters(found), *_body(found, schema)],
            )


def _parameters(found: dict[str, Any]) -> Iterator[Parameter]:
    for parameter in found.get("parameters", []):
        about = parameter.get("description") or parameter["schema"].get("description", "")
        yield Parameter(parameter["name"], parameter["in"], about)


def _body(found: dict[str, Any], schema: dict[str, Any]) -> Iterator[Parameter]:
    for content in found.get("requestBody", {}).get("content", {}).values():
        described = content["schema"]
        if reference := described.get("$ref"):
            described = schema["components"]["schemas"][reference.rpartition("/")[2]]
        for name, field in described.get("properties", {}).items():
            yield Parameter(name, "body", field.get("description", ""))
