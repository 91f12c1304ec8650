"""`make fuzz`: damaged files for every reader, for so many minutes each; says what fell and what was slow.

usage: python -m tools.fuzz [--minutes 10] [--record] [READER …]

Readers: text, legacy, docx, pdf, image, scan, doc, grammar. Each starts from the small files kept in
tests/reading/files/corpus. An input that takes a way through the reader not taken before is kept for
the run and damaged further. What makes a reader fall, hang for three minutes, or take more than its memory
is written into that folder as fell-*, where the tests read it ever after. --record writes the
figures into docs/fuzzing.md.
"""

from __future__ import annotations

import argparse
import datetime as dt
import hashlib
import json
import multiprocessing as mp
import random
import resource
import sys
import time
import traceback
import warnings
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from importlib import import_module
from pathlib import Path
from types import CodeType, FrameType
from typing import Any, Final

from hientai.documents.domain import identity, quote_at, title_after
from hientai.kernel.errors import UnreadableFile
from hientai.plans import domain as plans
from hientai.reading import Reading, read_text
from hientai.reading.after.confidence import with_confidence
from hientai.reading.after.doubts import with_doubts
from hientai.reading.after.relations import relations
from hientai.reading.after.twins import twins
from hientai.reading.files import FORMS, load_paper
from hientai.reading.files.places import Change
from tools.mutate import damaged, damaged_inside, damaged_text

ROOT: Final = Path(__file__).resolve().parents[1]
CORPUS: Final = ROOT / "tests" / "reading" / "files" / "corpus"
TEXTS: Final = ROOT / "tests" / "reading" / "data"
PAPER: Final = ROOT / "docs" / "fuzzing.md"
HANGS: Final = 180.0  # seconds; a page of noise is read in four positions
MEMORY: Final = 3 << 30
_MOST_KEPT: Final = 400
_WATCHED: Final = "/hientai/reading/"
Edge = tuple[CodeType | None, CodeType]


@dataclass(frozen=True)
class Reader:
    """Where a reader starts from, how its input is damaged, and what one input is put through."""

    seeds: tuple[str, ...]
    damage: Callable[..., bytes]
    guided: bool = True  # calls inside are watched; too slow where each dot of a picture is one


READERS: Final = {
    "text": Reader(("plan.md", "utf16.txt"), damaged),
    "legacy": Reader(("tcvn3.txt", "vni.txt"), damaged),
    "docx": Reader(("plan.docx", "lists.docx"), damaged_inside),
    "pdf": Reader(("plan.pdf", "cut-words.pdf", "open.pdf"), damaged),
    "image": Reader(("scan.png", "scan.jpg", "two.tif"), damaged, guided=False),
    "scan": Reader(("scan.pdf",), damaged, guided=False),
    "doc": Reader(("old.doc",), damaged, guided=False),
    "grammar": Reader((), damaged_text),
}


@dataclass
class Tally:
    """What came of one reader's inputs."""

    inputs: int = 0
    read: int = 0
    refused: int = 0
    ways: int = 0
    slowest: float = 0.0
    fell: list[str] = field(default_factory=list)


def seeds_of(reader: Reader) -> list[tuple[str, bytes]]:
    if reader.seeds:
        return [(Path(name).suffix, (CORPUS / name).read_bytes()) for name in reader.seeds]
    paths = [*TEXTS.glob("*.txt"), CORPUS / "plan.md"]
    return [("", path.read_bytes()) for path in sorted(paths)]


def put_through(suffix: str, data: bytes) -> bool:
    """Read one input; return whether it was read rather than refused. Anything else is a fault."""
    changes: tuple[Change, ...] = ()
    if not suffix:
        text = data.decode("utf-8", "replace")
    else:
        try:
            loaded = load_paper(data, f"a{suffix}")
        except UnreadableFile as refusal:
            if len(str(refusal).splitlines()) != 1:
                raise AssertionError("a refusal is one sentence") from refusal
            return False
        text, changes = loaded.text, loaded.changes
        if any(not 0 <= row[0] <= row[1] <= len(text) for row in loaded.places.rows):
            raise AssertionError("a place outside of the text")
    reading = read_text(text)
    require_inside(reading)
    taken_into_rows(with_doubts(with_confidence(reading), changes))
    json.dumps(reading, allow_nan=False)
    return True


def require_inside(reading: Reading) -> None:
    """Refuse a reading that says of a value that it stands outside of the text."""
    end = len(reading["text"])
    for task in reading["tasks"]:
        for spans in task["sources"].values():
            if any(not 0 <= start <= stop <= end for start, stop in spans):
                raise AssertionError("a source outside of the text")


def taken_into_rows(reading: Reading) -> None:
    """Take a reading through every rule that stands between it and a plan's rows."""
    for each in plans.keyed(reading["tasks"]).values():
        contents = plans.contents_of(each)
        plans.values_of(each)
        plans.label_of(each["path"])
        plans.wanted_of(list(each["path"]), contents)
        plans.suggestions(contents.text)
    twins(reading["tasks"])
    for stated in relations(reading):
        quote_at(reading["text"], *stated.spans[0])
        title_after(reading["text"], stated.spans[0][1])
        identity(
            stated.number or "", stated.document_kind or "", stated.issuer or "", stated.date or ""
        )


class Watch:
    """Collects which function called which, inside the reader."""

    def __init__(self) -> None:
        self.seen: set[Edge] = set()
        self.new = False

    def __call__(self, frame: FrameType, event: str, _: object) -> None:
        if event == "call" and _WATCHED in frame.f_code.co_filename:
            edge = (frame.f_back.f_code if frame.f_back else None, frame.f_code)
            if edge not in self.seen:
                self.seen.add(edge)
                self.new = True


def inputs(reader: Reader, dice: random.Random, kept: list[tuple[str, bytes]]) -> Iterator[Any]:
    """Yield the seeds, then damaged ones, and those damaged further that took a new way."""
    yield from kept[:]
    while True:
        suffix, data = dice.choice(kept)
        others = [other for _, other in kept[:20]]
        yield suffix, reader.damage(data, others, dice)


def work(name: str, seconds: float, seed: int, desk: Path) -> None:
    """Fuzz one reader in this process; what is under way and what came of it lie on the desk."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    warnings.simplefilter("ignore")  # Pillow warns of what it repairs
    for form in FORMS.values():  # all code now, lest it change under the run
        import_module(form.reader.partition(":")[0])
    reader, dice, watch = READERS[name], random.Random(seed), Watch()  # noqa: S311
    kept = seeds_of(reader)
    tally, end = Tally(), time.monotonic() + seconds
    for suffix, data in inputs(reader, dice, kept):
        if time.monotonic() > end:
            break
        (desk / "input").write_bytes(data)
        (desk / "suffix").write_text(suffix or ".md")
        watch.new = False
        took = _one(suffix, data, watch if reader.guided else None, tally)
        tally.slowest = max(tally.slowest, took)
        tally.ways = len(watch.seen)
        if watch.new and len(kept) < _MOST_KEPT:
            kept.append((suffix, data))
        (desk / "tally").write_text(json.dumps(asdict(tally)))


def _one(suffix: str, data: bytes, watch: Watch | None, tally: Tally) -> float:
    start = time.monotonic()
    tally.inputs += 1
    sys.setprofile(watch)
    try:
        was_read = put_through(suffix, data)
        tally.read += was_read
        tally.refused += not was_read
    except Exception:  # noqa: BLE001 - whatever it is, it is what is looked for
        sys.setprofile(None)
        why = traceback.format_exc().strip().splitlines()[-1]
        if not any(told.endswith(why) for told in tally.fell):  # one input of each fault is enough
            tally.fell.append(keep(suffix, data, why))
    finally:
        sys.setprofile(None)
    return time.monotonic() - start


def keep(suffix: str, data: bytes, why: str) -> str:
    """Keep an input that made a reader fall."""
    path = CORPUS / f"fell-{hashlib.sha256(data).hexdigest()[:10]}{suffix or '.md'}"
    path.write_bytes(data)
    return f"{path.name}: {why}"


def fuzz(name: str, seconds: float, desk: Path) -> Tally:
    """Fuzz one reader; a process that dies or hangs is a fault, and another goes on."""
    total, end, seed = Tally(), time.monotonic() + seconds, 1
    desk.mkdir(exist_ok=True)
    while (left := end - time.monotonic()) > 1 or total.inputs == 0:
        (desk / "tally").write_text(json.dumps(asdict(Tally())))
        (desk / "input").unlink(missing_ok=True)  # its time is that of the input under way
        child = mp.get_context("fork").Process(target=work, args=(name, left, seed, desk))
        child.start()
        hung = _watch(child, desk)
        _add(total, Tally(**json.loads((desk / "tally").read_text())))
        if hung or child.exitcode:
            why = "hangs" if hung else f"ends the process with {child.exitcode}"
            data = (desk / "input").read_bytes()
            total.fell.append(keep((desk / "suffix").read_text(), data, why))
        seed += 1
    return total


def _watch(child: mp.process.BaseProcess, desk: Path) -> bool:
    """Wait for the process; end it if one input takes too long."""
    while child.is_alive():
        child.join(2)
        begun = (desk / "input").stat().st_mtime if (desk / "input").exists() else time.time()
        if child.is_alive() and time.time() - begun > HANGS:
            child.kill()
            child.join()
            return True
    return False


def _add(total: Tally, part: Tally) -> None:
    total.inputs += part.inputs
    total.read += part.read
    total.refused += part.refused
    total.ways = max(total.ways, part.ways)
    total.slowest = max(total.slowest, part.slowest)
    total.fell += part.fell


def told(name: str, minutes: float, tally: Tally) -> str:
    day = dt.datetime.now(dt.UTC).date().isoformat()
    figures = f"{tally.inputs} | {tally.read} | {tally.refused} | {tally.ways} | {len(tally.fell)}"
    return f"| {name} | {day} | {minutes:g} | {figures} | {tally.slowest:.2f} s |"


def record(rows: dict[str, str]) -> None:
    """Put the newest row of each reader into the page."""
    lines = PAPER.read_text("utf-8").splitlines()
    for name, row in rows.items():
        at = next((i for i, line in enumerate(lines) if line.startswith(f"| {name} |")), None)
        if at is None:
            at = max(i for i, line in enumerate(lines) if line.startswith("|")) + 1
            lines.insert(at, row)
        lines[at] = row
    PAPER.write_text("\n".join(lines) + "\n", "utf-8")


def main() -> int:
    parser = argparse.ArgumentParser(description="damaged files for every reader")
    parser.add_argument("readers", nargs="*", default=list(READERS), metavar="READER")
    parser.add_argument("--minutes", type=float, default=10.0)
    parser.add_argument("--record", action="store_true")
    asked = parser.parse_args()
    rows: dict[str, str] = {}
    fell: list[str] = []
    print("| reader | day | minutes | inputs | read | refused | ways | fell | slowest |")
    for name in asked.readers:
        desk = ROOT / "var" / "fuzz" / name
        desk.parent.mkdir(parents=True, exist_ok=True)
        tally = fuzz(name, asked.minutes * 60, desk)
        rows[name] = told(name, asked.minutes, tally)
        fell += tally.fell
        print(rows[name], *tally.fell, sep="\n", flush=True)
    if asked.record:
        record(rows)
    return int(bool(fell))


if __name__ == "__main__":
    sys.exit(main())
