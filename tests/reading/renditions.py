"""Renders plans as offices send them: Word files with all that Word can hide, PDFs, scans."""

import io
import random
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

import docx
import pypdfium2 as pdfium
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt
from PIL import Image, ImageFilter

ROMAN = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"]
_ABSTRACT = """<w:abstractNum {ns} w:abstractNumId="{key}">
<w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>"""
_LEVEL = """<w:lvl w:ilvl="{place}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>
<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>
<w:pPr><w:ind w:left="{left}" w:hanging="360"/></w:pPr></w:lvl>"""
_LEVELS = (("upperRoman", "%1."), ("decimal", "%2."), ("decimal", "%2.%3."), ("lowerLetter", "%4)"))
_BULLETS = (("bullet", "-"), ("bullet", "+"))
_LABEL = re.compile(
    r"(?P<roman>[IVX]+)\.\s+|(?P<two>\d+\.\d+)\.\s+|(?P<one>\d+)\.\s+|(?P<letter>[a-zđ])\)\s+|(?P<dash>[-+])\s+"
)
_BOLD = re.compile(r"\*\*(.+?)\*\*", re.DOTALL)
_MARKS = re.compile(r"\*\*|\*|^#+\s*|</?b>")


def bare(text: str) -> str:
    """Return a line without Markdown's and HTML's marks."""
    return _MARKS.sub("", text).strip()


class WordList:
    """Turns typed labels into Word's own numbering wherever Word would count the same."""

    def __init__(self, document) -> None:
        part = document.part.numbering_part.element
        for key, levels in ((90, _LEVELS), (91, _BULLETS)):
            inner = "".join(
                _LEVEL.format(place=i, form=form, text=text, left=360 * (i + 1))
                for i, (form, text) in enumerate(levels)
            )
            abstract = parse_xml(_ABSTRACT.format(ns=nsdecls("w"), key=key, levels=inner))
            part.insert(0, abstract)
            number = parse_xml(
                f'<w:num {nsdecls("w")} w:numId="{key}"><w:abstractNumId w:val="{key}"/></w:num>'
            )
            part.append(number)
        self.counts = [0, 0, 0, 0]
        self.changes = False

    def place(self, text: str) -> tuple[int, int, str] | None:
        """Return list, level and rest where Word's next number is the typed one."""
        found = _LABEL.match(text)
        if found is None:
            return None
        rest = text[found.end() :]
        if found["dash"]:
            return 91, int(found["dash"] == "+"), rest
        level = 0 if found["roman"] else 1 if found["one"] else 2 if found["two"] else 3
        counts = [*self.counts[:level], self.counts[level] + 1, 0, 0, 0][:4]
        shown = (
            ROMAN[min(counts[0], 12)],
            str(counts[1]),
            f"{counts[1]}.{counts[2]}",
            chr(96 + max(counts[3], 1)),
        )[level]
        if found[0].strip(" .)") != shown:
            return None
        self.counts = counts
        return 90, level, rest


def number(paragraph, key: int, level: int) -> None:
    """Put a paragraph into a list."""
    properties = paragraph._p.get_or_add_pPr()
    properties.append(
        parse_xml(
            f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{key}"/></w:numPr>'
        )
    )


def hide(paragraph, text: str) -> None:
    """Add hidden text."""
    paragraph.add_run(text).font.hidden = True


def delete(paragraph, text: str) -> None:
    """Add a tracked deletion."""
    paragraph._p.append(
        parse_xml(
            f'<w:del {nsdecls("w")} w:id="1" w:author="Mẫu"><w:r><w:delText xml:space="preserve">{text}</w:delText></w:r></w:del>'
        )
    )


def insert(paragraph, text: str) -> None:
    """Add a tracked insertion."""
    wrapper = OxmlElement("w:ins")
    wrapper.set(qn("w:id"), "2")
    run = paragraph.add_run(text)._r
    run.addprevious(wrapper)
    wrapper.append(run)


def on_one_line(text: str) -> str:
    """Return the text with bold sentences unwrapped."""
    return _BOLD.sub(
        lambda found: found[0] if found[0].isupper() else found[0].replace("\n", " "), text
    )


def word(
    text: str,
    *,
    font: str = "Times New Roman",
    letterhead: tuple[str, ...] = (),
    changes: bool = True,
) -> bytes:
    """Return the text as a Word file: numbered by Word, with tracked changes and hidden words."""
    document = docx.Document()
    style = document.styles["Normal"]
    style.font.name, style.font.size = font, Pt(14)
    style.element.rPr.rFonts.set(qn("w:cs"), font)
    style.paragraph_format.space_after = Pt(6)
    document.sections[0].left_margin = Cm(3)
    numbered = WordList(document)
    numbered.changes = changes
    lines = on_one_line(text).strip("\n").split("\n")
    if letterhead:
        side_by_side(document, letterhead, lines)
    signing = next(
        (i for i, line in enumerate(lines) if bare(line).startswith(("Nơi nhận", "Noi nhận"))), None
    )
    body, ending = (lines, []) if signing is None else (lines[:signing], lines[signing:])
    annex = next(
        (i for i, line in enumerate(ending) if re.search(r"\t|PHỤ LỤC|DANH MỤC", line)), None
    )
    signature = ending[:annex]
    write(document, body, numbered)
    if signature:
        sign(document, [bare(line) for line in signature if bare(line)])
    if annex is not None:
        write(document, ending[annex:], numbered)
    document.add_paragraph()  # LibreOffice loses a table that ends a .doc
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


def side_by_side(document, letterhead, lines: list[str]) -> None:
    """Set the letterhead in a table without borders; number and date move into it."""
    head = [line for line in lines[:12] if re.match(r"Số:|.{3,20}, ngày", bare(line))]
    for line in head:
        lines.remove(line)
    left = [*letterhead, *(bare(line) for line in head if bare(line).startswith("Số"))]
    right = ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"]
    right += [bare(line) for line in head if not bare(line).startswith("Số")]
    columns(document, left, right)


def columns(document, left: list[str], right: list[str]) -> None:
    """Add a table of two cells, one paragraph a line."""
    table = document.add_table(1, 2)
    table.autofit = False
    for cell, texts, width in zip(table.rows[0].cells, (left, right), (6.5, 10.5), strict=True):
        cell.width = Cm(width)
        cell.paragraphs[0].text = texts[0] if texts else ""
        for each in texts[1:]:
            cell.add_paragraph(each)
        for paragraph in cell.paragraphs:
            paragraph.paragraph_format.space_after = Pt(0)
            if texts == right or not texts[0].startswith("N"):
                paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER


def sign(document, lines: list[str]) -> None:
    """Set recipients left and the signature right."""
    cut = next(
        (i for i, line in enumerate(lines) if re.match(r"TM\.|KT\.|TL\.|T/M", line)), len(lines)
    )
    columns(document, lines[:cut], lines[cut:])


def write(document, lines: list[str], numbered: WordList) -> None:
    """Add body lines; every few carry a deletion, an insertion or hidden words."""
    rows: list[list[str]] = []
    for i, line in enumerate([*lines, ""]):
        if "\t" in line:
            rows.append([bare(cell) for cell in line.split("\t")])
            continue
        if rows and bare(line):
            tabulate(document, rows)
            rows = []
        if bare(line):
            write_line(document, line, numbered, i)
    if rows:
        tabulate(document, rows)


def write_line(document, line: str, numbered: WordList, place: int) -> None:
    text = bare(line)
    found = numbered.place(text)
    paragraph = document.add_paragraph()
    if found:
        number(paragraph, found[0], found[1])
        text = found[2]
    elif (text.isupper() and len(text) < 80) or ("**" in line and place < 12):
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    middle = len(text) // 2
    if numbered.changes and place % 5 == 0:
        paragraph.add_run(text[:middle])
        delete(paragraph, "chữ đã xóa ")
        insert(paragraph, text[middle:])
    else:
        paragraph.add_run(text).bold = "**" in line or line.startswith("#")
    if numbered.changes and place % 7 == 0:
        hide(paragraph, " chữ ẩn")


def tabulate(document, rows: list[list[str]]) -> None:
    """Add a table; a row with only its first two cells is merged from the second on."""
    width = max(map(len, rows))
    table = document.add_table(0, width, "Table Grid")
    for row in rows:
        cells = table.add_row().cells
        for cell, text in zip(cells, row, strict=False):
            cell.text = text
        if row[0] and len(row) > 2 and not any(row[2:]):
            cells[1].merge(cells[-1])
            cells[1].text = row[1]


def pdf(word_file: bytes) -> bytes:
    """Return the Word file as LibreOffice prints it."""
    return converted(word_file, "pdf")


def converted(word_file: bytes, suffix: str) -> bytes:
    """Return the Word file in another of LibreOffice's forms."""
    program = shutil.which("soffice")
    assert program
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "plan.docx"
        source.write_bytes(word_file)
        profile = f"-env:UserInstallation=file://{folder}/profile"
        command = [program, profile, "--headless", "--convert-to", suffix, "--outdir", folder]
        subprocess.run([*command, str(source)], check=True, capture_output=True, timeout=120)
        return source.with_suffix(f".{suffix}").read_bytes()


def pictures(pdf_file: bytes, *, angle: float = 0.8, dpi: int = 200) -> list[Image.Image]:
    """Return the pages as a worn office scanner sees them: askew, a little blurred, grey."""
    document = pdfium.PdfDocument(pdf_file)
    found = []
    for page in document:
        picture = page.render(scale=dpi / 72, grayscale=True).to_pil().convert("L")
        picture = picture.rotate(angle, Image.Resampling.BICUBIC, fillcolor=250)
        grain = random.Random(7).randbytes(picture.width * picture.height)
        noise = Image.frombytes("L", picture.size, grain)
        picture = Image.blend(picture, noise, 0.06).filter(ImageFilter.GaussianBlur(0.6))
        found.append(picture)
    document.close()
    return found


def scan(pdf_file: bytes, *, angle: float = 0.8, dpi: int = 200) -> bytes:
    """Return the PDF as a PDF of pictures."""
    first, *rest = pictures(pdf_file, angle=angle, dpi=dpi)
    data = io.BytesIO()
    first.save(data, "PDF", save_all=True, append_images=rest, resolution=dpi)
    return data.getvalue()
