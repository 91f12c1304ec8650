"""Files made at once, and from where a request came."""

from __future__ import annotations

import hashlib

from django.http import HttpRequest, HttpResponse

from hientai.privacy.services.consenting import Evidence

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def send(content: bytes, name: str, media_type: str) -> HttpResponse:
    response = HttpResponse(content, content_type=media_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "private, no-store"
    return response


def address_of(request: HttpRequest) -> str:
    return str(request.META.get("REMOTE_ADDR", ""))


def evidence_of(request: HttpRequest) -> Evidence:
    """Return from which sign-in and address a yes comes; the key of a session is never kept."""
    key = request.session.session_key or ""
    return Evidence(hashlib.sha256(key.encode()).hexdigest()[:16], address_of(request))
