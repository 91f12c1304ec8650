"""Whatever is typed or uploaded: an answer or a refusal, never a breakdown."""

import contextlib
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from hientai.kernel.errors import DomainError
from hientai.places.domain import standard_places
from hientai.places.domain.cells import read_cells, text_cells
from hientai.places.domain.converting import Question, convert

DAY, TODAY = date(2024, 12, 31), date(2026, 11, 21)
words = st.sampled_from(
    ["Xã", "Tên", "Số", "Lào Cai", "12", "1.200", "%", "00016", "2024", "", "-"]
)
tables = st.lists(st.lists(words, min_size=1, max_size=5).map("\t".join), max_size=6)


@given(st.text(max_size=40))
@settings(max_examples=150, deadline=None)
def test_any_text_has_an_answer(text):
    assert standard_places().at(text, TODAY, within="Hà Nội").status


@given(st.binary(max_size=200), st.booleans())
@settings(max_examples=150, deadline=None)
def test_any_file_is_a_table_or_refused(data, as_workbook):
    with contextlib.suppress(DomainError):
        assert read_cells((b"PK\x03\x04" if as_workbook else b"") + data)


@given(tables)
@settings(max_examples=150, deadline=None)
def test_any_table_keeps_its_totals_or_is_refused(lines):
    with contextlib.suppress(DomainError):
        done = convert(standard_places(), text_cells("\n".join(lines)), Question(DAY, TODAY))
        assert all(one.agrees for one in done.sums)
