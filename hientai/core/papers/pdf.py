"""A Word file as PDF, through LibreOffice where it is installed."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Final

from django.conf import settings

from hientai.kernel.errors import DomainError, noop

_PROGRAMS: Final = ("soffice", "libreoffice")
_SECONDS: Final = 120


class NoPdf(DomainError):
    """A PDF that cannot be made here."""

    code = "no_pdf"


def has_office() -> bool:
    return _program() is not None


def to_pdf(data: bytes) -> bytes:
    """Return a Word file as PDF, or say in one sentence why there is none."""
    program = _program()
    if program is None:
        raise NoPdf(
            noop(
                "Máy chủ chưa cài LibreOffice nên chưa xuất được PDF. Tải tệp DOCX rồi lưu thành PDF."
            )
        )
    with tempfile.TemporaryDirectory(prefix="hientai-pdf-") as folder:
        source, target = Path(folder, "paper.docx"), Path(folder, "paper.pdf")
        source.write_bytes(data)
        profile = f"-env:UserInstallation={Path(folder, 'profile').as_uri()}"
        command = [program, profile, "--headless", "--norestore", "--convert-to", "pdf"]
        try:
            subprocess.run(  # noqa: S603 - a fixed command, no shell; the file's name is ours
                [*command, "--outdir", folder, str(source)],
                capture_output=True,
                timeout=_SECONDS,
                check=True,
                cwd=folder,
            )
            return target.read_bytes()
        except (subprocess.SubprocessError, OSError):
            raise NoPdf(noop("Chưa xuất được PDF. Tải tệp DOCX rồi lưu thành PDF.")) from None


def _program() -> str | None:
    if not settings.PDF:
        return None
    return next(filter(None, map(shutil.which, _PROGRAMS)), None)
