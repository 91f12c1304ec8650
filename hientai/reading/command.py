"""`hientai read PATH… [--json|--table] [--output DIR]`: what plans say, without database or Django."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from hientai.kernel.errors import DomainError, UnreadableFile, noop
from hientai.reading import read_text, require_plan
from hientai.reading.contract import Reading
from hientai.reading.files.opening import load_bytes, load_file
from hientai.reading.many import plans_in, read_many
from hientai.reading.printing import Teller, table, write

REFUSED = 2
STOPPED = 130  # as a shell says it of a command that Ctrl-C ended


def main(argv: Sequence[str]) -> int:
    """Run the command; a refusal is one sentence on stderr and exit code 2."""
    options = _parser().parse_args(argv)
    paths = [Path(each) for each in options.paths]
    try:
        if len(paths) == 1 and not paths[0].is_dir() and not options.output:
            return _read_one(paths[0], as_table=options.table)
        return _read_all(_files(paths), options)
    except DomainError as refusal:
        sys.stderr.write(f"{refusal}\n")
        return REFUSED
    except OSError as error:
        Teller().say(f"Không ghi được kết quả: {error.strerror}.")
        return REFUSED
    except KeyboardInterrupt:
        Teller().say("Đã dừng theo yêu cầu.")
        return STOPPED


def _read_one(path: Path, *, as_table: bool) -> int:
    teller = Teller()
    text = load_file(
        load_bytes(path), path.name, lambda done, pages: teller.page(path.name, done, pages)
    )
    reading = read_text(text)
    require_plan(reading)
    write(table(reading) if as_table else json.dumps(reading, ensure_ascii=False, indent=1))
    return 0


def _files(paths: Sequence[Path]) -> dict[Path, Path]:
    """Return the files to be read, each with the name that its answer bears."""
    files: dict[Path, Path] = {}
    for path in paths:
        if path.is_dir():
            files |= {each: each.relative_to(path) for each in plans_in(path)}
        else:
            files[path] = Path(*(part for part in path.parts if part not in {"..", path.anchor}))
    if not files:
        raise UnreadableFile(
            noop("Thư mục “%(name)s” không có tệp nào đọc được."), name=paths[0].name
        )
    return files


def _read_all(files: dict[Path, Path], options: argparse.Namespace) -> int:
    """Read many files; those that are refused are named, and the rest goes on."""
    teller = Teller()
    refused = 0
    teller.tell(f"0/{len(files)}")
    for count, answer in enumerate(read_many(files, options.jobs), start=1):
        name = files[answer.path]
        if answer.reading is None:
            refused += 1
            teller.say(f"{name}: {answer.refusal}")
        else:
            _keep(answer.reading, name, options)
        teller.tell(f"{count}/{len(files)} {name}")
    teller.say(f"Đã đọc {len(files) - refused}/{len(files)} tệp.")
    return REFUSED if refused else 0


def _keep(reading: Reading, name: Path, options: argparse.Namespace) -> None:
    if options.output:
        target = Path(options.output, f"{name}.json")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(json.dumps(reading, ensure_ascii=False, indent=1) + "\n", "utf-8")
    elif options.table:
        write(f"{name}\n{table(reading)}\n")
    else:
        write(json.dumps({"file": str(name), **reading}, ensure_ascii=False))


def _count(text: str) -> int:
    """Return a number of processes; argparse says what is wrong with any other text."""
    number = int(text)
    if number < 1:
        raise ValueError(text)
    return number


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="hientai read", description="Đọc một hay nhiều kế hoạch.")
    parser.add_argument(
        "paths", nargs="+", metavar="TỆP", help="tệp Word, PDF, ảnh chụp, .txt, .md; hoặc thư mục"
    )
    form = parser.add_mutually_exclusive_group()
    form.add_argument(
        "--json", action="store_true", help="in một đối tượng JSON, mỗi tệp một dòng (mặc định)"
    )
    form.add_argument("--table", action="store_true", help="in bảng dễ đọc")
    parser.add_argument("--output", metavar="THƯ_MỤC", help="ghi mỗi tệp một tệp .json vào đây")
    parser.add_argument(
        "--jobs", type=_count, metavar="SỐ", help="số tiến trình (mặc định: mọi nhân)"
    )
    return parser
