"""Words that a scanner got wrong are doubts of their task; the text stays as it was read."""

from hientai.reading import read_text
from hientai.reading.after.doubts import with_doubts
from hientai.reading.files.numerals import repair_numerals
from hientai.reading.files.places import LoadedText

PLAN = "KẾ HOẠCH\n\nI. NHIỆM VỤ\n\n1. Sở Nội vụ: Xây dựng chính sách đai ngộ nhân tài.\n\n2. Sở Y tế: Báo cáo."


def test_a_misread_phrase_is_a_doubt_with_its_repair():
    first, _ = with_doubts(read_text(PLAN))["tasks"]

    assert (
        first["doubts"]["text"]
        == "Bản chụp có thể sai chữ: “chính sách đai ngộ” có thể là “chính sách đãi ngộ”."
    )


def test_the_text_is_not_changed():
    assert with_doubts(read_text(PLAN))["text"] == PLAN


def test_a_clean_text_has_no_doubt():
    _, second = with_doubts(read_text(PLAN))["tasks"]

    assert "text" not in second.get("doubts", {})


def test_a_number_put_right_is_a_doubt_of_the_first_task_under_it():
    scanned = "I. MỤC ĐÍCH\n\nII. YÊU CẦU\n\nII. NHIỆM VỤ\n\n1. Sở Y tế: Lập đề án.\n\n2. Sở Nội vụ: Báo cáo."
    loaded = repair_numerals(LoadedText(scanned))
    first, second = with_doubts(read_text(loaded.text), loaded.changes)["tasks"]
    assert first["path"] == ["III", "1"]
    assert "đọc là “II”, sửa thành “III”" in first["doubts"]["path"]
    assert "path" not in second.get("doubts", {})


def test_names_and_the_title_are_doubted_as_well():
    text = "KẾ HOẠCH\n\nPhát triển nguôn nhân lực tỉnh\n\nI. NHIỆM VỤ\n\n1. Ủy ban Mật trận Tổ quốc tỉnh chủ trì lập đề án."
    reading = with_doubts(read_text(text))
    assert "“nguồn nhân lực”" in reading["document_doubts"]["title"]
