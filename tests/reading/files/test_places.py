"""Every value of a printed paper shows its page and its box."""

import io
import shutil
from pathlib import Path

import pytest
from PIL import Image

from hientai.kernel.errors import UnreadableFile
from hientai.reading import read_text
from hientai.reading.files import LoadedText, Places, Spot, load_paper
from hientai.reading.files.legacy import from_vni
from hientai.reading.files.shown import page_picture
from hientai.reading.isolated import read_isolated
from tests.reading import renditions

CORPUS = Path(__file__).parent / "corpus"
PLAN = (CORPUS / "plan.pdf").read_bytes()
needs_tesseract = pytest.mark.skipif(not shutil.which("tesseract"), reason="no Tesseract")


def sides(spot):
    return tuple(spot[1:])


def test_every_letter_of_a_pdf_has_a_place():
    loaded = load_paper(PLAN, "plan.pdf")
    bare = set(range(len(loaded.text)))
    for start, end, *_ in loaded.places.rows:
        bare -= set(range(start, end))
    assert {loaded.text[place] for place in bare} <= set(" \t\n*")


def test_every_value_of_a_task_is_on_its_page():
    loaded = load_paper(PLAN, "plan.pdf")
    reading = read_text(loaded.text)
    assert reading["text"] == loaded.text
    spots = [loaded.places.of(task["sources"]["text"]) for task in reading["tasks"]]
    assert all(spots)
    assert [each[0].page for each in spots] == sorted(each[0].page for each in spots)


def test_places_come_back_from_the_other_process():
    assert read_isolated(PLAN, "plan.pdf").places.rows == load_paper(PLAN, "plan.pdf").places.rows


def test_part_of_a_line_is_cut_out_of_it():
    places = Places([[0, 10, 1, 1000, 500, 3000, 700], [11, 21, 1, 1000, 800, 3000, 1000]])
    assert places.of([(5, 10)]) == [Spot(1, 0.2, 0.05, 0.3, 0.07)]
    assert places.of([(0, 21)]) == [Spot(1, 0.1, 0.05, 0.3, 0.1)]
    assert places.of([(30, 31)]) == []


def test_value_over_two_pages_has_two_boxes():
    places = Places([[0, 10, 1, 0, 9000, 9000, 9200], [11, 21, 2, 0, 500, 9000, 700]])
    assert [spot.page for spot in places.of([(0, 21)])] == [1, 2]


def test_places_move_with_what_is_put_right():
    loaded = LoadedText("H. Một\n\nHai", Places([[0, 6, 1, 0, 0, 9, 9], [8, 11, 1, 0, 9, 9, 9]]))
    edited = loaded.edited([(0, 1, "II")])
    assert edited.text == "II. Một\n\nHai"
    assert [row[:2] for row in edited.places.rows] == [[0, 7], [9, 12]]
    assert [(each.start, each.end, each.read) for each in edited.changes] == [(0, 2, "H")]


def test_text_turned_from_an_old_coding_keeps_its_places():
    old = "Uyû ban nhaân daân tænh"
    loaded = LoadedText(old, Places([[0, len(old), 1, 0, 0, 9, 9]]))
    new = loaded.edited([(0, len(old), from_vni(old))])
    assert new.text[slice(*new.places.rows[0][:2])] == from_vni(old)


@needs_tesseract
def test_box_on_an_askew_scan_holds_the_ink_of_its_line():
    picture = renditions.pictures(PLAN, angle=2.0)[0]
    data = io.BytesIO()
    picture.save(data, "PNG")
    loaded = load_paper(data.getvalue(), "scan.png")
    start = loaded.text.index("Sở Khoa học")
    (spot,) = loaded.places.of([(start, start + 11)])
    piece = Image.open(io.BytesIO(page_picture(data.getvalue(), "scan.png", spot)))
    assert min(piece.convert("L").tobytes()) < 90


def test_piece_of_a_page_is_a_picture_of_it():
    spot = load_paper(PLAN, "plan.pdf").places.of([(0, 40)])[0]
    piece = Image.open(io.BytesIO(page_picture(PLAN, "plan.pdf", spot, width=500)))
    assert piece.format == "PNG"
    assert abs(piece.width - 500) <= 2
    assert piece.height < 300


def test_page_that_is_not_there_is_refused():
    with pytest.raises(UnreadableFile, match="trang 9"):
        page_picture(PLAN, "plan.pdf", Spot(9, 0, 0, 1, 1))
