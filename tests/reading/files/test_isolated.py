"""Files are read in a process of their own, with limits."""

import pytest

from hientai.kernel.errors import UnreadableFile
from hientai.reading.files import load_file
from hientai.reading.files.isolated import load_isolated
from tests.reading.renditions import word


def a_docx():
    return word("KẾ HOẠCH\n\nThực hiện 100% nhiệm vụ\n\nI. NHIỆM VỤ\n\n- Sở Nội vụ báo cáo.")


def test_the_text_is_the_same_as_without_a_process():
    assert load_isolated(a_docx(), "a.docx").text == load_file(a_docx(), "a.docx")


def test_a_refusal_arrives_as_its_sentence():
    with pytest.raises(UnreadableFile, match=r"a\.docx"):
        load_isolated(a_docx()[:200], "a.docx")


def test_too_little_time_ends_in_one_sentence():
    with pytest.raises(UnreadableFile, match="tách nhỏ tệp"):
        load_isolated(a_docx(), "a.docx", seconds=0.01)


def test_too_little_memory_ends_in_one_sentence():
    with pytest.raises(UnreadableFile):
        load_isolated(b"Bao cao.\n\n" * 1_500_000, "a.txt", megabytes=60)
