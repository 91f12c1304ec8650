"""Whatever the bytes are, reading gives text or one sentence; `HIENTAI_FUZZ` sets how often."""

import io
import os
import warnings
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from hientai.kernel.errors import UnreadableFile
from hientai.reading import read_text
from hientai.reading.files import load_file
from tests.reading.files import raw

CORPUS = Path(__file__).parent / "corpus"
OFTEN = settings(
    max_examples=int(os.environ.get("HIENTAI_FUZZ", "40")),
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
FLIPS = st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 255)), min_size=1, max_size=12)
CUTS = st.tuples(st.floats(0, 1), st.floats(0, 1))


def survives(data, name):
    """Read the bytes; anything but text or a refusal is a fault."""
    try:
        text = load_file(data, name)
    except UnreadableFile as refusal:
        text = str(refusal)
    assert isinstance(read_text(text), dict)


def flipped(data, flips):
    changed = bytearray(data)
    for place, value in flips:
        changed[place % len(changed)] = value
    return bytes(changed)


def without(data, cut):
    start, end = sorted(int(each * len(data)) for each in cut)
    return data[:start] + data[end:]


def repacked(data, flips, part="word/document.xml"):
    """Damage the XML inside the zip, so that the zip itself stays whole."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(target, "w") as new:
        for each in old.namelist():
            inner = old.read(each)
            new.writestr(each, flipped(inner, flips) if each == part else inner)
    return target.getvalue()


@pytest.mark.parametrize("path", sorted(CORPUS.iterdir()), ids=lambda path: path.name)
def test_corpus_is_read_or_refused(path):
    survives(path.read_bytes(), path.name)


@pytest.mark.parametrize("name", ["plan.docx", "plan.pdf"])
@OFTEN
@given(flips=FLIPS)
def test_flipped_bytes(name, flips):
    survives(flipped((CORPUS / name).read_bytes(), flips), name)


@pytest.mark.parametrize("name", ["plan.docx", "plan.pdf"])
@OFTEN
@given(cut=CUTS)
def test_missing_piece(name, cut):
    survives(without((CORPUS / name).read_bytes(), cut), name)


@pytest.mark.parametrize("part", ["document", "numbering", "styles"])
@OFTEN
@given(flips=FLIPS)
def test_damaged_xml_in_a_whole_zip(part, flips):
    survives(repacked((CORPUS / "plan.docx").read_bytes(), flips, f"word/{part}.xml"), "plan.docx")


TAGS = ["p", "r", "t", "tbl", "tr", "tc", "sdt", "sdtContent", "pPr", "numPr", "ins", "del", "sym"]
TREES = st.recursive(
    st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="<&"), max_size=8),
    lambda inner: st.builds(
        lambda tag, parts: f"<w:{tag}>{''.join(parts)}</w:{tag}>",
        st.sampled_from(TAGS),
        st.lists(inner, max_size=4),
    ),
    max_leaves=30,
)


@OFTEN
@given(body=TREES)
def test_any_tree_of_word_elements(body):
    survives(raw.package(body), "plan.docx")


@OFTEN
@given(data=st.binary(max_size=600))
@pytest.mark.parametrize("name", ["a.txt", "a.docx", "a.pdf", "a.png", "a.doc"])
def test_any_bytes(name, data):
    survives(data, name)


@OFTEN
@given(flips=FLIPS, cut=CUTS)
def test_damaged_picture(flips, cut):
    picture = io.BytesIO()
    Image.new("L", (80, 60), 255).save(picture, "PNG")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Pillow warns of what it repairs
        survives(without(flipped(picture.getvalue(), flips), cut), "a.png")
