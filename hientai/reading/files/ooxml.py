"""Opens the zip and the XML of an Office file without trusting either."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from typing import Final

from lxml import etree

from hientai.reading.files import refusals
from hientai.reading.files.refusals import MEGABYTE

LARGEST: Final = 50 * MEGABYTE
_LARGEST_PART: Final = 96 * MEGABYTE
_LARGEST_WHOLE: Final = 1024 * MEGABYTE
_MOST_PARTS: Final = 20_000
_STRONGEST: Final = 250  # Word's own XML packs to a hundredth at best
_SMALL: Final = 4 * MEGABYTE
_WHAT: Final = "Word (.docx)"
_STRICT: Final = (
    b"http://purl.oclc.org/ooxml/wordprocessingml/main",
    b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
)
_TABLE_STYLE: Final = b'<w:style w:type="table"'
_NAMED: Final = re.compile(rb"<w:style [^>]*><w:name [^>]*/>")
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_BROKEN: Final = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    KeyError,
    NotImplementedError,
    OSError,
    OverflowError,
    RuntimeError,
    ValueError,
)


def _without_table_looks(data: bytes) -> bytes:
    """Leave of the styles of tables their names: the rest is most of many a file, and never read."""
    kept: list[bytes] = []
    done = 0
    while (start := data.find(_TABLE_STYLE, done)) >= 0:
        named = _NAMED.match(data, start)
        end = data.find(b"</w:style>", start)
        if not named or end < named.end():
            break
        kept.append(data[done : named.end()])
        done = end
    return b"".join([*kept, data[done:]])


def is_encrypted(data: bytes) -> bool:
    """Tell whether the bytes are the container that Office puts around an encrypted file."""
    return data.startswith(_OLE) and _ENCRYPTED in data


class Package:
    """The parts of one Office file; every fault of the file is an UnreadableFile."""

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        if is_encrypted(data):
            raise refusals.encrypted(name)
        if len(data) > LARGEST:
            raise refusals.too_large(name, len(data), LARGEST)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            self._parts = {info.filename: info for info in self._zip.infolist()}
        except _BROKEN:
            raise refusals.broken(name, _WHAT) from None
        self._refuse_bomb()

    def _refuse_bomb(self) -> None:
        parts = self._parts.values()
        if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _LARGEST_WHOLE:
            raise refusals.bomb(self.name)

    def has(self, path: str) -> bool:
        return path in self._parts

    def read(self, path: str) -> bytes:
        part = self._parts.get(path)
        if part is None:
            raise refusals.broken(self.name, _WHAT)
        packed = max(1, part.compress_size)
        strong = part.file_size > _SMALL and part.file_size / packed > _STRONGEST
        if part.file_size > _LARGEST_PART or strong:
            raise refusals.bomb(self.name)
        try:
            return self._zip.read(part)
        except _BROKEN:
            raise refusals.broken(self.name, _WHAT) from None

    def xml(self, path: str) -> etree._Element:
        """Return the root of an XML part; a part that declares a DTD is refused."""
        data = _without_table_looks(self.read(path))
        if _STRICT[0] in data:
            data = data.replace(*_STRICT)
        parser = etree.XMLParser(
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            remove_comments=True,
            remove_pis=True,
        )
        try:
            root = etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError):
            raise refusals.broken(self.name, _WHAT) from None
        if root is None:
            raise refusals.broken(self.name, _WHAT)
        if root.getroottree().docinfo.doctype:
            raise refusals.entities(self.name)
        return root

    def related(self, path: str = "") -> dict[str, str]:
        """Return the parts that a part refers to, by the last word of their type."""
        folder, base = posixpath.split(path)
        relations = posixpath.join(folder, "_rels", f"{base}.rels")
        if not self.has(relations):
            return {}
        found: dict[str, str] = {}
        for relation in self.xml(relations):
            if relation.get("TargetMode") == "External":
                continue
            target = relation.get("Target", "")
            full = target[1:] if target.startswith("/") else posixpath.join(folder, target)
            kind = relation.get("Type", "").rpartition("/")[2]
            found.setdefault(kind, posixpath.normpath(full))
        return found
