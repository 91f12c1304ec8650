"""`make bench`: run every line, write bench/results.json, say which bars do not hold."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping
from pathlib import Path

import django

RESULTS = Path(__file__).parent / "results.json"


def main() -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    from django.core.management import call_command  # noqa: PLC0415 -- needs django.setup

    from bench import (  # noqa: PLC0415 -- needs django.setup
        bodies,
        boundaries,
        breakdowns,
        folder,
        following,
        intake,
        matching,
        pdfs,
        reading,
        searching,
        serving,
    )

    call_command("migrate", verbosity=0)
    found = [line.as_json() for line in [*reading.lines(), *folder.lines()]]
    found += pdfs.lines()
    found += following.lines()
    found += [*serving.lines(), *bodies.lines()]
    found += [line.as_json() for line in boundaries.lines()]
    found += intake.lines()
    found += matching.lines()
    found += breakdowns.lines()
    found += searching.lines()
    RESULTS.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", "utf-8")
    for line in found:
        print(f"{line['ratio']:>8} {_verdict(line):22} {line['name']}")
    return 0 if all(line["holds"] for line in found) else 1


def _verdict(line: Mapping[str, object]) -> str:
    """Say whether a line's bar holds; a line without a bar is only reported."""
    if line["bar"] is None:
        return "reported"
    return f"{'holds' if line['holds'] else 'DOES NOT HOLD'} (bar {line['bar']})"


if __name__ == "__main__":
    sys.exit(main())
