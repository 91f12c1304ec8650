"""Writes the small files that fuzzing starts from: `python -m tests.reading.files.seeds`.

plan.docx, plan.pdf and cut-words.pdf are kept as LibreOffice made them; the rest is made here.
"""

import io
from pathlib import Path

from PIL import Image

from hientai.reading.files import legacy
from tests.reading import renditions
from tests.reading.files import raw, raw_pdf

CORPUS = Path(__file__).parent / "corpus"
PLAN = (Path(__file__).parent / "plan.txt").read_text("utf-8")
_PLAN_PDF = (CORPUS / "plan.pdf").read_bytes()
_SHORT = PLAN[: PLAN.index("II.")] if "II." in PLAN else PLAN[:800]


def in_tcvn3(text: str) -> bytes:
    back = {letter: chr(code) for code, letter in legacy.TCVN3.items()}
    return "".join(back.get(each, each) for each in text.lower()).encode("latin-1", "replace")


def in_vni(text: str) -> bytes:
    back = {
        letter: base + mark
        for base, marks in legacy.VNI_MARKS.items()
        for mark, letter in marks.items()
    }
    back |= {letter: mark for mark, letter in legacy.VNI_SINGLE.items()}
    return "".join(back.get(each, each) for each in text.lower()).encode("latin-1", "replace")


def word() -> bytes:
    numbering = raw.lists(raw.level(0, "upperRoman", "%1."), raw.level(1, "decimal", "%2."))
    rows = [
        raw.row(*map(raw.cell, cells)) for cells in (("TT", "Việc", "Chủ trì"), ("1", "Lập", "Sở"))
    ]
    body = raw.p("KẾ HOẠCH") + raw.item("Nhiệm vụ") + raw.item("Rà soát", level=1)
    return raw.package(body + raw.table(*rows), numbering=numbering)


def page() -> bytes:
    lines = raw_pdf.text("KE HOACH", "I. NHIEM VU", "1. So Noi vu ra soat;", "2. So Tai chinh.")
    table = raw_pdf.box([80, 120, 300, 500], [500, 540, 580]) + raw_pdf.text("TT", x=85, y=565)
    return raw_pdf.pdf(lines + table, raw_pdf.text("3. Cac so, ban, nganh bao cao."))


def picture() -> Image.Image:
    first = renditions.pictures(_PLAN_PDF, angle=0.5, dpi=110)[0]
    part = first.crop((60, 330, first.width - 60, 460))
    return part.point(lambda shade: 255 * (shade > 160)).convert("1")


def saved(kind: str, **how: object) -> bytes:
    data = io.BytesIO()
    first = picture()
    (first.convert("L") if kind == "JPEG" else first).save(data, kind, **how)
    return data.getvalue()


def main() -> None:
    files = {
        "tcvn3.txt": in_tcvn3(PLAN),
        "vni.txt": in_vni(PLAN),
        "utf16.txt": _SHORT.encode("utf-16"),
        "plan.md": PLAN.encode(),
        "lists.docx": word(),
        "open.pdf": page(),
        "scan.png": saved("PNG", optimize=True),
        "scan.jpg": saved("JPEG", quality=30),
        "scan.pdf": saved("PDF", resolution=110.0),
        "two.tif": saved("TIFF", save_all=True, append_images=[picture()], compression="group4"),
        "old.doc": renditions.converted(renditions.word(_SHORT, changes=False), "doc"),
    }
    for name, data in files.items():
        (CORPUS / name).write_bytes(data)


if __name__ == "__main__":
    main()
