"""Odd files of every form are read, or refused in one sentence; nothing in them is ever run."""

import io
import shutil
import struct
import zipfile
import zlib
from pathlib import Path

import pytest
from PIL import Image

from hientai.kernel.errors import UnreadableFile
from hientai.reading.files import FORMS, Spot, check_file, load_file, load_paper
from hientai.reading.files.shown import page_picture
from tests.reading.files import raw_pdf

CORPUS = Path(__file__).parent / "corpus"
LINES = raw_pdf.text("KE HOACH", "I. NHIEM VU", "1. So Noi vu ra soat.")
READ = "KE HOACH\n\nI. NHIEM VU\n\n1. So Noi vu ra soat.\n"
needs_tesseract = pytest.mark.skipif(not shutil.which("tesseract"), reason="no Tesseract")


def refusal(data, name):
    with pytest.raises(UnreadableFile) as caught:
        load_file(data, name)
    (sentence,) = str(caught.value).splitlines()
    return sentence


def saved(picture, kind="PNG", **how):
    data = io.BytesIO()
    picture.save(data, kind, **how)
    return data.getvalue()


@pytest.mark.parametrize("suffix", FORMS)
def test_nothing_at_all(suffix):
    assert "trống" in refusal(b"", f"a{suffix}")


@pytest.mark.parametrize(
    ("suffix", "limit"), [(".txt", 20), (".docx", 50), (".doc", 50), (".pdf", 200), (".tif", 200)]
)
def test_each_form_has_its_limit(suffix, limit):
    with pytest.raises(UnreadableFile, match=f"giới hạn {limit} MB"):
        check_file(bytes(limit * 1024 * 1024 + 1), f"a{suffix}")


def test_pdf_of_more_pages_than_the_limit():
    assert "1001 trang, vượt quá giới hạn 1000" in refusal(raw_pdf.pdf(*[""] * 1001), "a.pdf")


def test_old_word_file_named_as_a_new_one():
    data = (CORPUS / "old.doc").read_bytes()
    assert "thực ra là tệp Word đời cũ" in refusal(data, "a.docx")


def test_ole_file_that_holds_no_word_document():
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 3000
    assert "bị hỏng" in refusal(data, "a.doc")


@pytest.mark.parametrize("suffix", [".odt", ".rtf", ".xlsx", ".webp", ""])
def test_forms_that_are_not_read_say_which_are(suffix):
    assert "hãy dùng tệp Word, PDF, ảnh, .txt hoặc .md" in refusal(b"abc", f"a{suffix}")


def test_open_document_named_as_word():
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as file:
        file.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        file.writestr("content.xml", "<a/>")
    assert "bị hỏng" in refusal(data.getvalue(), "a.docx")


def test_script_in_a_pdf_is_not_run():
    script = "/Names << /JavaScript << /Names [(a) 4 0 R] >> >> /OpenAction 4 0 R"
    loop = "<< /S /JavaScript /JS (while (1) {}) >>"
    assert load_file(raw_pdf.pdf(LINES, catalog=script, more=loop), "a.pdf") == READ


def test_attachment_of_a_pdf_is_left_alone():
    attached = "/Names << /EmbeddedFiles << /Names [(a.exe) 4 0 R] >> >>"
    more = "<< /Type /Filespec /F (a.exe) >>"
    assert load_file(raw_pdf.pdf(LINES, catalog=attached, more=more), "a.pdf") == READ


@pytest.mark.parametrize("degrees", [0, 90, 180, 270])
def test_page_turned_on_its_side_is_read_and_its_places_lie_on_the_ink(degrees):
    data = raw_pdf.pdf(LINES, page=f"/Rotate {degrees}")
    loaded = load_paper(data, "a.pdf")
    assert loaded.text == READ
    (spot,) = loaded.places.of([(0, 8)])
    piece = Image.open(io.BytesIO(page_picture(data, "a.pdf", spot)))
    elsewhere = spot._replace(left=1 - spot.right, right=1 - spot.left)
    other = Image.open(io.BytesIO(page_picture(data, "a.pdf", elsewhere)))
    assert (piece.convert("L").getextrema()[0], other.convert("L").getextrema()[0]) == (0, 255)


def test_page_cut_to_a_part_of_itself_keeps_its_places():
    data = raw_pdf.pdf(LINES, page="/CropBox [50 400 545 800]")
    (spot,) = load_paper(data, "a.pdf").places.of([(0, 8)])
    assert (round(spot.left * 495), round((1 - spot.bottom) * 400)) == (30, 356)


def test_letters_without_meaning_are_read_as_they_are_coded():
    data = raw_pdf.pdf(raw_pdf.text("ABCA BCA", "CAB"), font=raw_pdf.NAMELESS)
    assert load_file(data, "a.pdf") == "ABCA BCA CAB\n"


def test_pages_with_nothing_on_them():
    assert "không có chữ nào" in refusal(raw_pdf.pdf("", "", ""), "a.pdf")
    assert load_file(raw_pdf.pdf("", LINES, ""), "a.pdf") == READ


@pytest.mark.parametrize("name", ["scan.png", "scan.jpg", "two.tif", "plan.pdf", "old.doc"])
@pytest.mark.parametrize("share", [0.1, 0.6])
@pytest.mark.filterwarnings("ignore::UserWarning")  # Pillow warns of what it repairs
def test_truncated_file(name, share):
    data = (CORPUS / name).read_bytes()
    assert "bị hỏng" in refusal(data[: int(share * len(data))], name)


def a_png_that_says_it_is(width, height):
    def chunk(kind, inner):
        check = struct.pack(">I", zlib.crc32(kind + inner))
        return struct.pack(">I", len(inner)) + kind + inner + check

    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    body = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(bytes(9))) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


@needs_tesseract
@pytest.mark.parametrize("side", [9_000, 60_000])
def test_picture_that_would_fill_the_memory(side):
    assert "nén quá nhiều" in refusal(a_png_that_says_it_is(side, side), "a.png")


@needs_tesseract
@pytest.mark.parametrize("shade", [0, 255])
def test_picture_of_one_shade(shade):
    assert "không có chữ nào" in refusal(saved(Image.new("L", (80, 60), shade)), "a.png")


@needs_tesseract
def test_picture_with_too_many_frames():
    frame = Image.new("1", (9, 9), 1)
    data = saved(frame, "TIFF", save_all=True, append_images=[frame] * 200)
    assert "201 trang, vượt quá giới hạn 200" in refusal(data, "a.tif")


@needs_tesseract
def test_page_scanned_on_its_side_is_read_and_its_places_lie_on_the_ink():
    upright = Image.open(CORPUS / "scan.png")
    data = saved(upright.transpose(Image.Transpose.ROTATE_90))
    loaded = load_paper(data, "a.png")
    start = loaded.text.index("Nghị quyết")
    (spot,) = loaded.places.of([(start, start + 10)])
    piece = Image.open(io.BytesIO(page_picture(data, "a.png", spot)))
    assert piece.height > piece.width
    assert min(piece.convert("L").tobytes()) < 90
    assert isinstance(spot, Spot)
