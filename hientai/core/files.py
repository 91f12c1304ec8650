"""Uploads, checked before anyone can open them: a known kind, a bounded size, bytes that fit it."""

from __future__ import annotations

import hashlib
from pathlib import PurePath

from django.core.files.base import ContentFile
from django.http import FileResponse

from hientai.core.models import StoredFile
from hientai.kernel.errors import DomainError, noop
from hientai.kernel.permissions import Actor

MEGABYTE = 1024 * 1024
MAX_SIZE = 20 * MEGABYTE
ZIP = b"PK\x03\x04"

# suffix -> media type, and what the bytes must begin with (nothing: text)
KINDS: dict[str, tuple[str, bytes]] = {
    ".pdf": ("application/pdf", b"%PDF-"),
    ".docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", ZIP),
    ".xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ZIP),
    ".doc": ("application/msword", b"\xd0\xcf\x11\xe0"),
    ".png": ("image/png", b"\x89PNG"),
    ".jpg": ("image/jpeg", b"\xff\xd8\xff"),
    ".jpeg": ("image/jpeg", b"\xff\xd8\xff"),
    ".txt": ("text/plain; charset=utf-8", b""),
    ".md": ("text/plain; charset=utf-8", b""),
}


class BadUpload(DomainError):
    """A file that is refused at the door."""

    code = "bad_upload"


def check_upload(name: str, data: bytes) -> str:
    """Return the media type of an upload, or refuse it in one sentence."""
    suffix = PurePath(name).suffix.lower()
    if suffix not in KINDS:
        raise BadUpload(
            noop("Tệp “%(name)s” không thuộc loại được nhận (%(kinds)s)."),
            name=name,
            kinds=", ".join(kind.lstrip(".") for kind in KINDS),
        )
    if not data:
        raise BadUpload(noop("Tệp “%(name)s” trống. Chọn lại tệp có nội dung."), name=name)
    if len(data) > MAX_SIZE:
        raise BadUpload(
            noop("Tệp “%(name)s” lớn hơn %(limit)s MB. Chọn tệp nhỏ hơn."),
            name=name,
            limit=MAX_SIZE // MEGABYTE,
        )
    media_type, beginning = KINDS[suffix]
    if not data.startswith(beginning) or (not beginning and b"\0" in data):
        raise BadUpload(
            noop("Nội dung tệp “%(name)s” không phải %(kind)s. Mở tệp để kiểm tra rồi gửi lại."),
            name=name,
            kind=suffix.lstrip("."),
        )
    return media_type


def store(*, name: str, data: bytes, by: Actor) -> StoredFile:
    """Check an upload and keep it."""
    return keep(name=name, data=data, media_type=check_upload(name, data), by=by)


def keep(*, name: str, data: bytes, media_type: str, by: Actor) -> StoredFile:
    """Keep a file that was checked, under a name that tells nothing."""
    digest = hashlib.sha256(data).hexdigest()
    return StoredFile.objects.create(
        name=PurePath(name).name[-255:],
        media_type=media_type,
        size=len(data),
        sha256=digest,
        content=ContentFile(data, name=f"{digest[:32]}.bin"),
        stored_by=by.label[:200],
    )


def read_bytes(stored: StoredFile) -> bytes:
    with stored.content.open("rb") as handle:
        content: bytes = handle.read()
    return content


def download(stored: StoredFile) -> FileResponse:
    """Send a stored file as a download that no browser opens by itself."""
    response = FileResponse(
        stored.content.open("rb"),
        as_attachment=True,
        filename=stored.name,
        content_type=stored.media_type,
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response
