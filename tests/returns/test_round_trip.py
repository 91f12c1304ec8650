"""Whatever is written in a report is read back from its Excel form as it was."""

from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from hientai.bodies.models import Body
from hientai.documents.models import Document
from hientai.duties.models import Duty
from hientai.plans.models import Plan, Task
from hientai.returns.domain import Pace, Said, tidied
from hientai.returns.domain.form import read_form
from hientai.returns.models import Return
from hientai.returns.selectors import Entry
from hientai.returns.tables import form_of

SHOWN = st.characters(exclude_categories=("Cs", "Cc", "Cn"), include_characters="\n\t")
TEXTS = st.text(SHOWN, max_size=60)
SAID = st.builds(
    Said,
    result=TEXTS,
    cumulative=TEXTS,
    percent=st.none() | st.integers(0, 100),
    pace=st.sampled_from(["", *(pace.value for pace in Pace)]),
    difficulty=TEXTS,
    proposal=TEXTS,
    nothing_arose=st.booleans(),
).map(tidied)


def entry(pk, said):
    duty: Any = Duty(
        pk=pk, task=Task(text="=HYPERLINK(1)", label="II / 1"), due_on=date(2026, 5, 18)
    )
    return Entry(duty=duty, said=said, line=None, last=None, figures=(), proofs=())


@settings(max_examples=40, deadline=None)
@given(st.lists(SAID, min_size=1, max_size=4), TEXTS)
def test_what_goes_out_comes_in(said, note):
    plan = Plan(document=Document(kind="Kế hoạch", number="1/KH-UBND"))
    days = {"period_start": date(2026, 5, 1), "period_end": date(2026, 5, 31)}
    about = {"plan": plan, "body": Body(name="Sở Mẫu"), "due_on": date(2026, 5, 18)}
    report = Return(pk=7, note=note.strip(), **about, **days)

    made = form_of(report, [entry(pk, one) for pk, one in enumerate(said, start=1)])
    form = read_form(made, "bieu.xlsx")

    assert form.errors == ()
    assert [row.said for row in form.rows] == said
    assert form.note == note.strip()
