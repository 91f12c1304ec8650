"""What a list on the command line says while it is read: how far it is, and what is wrong in it."""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, Final, Self

from hientai.kernel.vietnamese import format_number
from hientai.people.domain.importing.account import Judged
from hientai.people.services.keeping import as_json

SHOWN: Final = 50
WORDS: Final = {
    "rows": "dòng",
    "new": "mới",
    "same": "không đổi",
    "changed": "thay đổi",
    "doubtful": "chưa chắc",
    "wrong": "sai",
}
_EVERY: Final = 10.0  # seconds between lines in a log; a terminal is written over at once


class Hearing:
    """Hears the rows of a list chunk by chunk; of many problems all but the first lie in a file."""

    def __init__(self, options: argparse.Namespace) -> None:
        self._json: bool = options.json
        self._kept = tempfile.TemporaryFile("w+", encoding="utf-8")  # noqa: SIM115 -- closed by exit
        self._counts: Counter[str] = Counter()
        self._said_at = time.monotonic()
        self._terminal = sys.stderr.isatty()
        self.first: list[dict[str, str]] = []
        self.problems = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._kept.close()

    def hear(self, judged: Sequence[Judged]) -> None:
        self._counts["rows"] += len(judged)
        self._counts.update(each.outcome.value for each in judged)
        for problem in (as_json(one) for each in judged for one in each.problems):
            if len(self.first) < SHOWN:
                self.first.append(problem)
            if self._json:
                self._kept.write((", " if self.problems else "") + _as_text(problem))
            self.problems += 1
        self._say()

    def _say(self) -> None:
        if not self._terminal and time.monotonic() - self._said_at < _EVERY:
            return
        self._said_at = time.monotonic()
        told = [f"{format_number(self._counts[key])} {WORDS[key]}" for key in WORDS]
        start, end = ("\r", "") if self._terminal else ("", "\n")
        sys.stderr.write(f"{start}{', '.join(told)}{end}")
        sys.stderr.flush()

    def done(self) -> None:
        if self._terminal and self._counts["rows"]:
            sys.stderr.write("\n")

    def as_json(self, said: Mapping[str, Any]) -> str:
        self._kept.seek(0)
        return f'{_as_text(said)[:-1]}, "problems": [{self._kept.read()}]}}'


def _as_text(said: Mapping[str, Any]) -> str:
    return json.dumps(said, ensure_ascii=False)
