"""Word files from before 2007, through LibreOffice where it is installed."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Final

from hientai.kernel.errors import UnreadableFile, noop
from hientai.reading.files import refusals
from hientai.reading.files.docx import read_docx

_PROGRAMS: Final = ("soffice", "libreoffice")
_SECONDS: Final = 120
_WHAT: Final = "Word đời cũ (.doc)"
_STREAM: Final = "WordDocument".encode("utf-16-le")  # every such file names it
_SECTOR: Final = 512
_HEAD: Final = b"\xec\xa5"
_FLAGS, _ENCRYPTED = 11, 1
_FILTER: Final = "docx:MS Word 2007 XML"


def read_doc(data: bytes, name: str, progress: Callable[[int, int], None] | None = None) -> str:
    """Return the text of a .doc file as Word shows it."""
    if _STREAM not in data:
        raise refusals.broken(name, _WHAT)
    if _is_encrypted(data):
        raise refusals.encrypted(name)
    program = next(filter(None, map(shutil.which, _PROGRAMS)), None)
    if program is None:
        raise UnreadableFile(
            noop(
                "Tệp “%(name)s” là Word đời cũ, cần LibreOffice trên máy chủ để đọc; hãy lưu lại thành .docx rồi gửi."
            ),
            name=name,
        )
    return read_docx(_converted(data, name, program), name, progress)


def _is_encrypted(data: bytes) -> bool:
    """Tell by the flags at the head of the file's text, which begins a sector, whether it has a password."""
    starts = (at for at in range(_SECTOR, len(data), _SECTOR) if data.startswith(_HEAD, at))
    head = next(starts, None)
    return head is not None and bool(
        ord(data[head + _FLAGS : head + _FLAGS + 1] or b"\0") & _ENCRYPTED
    )


def _converted(data: bytes, name: str, program: str) -> bytes:
    """Return the file as .docx, converted in a folder and with a profile of its own."""
    with tempfile.TemporaryDirectory(prefix="hientai-doc-") as folder:
        source, target = Path(folder, "plan.doc"), Path(folder, "plan.docx")
        source.write_bytes(data)
        command = [
            program,
            f"-env:UserInstallation={Path(folder, 'profile').as_uri()}",
            "--headless",
            "--norestore",
            "--convert-to",
            _FILTER,
            "--outdir",
            folder,
            str(source),
        ]
        try:
            subprocess.run(  # noqa: S603 - a fixed command, no shell; the file's name is ours
                command, capture_output=True, timeout=_SECONDS, check=True, cwd=folder
            )
            return target.read_bytes()
        except (subprocess.SubprocessError, OSError):
            raise refusals.broken(name, _WHAT) from None
