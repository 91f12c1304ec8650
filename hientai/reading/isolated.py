"""Reads a file in a process of its own, with limits of time and memory, from its bytes to its values.

A file that makes a reader hang, grow or crash ends in one sentence; whoever asked goes on.
"""

from __future__ import annotations

import json
import os
import resource
import signal
import subprocess
import sys
import tempfile
import threading
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePath
from typing import IO, Any, Final

from hientai.kernel.errors import DomainError, UnreadableFile, noop
from hientai.reading.after.confidence import with_confidence
from hientai.reading.after.doubts import with_doubts
from hientai.reading.contract import Reading
from hientai.reading.files.opening import Progress, load_paper
from hientai.reading.files.places import Places
from hientai.reading.reader import read_text

SECONDS: Final = 3600  # a scan of a thousand pages takes most of it
QUICK: Final = {
    ".txt": 300,
    ".md": 300,
    ".docx": 300,
    ".docm": 300,
    ".doc": 300,
}  # no page is looked at
MEGABYTES: Final = 3072
MOST_TASKS: Final = 2_000  # taken into rows in about ten seconds; a page of more helps nobody check
_PAGE: Final = "page"
_MEGABYTE: Final = 1024 * 1024


@dataclass(frozen=True, slots=True)
class WholeReading:
    """What was read of a file, its doubts and probabilities with it, and where it is printed."""

    reading: Reading
    places: Places


def read_isolated(
    data: bytes,
    name: str,
    progress: Progress | None = None,
    *,
    seconds: float | None = None,
    megabytes: int = MEGABYTES,
) -> WholeReading:
    """Return what a file says, read elsewhere; raise UnreadableFile when it is refused or meets a limit."""
    limit = seconds or QUICK.get(PurePath(name).suffix.lower(), SECONDS)
    with tempfile.TemporaryDirectory(prefix="hientai-") as folder:
        source, target = Path(folder, "file"), Path(folder, "answer")
        source.write_bytes(data)
        command = [sys.executable, "-m", __name__, str(source), str(target), name, str(megabytes)]
        ended = _run(command, progress, limit)
        answer = json.loads(target.read_text("utf-8")) if target.exists() else {}
    if "reading" in answer:
        return WholeReading(answer["reading"], Places(answer["places"]))
    if "refusal" in answer:
        raise UnreadableFile(str(answer["refusal"]))
    raise used_up(name, ended)


def used_up(name: str, end: str) -> UnreadableFile:
    """Return the refusal of a file that met a limit or ended its reader."""
    return UnreadableFile(
        noop(
            "Tệp “%(name)s” cần quá nhiều thời gian hoặc bộ nhớ để đọc (%(end)s); tách nhỏ tệp rồi gửi lại."
        ),
        name=name,
        end=end,
    )


def require_few(reading: Reading, name: str) -> None:
    """Refuse what holds more tasks than any plan."""
    if len(reading["tasks"]) > MOST_TASKS:
        raise UnreadableFile(
            noop(
                "Tệp “%(name)s” có %(tasks)s nhiệm vụ, vượt quá giới hạn %(limit)s; tách nhỏ tệp rồi gửi lại."
            ),
            name=name,
            tasks=len(reading["tasks"]),
            limit=MOST_TASKS,
        )


def _run(command: list[str], progress: Progress | None, seconds: float) -> str:
    """Run the child, pass its progress on, and return in words how it ended."""
    with subprocess.Popen(  # noqa: S603 -- this very module
        command,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,  # so that the programs that it runs end with it
    ) as child:
        timer = threading.Timer(seconds, partial(_end, child.pid))
        timer.start()
        try:
            _follow(child.stderr, progress)
            return f"mã {child.wait()}"
        finally:
            timer.cancel()
            if child.poll() is None:
                _end(child.pid)


def _end(group: int) -> None:
    """End a process and all that it started."""
    with suppress(ProcessLookupError):
        os.killpg(group, signal.SIGKILL)


def _follow(lines: IO[str] | None, progress: Progress | None) -> None:
    for line in lines or ():
        words = line.split()
        if progress and len(words) == 3 and words[0] == _PAGE:  # noqa: PLR2004 -- page DONE ALL
            progress(int(words[1]), int(words[2]))


def _tell(done: int, pages: int) -> None:
    sys.stderr.write(f"{_PAGE} {done} {pages}\n")
    sys.stderr.flush()


def _answer(data: bytes, name: str) -> dict[str, Any]:
    loaded = load_paper(data, name, _tell)
    reading = read_text(loaded.text)
    require_few(reading, name)
    reading = with_doubts(with_confidence(reading), loaded.changes)
    return {"reading": reading, "places": loaded.places.rows}


def _child(source: str, target: str, name: str, megabytes: str) -> int:
    limit = int(megabytes) * _MEGABYTE
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    try:
        answer = _answer(Path(source).read_bytes(), name)
    except DomainError as refusal:
        answer = {"refusal": str(refusal)}
    except MemoryError:
        return 1
    whole = Path(f"{target}.part")
    whole.write_text(json.dumps(answer), "utf-8")
    whole.rename(target)
    return 0


if __name__ == "__main__":
    sys.exit(_child(*sys.argv[1:]))
