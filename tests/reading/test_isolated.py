"""Files are read in a process of their own, with limits, from their bytes to their values."""

import json
import time
from pathlib import Path

import pytest

from hientai.kernel.errors import UnreadableFile
from hientai.reading import isolated, read_text
from hientai.reading.after.confidence import with_confidence
from hientai.reading.files import load_file
from hientai.reading.isolated import MOST_TASKS, read_isolated, require_few
from tests.reading.renditions import word


def a_docx():
    return word("KẾ HOẠCH\n\nThực hiện 100% nhiệm vụ\n\nI. NHIỆM VỤ\n\n- Sở Nội vụ báo cáo.")


def test_the_reading_is_the_same_as_without_a_process():
    here = with_confidence(read_text(load_file(a_docx(), "a.docx")))
    assert read_isolated(a_docx(), "a.docx").reading == json.loads(json.dumps(here))


def test_a_refusal_arrives_as_its_sentence():
    with pytest.raises(UnreadableFile, match=r"a\.docx"):
        read_isolated(a_docx()[:200], "a.docx")


def test_too_little_time_ends_in_one_sentence():
    with pytest.raises(UnreadableFile, match="tách nhỏ tệp"):
        read_isolated(a_docx(), "a.docx", seconds=0.01)


def test_too_little_memory_ends_in_one_sentence():
    with pytest.raises(UnreadableFile):
        read_isolated(b"Bao cao.\n\n" * 1_500_000, "a.txt", megabytes=60)


def test_words_that_the_grammar_is_slow_with_end_in_one_sentence():
    endless = "KẾ HOẠCH\nI. NHIỆM VỤ\n" + "a)\n" * 60_000
    with pytest.raises(UnreadableFile, match="tách nhỏ tệp"):
        read_isolated(endless.encode(), "a.txt", seconds=1.5)


def test_more_tasks_than_any_plan_has_are_refused_by_number():
    reading = read_text("KẾ HOẠCH\nI. NHIỆM VỤ\n1. Xây dựng đề án.")
    require_few({**reading, "tasks": reading["tasks"] * MOST_TASKS}, "a.txt")
    with pytest.raises(UnreadableFile, match="2001 nhiệm vụ, vượt quá giới hạn 2000"):
        require_few({**reading, "tasks": reading["tasks"] * (MOST_TASKS + 1)}, "a.txt")


def test_what_the_reader_started_ends_with_it(tmp_path):
    """A converter that hangs is started by the reader, not by us."""
    number = tmp_path / "number"
    script = f"sleep 60 & echo $! > {number}; wait"
    begun = time.monotonic()
    isolated._run(["sh", "-c", script], None, 0.5)
    assert time.monotonic() - begun < 30
    assert gone(int(number.read_text()))


def gone(process):
    """Wait a moment for a process to be no more, or only to be waited for."""
    for _ in range(100):
        try:
            state = Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0]
        except (ProcessLookupError, FileNotFoundError):
            return True
        if state == "Z":
            return True
        time.sleep(0.05)
    return False
