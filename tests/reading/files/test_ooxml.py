"""What is left out of a Word file before its XML is read."""

import pytest

from hientai.reading.files.ooxml import _without_table_looks

TABLE = b'<w:style w:type="table" w:styleId="A"><w:name w:val="Grid"/>%s</w:style>'


def test_of_the_styles_of_tables_the_names_stay():
    styles = b"<w:styles>" + TABLE % b"<w:tblPr/>" + TABLE % b"" + b"</w:styles>"
    assert _without_table_looks(styles) == b"<w:styles>" + TABLE % b"" * 2 + b"</w:styles>"


@pytest.mark.parametrize(
    "data",
    [
        b'<w:style w:type="paragraph"><w:name w:val="Normal"/><w:pPr/></w:style>',
        b'<w:style w:type="table" w:styleId="A"/><w:style><w:name w:val="B"/></w:style>',
        b'<w:style w:type="table"><w:basedOn w:val="B"/><w:name w:val="A"/></w:style>',
        b'<w:style w:type="table"><w:name w:val="A"/>',
        b'<w:style w:type="table"',
    ],
)
def test_what_is_not_surely_such_a_style_stays_as_it_is(data):
    assert _without_table_looks(data) == data
