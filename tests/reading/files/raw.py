"""Small Word files written as XML, so that a test holds exactly what it speaks of."""

import io
import zipfile

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
_REL = '<Relationship Id="{0}" Type="' + _TYPES + '/{1}" Target="{2}"/>'


def package(body: str, **parts: str) -> bytes:
    """Return a Word file with this body and with the named parts (styles, numbering, footnotes)."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as file:
        main = _REL.format("a", "officeDocument", "word/document.xml")
        file.writestr("_rels/.rels", _RELS.format(main))
        related = "".join(_REL.format(key, key, f"{key}.xml") for key in parts)
        file.writestr("word/_rels/document.xml.rels", _RELS.format(related))
        file.writestr("word/document.xml", document(body))
        for key, inner in parts.items():
            file.writestr(f"word/{key}.xml", f"<w:{key} {W}>{inner}</w:{key}>")
    return data.getvalue()


def document(body: str) -> str:
    return f"<w:document {W}><w:body>{body}</w:body></w:document>"


def p(text: str = "", properties: str = "", more: str = "") -> str:
    """Return a paragraph."""
    run = f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>' if text else ""
    return f"<w:p><w:pPr>{properties}</w:pPr>{run}{more}</w:p>"


def item(text: str, key: int = 1, level: int = 0) -> str:
    """Return a paragraph of a list."""
    return p(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{key}"/></w:numPr>')


def level(place: int, form: str, text: str, more: str = "") -> str:
    return f'<w:lvl w:ilvl="{place}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>'


def lists(*levels: str, more: str = "") -> str:
    """Return the numbering part with one list, number 1."""
    return f'<w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>{more}'


def row(*cells: str) -> str:
    return f"<w:tr>{''.join(cells)}</w:tr>"


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(text)}</w:tc>"


def table(*rows: str, borders: bool = True) -> str:
    lines = '<w:tblBorders><w:top w:val="single"/></w:tblBorders>' if borders else ""
    return f"<w:tbl><w:tblPr>{lines}</w:tblPr>{''.join(rows)}</w:tbl>"
