"""A folder of papers over all cores against one core."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

from bench.measure import Line, best
from config.demo import SAMPLES
from hientai.reading.many import cores, plans_in, read_many
from tests.reading.generator import LAYOUTS, make
from tests.reading.renditions import word

PAPERS = 100
GAIN = 1.5  # of the share that a core would have: processes take their time to start


def lines() -> list[Line]:
    with tempfile.TemporaryDirectory() as folder:
        for i, paper in enumerate(_papers()):
            Path(folder, f"{i:03}.docx").write_bytes(paper)
        paths = plans_in(Path(folder))
        return [
            Line(
                name=f"read a folder of {PAPERS} Word files over {cores()} cores",
                seconds=best(lambda: _read(paths), runs=2),
                against="the same in one process, limits and all",
                against_seconds=best(lambda: _read(paths, workers=1), runs=2),
                bar=max(GAIN / cores(), 0.1) if cores() > 1 else GAIN,
            )
        ]


def _read(paths: Sequence[Path], workers: int | None = None) -> None:
    """Read every file; a worker that died or a paper refused would be quick, and no figure."""
    refused = [each.refusal for each in read_many(paths, workers) if each.reading is None]
    if refused:
        message = f"{len(refused)} of {len(paths)} not read: {refused[0]}"
        raise RuntimeError(message)


def _papers() -> list[bytes]:
    """Return the samples and plans in every layout of the generator, as Word files."""
    samples = [path.read_text("utf-8") for path in sorted(SAMPLES.glob("*.txt"))] * 8
    layouts = list(LAYOUTS)
    made = [make(layouts[i % len(layouts)], i).text for i in range(PAPERS - len(samples))]
    return [word(text) for text in [*samples, *made]]
