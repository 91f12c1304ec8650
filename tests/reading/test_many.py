"""`hientai read FOLDER`: every paper over all cores, refusals named, Ctrl-C clean."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from hientai.reading.command import main
from hientai.reading.many import read_many

DATA = Path(__file__).parent / "data"
SEEDS = sorted(DATA.glob("*.txt"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    papers = tmp_path / "papers"
    (papers / "cu").mkdir(parents=True)
    for seed, place in zip(SEEDS, ("", "", "cu"), strict=True):
        shutil.copy(seed, papers / place)
    (papers / "~$mo.docx").write_bytes(b"owner")
    (papers / "anh.svg").write_bytes(b"<svg/>")
    return papers


def test_a_folder_is_printed_one_line_a_paper(
    folder: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert main([str(folder), "--jobs", "1"]) == 0
    lines = capfdbinary.readouterr().out.decode().splitlines()
    names = {json.loads(line)["file"] for line in lines}
    assert names == {SEEDS[0].name, SEEDS[1].name, f"cu/{SEEDS[2].name}"}


def test_a_folder_is_written_file_by_file(folder: Path, tmp_path: Path) -> None:
    assert main([str(folder), "--jobs", "1", "--output", str(tmp_path / "out")]) == 0
    written = tmp_path / "out" / "cu" / f"{SEEDS[2].name}.json"
    assert json.loads(written.read_text("utf-8"))["tasks"]


def test_what_is_refused_is_named_and_the_rest_goes_on(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (folder / "hong.docx").write_bytes(b"PK\x03\x04" + b"\x00" * 40)
    assert main([str(folder), "--jobs", "1"]) == 2
    output = capfd.readouterr()
    assert (len(output.out.splitlines()), output.err.count("hong.docx: Tệp “hong.docx”")) == (3, 1)


def test_progress_says_how_many_of_how_many(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    main([str(folder), "--jobs", "1"])
    told = capfd.readouterr().err.splitlines()
    assert [line.split()[0] for line in told[:-1]] == ["0/3", "1/3", "2/3", "3/3"]


def test_what_cannot_be_written_is_said(
    folder: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "out").write_text("no folder")
    assert main([str(folder), "--jobs", "1", "--output", str(tmp_path / "out")]) == 2
    assert capfd.readouterr().err.splitlines()[-1].startswith("Không ghi được kết quả")


def test_a_folder_without_papers_is_refused(tmp_path: Path) -> None:
    assert main([str(tmp_path)]) == 2


def test_a_reader_that_ends_is_replaced(tmp_path: Path) -> None:
    large = tmp_path / "lon.txt"
    large.write_text("Tăng cường công tác phối hợp.\n" * 300_000, "utf-8")
    answers = list(read_many([large, SEEDS[0]], workers=1, megabytes=64))
    assert [answer.reading is None for answer in answers] == [True, False]


def test_a_file_that_takes_too_long_is_refused() -> None:
    (answer,) = read_many([SEEDS[0]], workers=1, seconds=0.001)
    assert "quá nhiều thời gian" in answer.refusal


@pytest.mark.skipif(not shutil.which("ps"), reason="lists processes")
def living(session: int) -> list[str]:
    """Return the states of the processes of a session that still run."""
    command = ["ps", "-o", "stat=", "-g", str(session)]
    listed = subprocess.run(command, capture_output=True, text=True, check=False)
    return [state for state in listed.stdout.split() if not state.startswith("Z")]


def test_ctrl_c_ends_every_process(folder: Path) -> None:
    for i in range(300):
        shutil.copy(SEEDS[0], folder / f"{i}.txt")
    # A run in the background starts its children with the signal ignored.
    script = (
        "import signal, sys; signal.signal(signal.SIGINT, signal.default_int_handler); "
        "from hientai.reading.command import main; sys.exit(main(sys.argv[1:]))"
    )
    command = [sys.executable, "-c", script, str(folder)]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
    ) as child:
        assert child.stdout is not None
        child.stdout.readline()
        os.killpg(child.pid, signal.SIGINT)
        _, said = child.communicate(timeout=20)
    assert (child.returncode, said.decode().splitlines()[-1]) == (130, "Đã dừng theo yêu cầu.")
    deadline = time.monotonic() + 10
    while (left := living(child.pid)) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert left == []
