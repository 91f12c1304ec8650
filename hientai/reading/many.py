"""Reads many files over all cores, each in a process with limits that may die without harm."""

from __future__ import annotations

import multiprocessing
import os
import resource
import signal
import time
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import Final

from hientai.kernel.errors import DomainError
from hientai.reading import read_text, require_plan
from hientai.reading.contract import Reading
from hientai.reading.files.opening import FORMS, load_bytes, load_file
from hientai.reading.files.refusals import MEGABYTE
from hientai.reading.isolated import MEGABYTES, SECONDS, used_up

_HIDDEN: Final = (".", "~$")  # what systems and Word keep beside a file


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of one file: its reading, or the sentence that refuses it."""

    path: Path
    reading: Reading | None
    refusal: str = ""


def plans_in(folder: Path) -> list[Path]:
    """Return the files below a folder that may be plans, in the order of their names."""
    found = (path for path in folder.rglob("*") if path.suffix.lower() in FORMS)
    return sorted(path for path in found if path.is_file() and not path.name.startswith(_HIDDEN))


def cores() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def read_file(path: Path) -> Reading:
    """Return the reading of a file, or raise UnreadableFile."""
    reading = read_text(load_file(load_bytes(path), path.name))
    require_plan(reading)
    return reading


def read_many(
    paths: Iterable[Path],
    workers: int | None = None,
    *,
    seconds: float = SECONDS,
    megabytes: int = MEGABYTES,
) -> Iterator[Answer]:
    """Yield the answer of every file, as soon as it is there.

    A file that needs too much time or memory, or ends its reader, is refused; the rest goes on.
    """
    waiting = deque(paths)
    pool = [_Worker(megabytes) for _ in range(min(workers or cores(), len(waiting)))]
    try:
        for worker in pool:
            worker.take(waiting.popleft())
        while busy := [worker for worker in pool if worker.path]:
            for worker in _ready(busy, seconds):
                yield worker.answer()
                if waiting:
                    worker.take(waiting.popleft())
    finally:
        for worker in pool:
            worker.end()


def _ready(busy: Sequence[_Worker], seconds: float) -> list[_Worker]:
    """Return the workers that have an answer, died, or took too long; wait for the first."""
    left = min(worker.since for worker in busy) + seconds - time.monotonic()
    ready = wait([worker.pipe for worker in busy], max(left, 0))
    late = time.monotonic() - seconds
    return [worker for worker in busy if worker.pipe in ready or worker.since < late]


class _Worker:
    """A process that reads one file after the other; a new one takes the place of a dead one."""

    def __init__(self, megabytes: int) -> None:
        self._megabytes = megabytes
        self.path: Path | None = None
        self.since = 0.0
        self._start()

    def _start(self) -> None:
        ways = multiprocessing.get_context("spawn")
        self.pipe, inner = ways.Pipe()
        self._process = ways.Process(target=_serve, args=(inner, self._megabytes), daemon=True)
        self._process.start()
        inner.close()

    def take(self, path: Path) -> None:
        if not self._process.is_alive():
            self._start()
        self.path, self.since = path, time.monotonic()
        with suppress(BrokenPipeError):  # a dead one shows when its answer is asked for
            self.pipe.send(path)

    def answer(self) -> Answer:
        path, self.path = self.path or Path(), None
        with suppress(EOFError, ConnectionResetError):
            if self.pipe.poll():
                return Answer(path, *self.pipe.recv())
        self.end()
        return Answer(path, None, str(used_up(path.name, f"mã {self._process.exitcode}")))

    def end(self) -> None:
        self._process.kill()
        self._process.join()
        self.pipe.close()


def _serve(pipe: Connection, megabytes: int) -> None:
    """Read what is asked for until whoever asks is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever asks ends this process
    resource.setrlimit(resource.RLIMIT_AS, (megabytes * MEGABYTE, megabytes * MEGABYTE))
    with suppress(EOFError, BrokenPipeError, MemoryError):
        while True:
            path = pipe.recv()
            try:
                pipe.send((read_file(path), ""))
            except DomainError as refusal:
                pipe.send((None, str(refusal)))
