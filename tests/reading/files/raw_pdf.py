"""Small PDFs written object by object, so that a test holds exactly what it speaks of."""

FONT = "<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /Encoding /WinAnsiEncoding >>"
NAMELESS = (
    "<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /FirstChar 65 /LastChar 67 "
    "/Widths [600 600 600] /Encoding << /Type /Encoding /Differences [65 /g1 /g2 /g3] >> >>"
)  # letters whose names say nothing, as fonts without ToUnicode leave them


def text(*lines: str, x: int = 80, y: int = 760, step: int = 18) -> str:
    """Return a content stream of lines one below the other."""
    shown = "".join(f"({line}) Tj 0 -{step} Td " for line in lines)
    return f"BT /F 13 Tf {x} {y} Td {shown}ET\n"


def box(xs: list[int], ys: list[int]) -> str:
    """Return a content stream that draws the lines of a table."""
    across = "".join(f"{xs[0]} {y} m {xs[-1]} {y} l S " for y in ys)
    down = "".join(f"{x} {ys[0]} m {x} {ys[-1]} l S " for x in xs)
    return f"0.5 w {across}{down}\n"


def pdf(
    *streams: str, page: str = "", catalog: str = "", more: str = "", font: str = FONT
) -> bytes:
    """Return a PDF with a page for each content stream.

    `page` and `catalog` are entries put into those dictionaries; `more` is one more object, number 4.
    """
    count = len(streams)
    kids = " ".join(f"{5 + 2 * i} 0 R" for i in range(count))
    objects = [
        f"<< /Type /Catalog /Pages 2 0 R {catalog} >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {count} >>",
        font,
        more or "null",
    ]
    for i, stream in enumerate(streams):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {6 + 2 * i} 0 R "
            f"/Resources << /Font << /F 3 0 R >> >> {page} >>"
        )
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}endstream")
    return _file(objects)


def _file(objects: list[str]) -> bytes:
    data = b"%PDF-1.4\n"
    places = []
    for number, each in enumerate(objects, start=1):
        places.append(len(data))
        data += f"{number} 0 obj\n{each}\nendobj\n".encode("latin-1")
    start = len(data)
    data += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    data += b"".join(f"{place:010d} 00000 n \n".encode() for place in places)
    size = len(objects) + 1
    return data + f"trailer << /Size {size} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()
