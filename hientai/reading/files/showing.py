"""Draws a page of a file in a process of its own, with limits of time and memory."""

from __future__ import annotations

import contextlib
import io
import resource
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

from PIL import Image

from hientai.kernel.errors import DomainError, UnreadableFile, noop
from hientai.reading.files.places import Spot
from hientai.reading.files.shown import page_picture

SECONDS: Final = 40
MEGABYTES: Final = 2048
WIDTH: Final = 1400  # dots: a line of small letters is still read on a phone
_QUALITY: Final = 60
_MEGABYTE: Final = 1024 * 1024


def page_isolated(
    data: bytes, name: str, page: int, *, seconds: float = SECONDS, megabytes: int = MEGABYTES
) -> bytes:
    """Return a whole page as WebP; raise UnreadableFile where there is none, or a limit is met."""
    with tempfile.TemporaryDirectory(prefix="hientai-") as folder:
        source, target = Path(folder, "file"), Path(folder, "page")
        source.write_bytes(data)
        command = [sys.executable, "-m", __name__, str(source), str(target), name, str(page), str(megabytes)]  # fmt: skip
        with contextlib.suppress(subprocess.TimeoutExpired):
            subprocess.run(command, timeout=seconds, check=False, capture_output=True)  # noqa: S603 -- this very module
        if target.exists():
            return target.read_bytes()
    raise UnreadableFile(
        noop("Không hiện được trang %(page)s của tệp “%(name)s”."), page=page, name=name
    )


def _child(source: str, target: str, name: str, page: str, megabytes: str) -> int:
    limit = int(megabytes) * _MEGABYTE
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    try:
        drawn = page_picture(Path(source).read_bytes(), name, Spot(int(page), 0, 0, 1, 1), WIDTH)
    except (DomainError, MemoryError):
        return 1
    whole = Path(f"{target}.part")
    Image.open(io.BytesIO(drawn)).save(whole, "WEBP", quality=_QUALITY)
    whole.rename(target)
    return 0


if __name__ == "__main__":
    sys.exit(_child(*sys.argv[1:]))
