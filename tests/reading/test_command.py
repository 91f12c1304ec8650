"""`hientai read` prints a reading, or one sentence and exit code 2."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from hientai.reading.command import main

SEED = Path(__file__).parent / "data" / "000_0e96f5b95962012b.txt"


def test_json_is_printed(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main([str(SEED), "--json"]) == 0
    assert json.loads(capfdbinary.readouterr().out)["document"]["kind"] == "Kế hoạch"


def test_a_table_shows_every_task(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main([str(SEED), "--table"]) == 0
    assert capfdbinary.readouterr().out.decode().count("\nII/") == 16


BAD = {
    "trong.txt": b"",
    "khoang.txt": b"  \n\n ",
    "anh.txt": b"\x89PNG\r\n\x1a\n" + b"\x00" * 40,
    "pdf.txt": b"%PDF-1.7\n",
    "nen.md": b"PK\x03\x04" + b"\x00" * 40,
    "nhi-phan.txt": b"abc\x00\x01\x02" * 50,
    "hong.txt": "Kế hoạch\nSở".encode() + b"\xff\xfe\xfa",
    "khac.xyz": b"abc",
    "thu.txt": "Chào anh, tuần sau gặp nhau nhé.".encode(),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_refused(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(BAD[name])
    assert main([str(path)]) == 2


@pytest.mark.parametrize("name", BAD)
def test_a_refusal_is_one_sentence(
    name: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / name
    path.write_bytes(BAD[name])
    main([str(path)])
    output = capfd.readouterr()
    assert (output.out, output.err.count("\n"), "Traceback" in output.err) == ("", 1, False)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    assert main([str(tmp_path / "khong-co.txt")]) == 2


def test_reading_needs_no_django() -> None:
    script = "import sys, hientai.reading.command; print('django' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "False"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_usual_encodings_are_read(encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "ke-hoach.txt"
    path.write_bytes(SEED.read_text("utf-8").encode(encoding))
    assert main([str(path)]) == 0
