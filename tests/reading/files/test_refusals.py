"""What cannot be read is refused in one sentence that says why."""

import io
import zipfile
from pathlib import Path

import pytest

from hientai.kernel.errors import UnreadableFile
from hientai.reading.files import check_file, load_file
from tests.reading.files import raw_pdf
from tests.reading.files.raw import document, p, package

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def refusal(data, name):
    with pytest.raises(UnreadableFile) as caught:
        load_file(data, name)
    sentence = str(caught.value)
    assert sentence.count("\n") == 0
    return sentence


def word_with(text):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("word/document.xml", text)
    return data.getvalue()


def test_empty_file():
    assert "trống" in refusal(b"", "a.docx")


def test_unknown_suffix():
    assert "đuôi “.xyz”" in refusal(b"abc", "a.xyz")


@pytest.mark.parametrize(
    ("data", "name", "what"),
    [
        (b"%PDF-1.7", "a.docx", "PDF"),
        (b"PK\x03\x04....", "a.pdf", "ZIP hoặc Word"),
        (OLE + b"....", "a.docx", "Word đời cũ"),
        (b"\x89PNG\r\n\x1a\n", "a.pdf", "ảnh PNG"),
        (b"{\\rtf1", "a.doc", "RTF"),
        (b"%PDF-1.7", "a.txt", "PDF"),
    ],
)
def test_suffix_that_lies(data, name, what):
    assert f"thực ra là tệp {what}" in refusal(data, name)


@pytest.mark.parametrize("name", ["a.docx", "a.pdf", "a.png", "a.doc"])
def test_bytes_that_are_nothing(name):
    assert "bị hỏng" in refusal(b"only words", name)


def test_encrypted_word_file():
    data = OLE + b"\x00" * 600 + "EncryptedPackage".encode("utf-16-le")
    assert "mật khẩu" in refusal(data, "a.docx")


def test_encrypted_pdf():
    keys = f"<< /Filter /Standard /V 1 /R 2 /O <{'28' * 32}> /U <{'11' * 32}> /P -4 >>"
    named = f"/Encrypt {keys} /ID [<00> <00>] /Root".encode()
    data = raw_pdf.pdf(raw_pdf.text("KE HOACH")).replace(b"/Root", named)
    assert "mật khẩu" in refusal(data, "a.pdf")


def test_encrypted_old_word_file():
    data = bytearray((Path(__file__).parent / "corpus" / "old.doc").read_bytes())
    data[data.index(b"\xec\xa5") + 11] |= 1
    assert "mật khẩu" in refusal(bytes(data), "a.doc")


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9])
def test_truncated_word_file(share):
    data = package(p("Kế hoạch"))
    assert "bị hỏng" in refusal(data[: int(share * len(data))], "a.docx")


def test_zip_that_is_no_word_file():
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as file:
        file.writestr("a.txt", "abc")
    assert "bị hỏng" in refusal(data.getvalue(), "a.docx")


def test_zip_bomb():
    assert "nén quá nhiều" in refusal(word_with(b" " * 40_000_000), "a.docx")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_xml_entities(encoding):
    bomb = '<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;">]>' + document(p("&c;"))
    assert "thực thể" in refusal(word_with(bomb.encode(encoding)), "a.docx")


def test_external_entity_is_never_opened(tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("bí mật")
    bomb = f'<!DOCTYPE a [<!ENTITY b SYSTEM "{secret.as_uri()}">]>' + document(p("&b;"))
    assert "thực thể" in refusal(word_with(bomb.encode()), "a.docx")


def test_xml_deeper_than_any_paper():
    deep = "<w:sdt><w:sdtContent>" * 400 + p("a") + "</w:sdtContent></w:sdt>" * 400
    assert "bị hỏng" in refusal(package(deep), "a.docx")


def test_word_file_without_a_letter():
    assert "không có chữ" in refusal(package(p()), "a.docx")


def test_file_beyond_its_limit_is_refused_unopened():
    with pytest.raises(UnreadableFile, match="giới hạn 20 MB"):
        check_file(b"a" * (20 * 1024 * 1024 + 1), "a.txt")


def test_text_that_is_no_text_says_where():
    assert "dòng 2, byte 6" in refusal(b"abcd\n\xff\xfe", "a.txt")
