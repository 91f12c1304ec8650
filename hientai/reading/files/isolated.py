"""Reads a file in a process of its own, with limits of time and memory.

A file that makes a reader hang, grow or crash ends in one sentence; whoever asked goes on.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
import threading
from pathlib import Path
from typing import IO, Final

from hientai.kernel.errors import DomainError, UnreadableFile, noop
from hientai.reading.files.opening import Progress, load_paper
from hientai.reading.files.places import Change, LoadedText, Places

SECONDS: Final = 3600  # a scan of a thousand pages takes most of it
MEGABYTES: Final = 3072
_PAGE: Final = "page"
_MEGABYTE: Final = 1024 * 1024


def load_isolated(
    data: bytes,
    name: str,
    progress: Progress | None = None,
    *,
    seconds: float = SECONDS,
    megabytes: int = MEGABYTES,
) -> LoadedText:
    """Return what `load_paper` does, read elsewhere; raise UnreadableFile when a limit is met."""
    with tempfile.TemporaryDirectory(prefix="hientai-") as folder:
        source, target = Path(folder, "file"), Path(folder, "answer")
        source.write_bytes(data)
        command = [sys.executable, "-m", __name__, str(source), str(target), name, str(megabytes)]
        ended = _run(command, progress, seconds)
        answer = json.loads(target.read_text("utf-8")) if target.exists() else {}
    if "text" in answer:
        changes = tuple(Change(*each) for each in answer["changes"])
        return LoadedText(answer["text"], Places(answer["places"]), changes)
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


def _run(command: list[str], progress: Progress | None, seconds: float) -> str:
    """Run the child, pass its progress on, and return in words how it ended."""
    with subprocess.Popen(  # noqa: S603 -- this very module
        command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    ) as child:
        timer = threading.Timer(seconds, child.kill)
        timer.start()
        try:
            _follow(child.stderr, progress)
            return f"mã {child.wait()}"
        finally:
            timer.cancel()
            child.kill()


def _follow(lines: IO[str] | None, progress: Progress | None) -> None:
    for line in lines or ():
        words = line.split()
        if progress and len(words) == 3 and words[0] == _PAGE:  # noqa: PLR2004 -- page DONE ALL
            progress(int(words[1]), int(words[2]))


def _tell(done: int, pages: int) -> None:
    sys.stderr.write(f"{_PAGE} {done} {pages}\n")
    sys.stderr.flush()


def _answer(loaded: LoadedText) -> dict[str, object]:
    changes = [(each.start, each.end, each.read) for each in loaded.changes]
    return {"text": loaded.text, "places": loaded.places.rows, "changes": changes}


def _child(source: str, target: str, name: str, megabytes: str) -> int:
    limit = int(megabytes) * _MEGABYTE
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    try:
        answer = _answer(load_paper(Path(source).read_bytes(), name, _tell))
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
