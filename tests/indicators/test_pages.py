"""The list, one indicator, tables in and out, open data."""

import io
import json
from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from hientai.documents.models import Relation
from hientai.indicators.domain.judging import State
from hientai.indicators.models import Indicator, Observation, Target
from hientai.indicators.selectors import standing
from hientai.indicators.selectors.figures import figures_of
from hientai.indicators.selectors.opened import open_value
from hientai.indicators.services import editing, importing
from hientai.indicators.services.observing import Basis, Value, observe
from hientai.indicators.tables import observations_workbook
from hientai.kernel.permissions import SYSTEM, Role
from hientai.plans.models import Plan
from tests.factories import make_body, make_plan, make_task, make_user
from tests.reviews.world import make_review_of

pytestmark = pytest.mark.django_db
MOST_QUERIES = 30  # most of them are the rail's


def keep(indicator, value, period="2025", **fields):
    basis = Basis(kind=Observation.Kind.STATISTIC, paper="Niên giám 2025", **fields)
    return observe(indicator=indicator, value=Value(period, Decimal(value)), basis=basis, by=SYSTEM)


def edited(indicator, **cells):
    """Return the table of values with some cells of its first row changed."""
    book = load_workbook(io.BytesIO(observations_workbook([indicator])))
    for cell, value in cells.items():
        book.active[cell] = value
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def take(indicator, by, **cells):
    return importing.take_table(name="bang.xlsx", data=edited(indicator, **cells), by=by)


def test_the_list_says_state_value_and_why(as_steward, patents):
    keep(patents, 1)
    page = as_steward.get(reverse("indicators:list")).content.decode()
    assert "Chậm lộ trình" in page
    assert "Năm 2025 không đạt: 1 văn bằng, cần 2 văn bằng." in page


def test_the_list_is_narrowed_by_state(as_steward, patents):
    keep(patents, 3)
    page = as_steward.get(reverse("indicators:list") + "?state=missed").content.decode()
    assert "Không có mục tiêu nào khớp" in page


def test_another_body_sees_no_target(client, patents):
    client.force_login(make_user(Role.BODY_OFFICER, make_body("Sở Khác")))
    assert "Chưa theo dõi chỉ tiêu nào" in client.get("/chi-tieu/").content.decode()
    assert client.get(patents.get_absolute_url()).status_code == 404


def test_the_page_shows_chart_values_and_revisions(as_steward, patents):
    keep(patents, 1)
    keep(patents, 2)
    page = as_steward.get(patents.get_absolute_url()).content.decode()
    assert "1 lần ghi khác" in page
    assert "Niên giám 2025" in page
    assert "<svg" in page


def test_a_value_is_entered_with_its_paper(as_steward, patents):
    sent = {"period": "Quý III/2026", "value": "1.234,5", "part": "", "paper": "Niên giám"}
    as_steward.post(f"/chi-tieu/{patents.pk}/ghi-so-lieu/", sent)
    held = Observation.objects.get()
    assert (held.period, held.value, held.on) == ("2026-Q3", Decimal("1234.5"), date(2026, 9, 30))


def test_a_way_of_its_own_replaces_the_linear_one(as_steward, patents, plan):
    target = patents.targets.get()
    sent = {
        "indicator": patents.pk, "rhythm": "by", "operator": ">=", "value": "10",
        "baseline": "0", "baseline_on": "31/12/2024", "since": 2024, "by": 2030, "way2026": "8",
    }  # fmt: skip
    assert as_steward.post(f"/chi-tieu/muc-tieu/{target.pk}/", sent).status_code == 302
    target.refresh_from_db()
    assert target.trajectory == {"2026": "8"}


def test_an_objective_is_judged_in_words_and_earlier_words_stay(plan, steward):
    target = plan.indicator_targets.get(operator="")
    target.stage = Target.Stage.CONFIRMED
    target.save()
    for state, words in (("behind", "Chưa có đề án"), ("on_track", "Đã có đề án")):
        editing.judge_objective(target=target, state=State(state), words=words, by=steward)
    found = standing.standings([target])[0]
    assert (found.state, found.why) == ("on_track", "Đã có đề án")
    assert target.verdicts.count() == 2


@pytest.mark.parametrize(("kind", "ends"), [("replaces", True), ("amends", False)])
def test_a_replaced_plan_s_targets_end_an_amended_one_s_only_where_said_anew(
    plan, patents, steward, kind, ends
):
    newer = make_plan(plan.steward, state=Plan.State.CONFIRMED)
    Relation.objects.create(source=newer.document, target=plan.document, kind=kind)
    found = standing.standings(patents.targets.select_related("plan"))[0]
    assert (found.ended_by == newer) is ends


def test_a_target_said_anew_by_an_amending_plan_ends(plan, patents):
    newer = make_plan(plan.steward, state=Plan.State.CONFIRMED)
    Relation.objects.create(source=newer.document, target=plan.document, kind="amends")
    anew = patents.targets.get()
    anew.pk, anew.plan, anew.read = None, newer, None
    anew.save()
    old = standing.standings(plan.indicator_targets.filter(indicator=patents))[0]
    assert old.ended_by == newer


def test_the_targets_of_a_stopped_plan_have_ended(plan, patents):
    make_task(plan, stopped_on=date(2026, 1, 1))
    assert standing.standings(patents.targets.all())[0].has_ended


@pytest.mark.parametrize("more", [0, 9])
def test_the_list_asks_as_many_questions_however_long(
    as_steward, plan, patents, more, django_assert_max_num_queries
):
    for position in range(more):
        Target.objects.create(
            plan=plan, indicator=patents, position=position, clause="Mẫu", operator=">=",
            value=1, stage="confirmed",
        )  # fmt: skip
    with django_assert_max_num_queries(MOST_QUERIES):
        as_steward.get(reverse("indicators:list"))


def test_the_list_goes_out_as_a_table(as_steward, patents):
    keep(patents, 3)
    sent = as_steward.get(reverse("indicators:export")).content
    sheet = load_workbook(io.BytesIO(sent)).active
    row = [cell.value for cell in sheet[2]]
    assert row[1] == "Số sáng chế"
    assert row[7] == 3


def test_a_table_that_comes_back_unchanged_writes_nothing(patents, steward):
    keep(patents, 3)
    assert take(patents, steward) == 0


def test_a_changed_value_of_a_table_is_a_revision(patents, steward):
    first = keep(patents, 3)
    assert take(patents, steward, F2=4) == 1
    assert Observation.objects.get(current=True).replaces == first


@pytest.mark.parametrize(
    ("cells", "cell"),
    [
        ({"F2": "ba"}, "F2"),
        ({"E2": "năm nay"}, "E2"),
        ({"F2": 4, "G2": None}, "G2"),
        ({"E2": "2199"}, "E2"),
        ({"A2": 987654}, "C2"),
        ({"F2": 4, "B2": 987654}, "F2"),
    ],
)
def test_a_wrong_cell_is_named_and_nothing_taken(patents, steward, cells, cell):
    keep(patents, 3)
    with pytest.raises(importing.WrongTable) as refused:
        take(patents, steward, **cells)
    assert [one.cell for one in refused.value.cells] == [cell]
    assert Observation.objects.count() == 1


def test_what_is_no_table_is_refused(as_steward, patents):
    broken = io.BytesIO(b"PK\x03\x04 hong")
    broken.name = "bang.xlsx"
    answer = as_steward.post("/chi-tieu/nhap/", {"file": broken})
    assert answer.status_code == 422
    assert "không phải bảng số liệu" in answer.content.decode()


def test_nothing_is_open_before_somebody_opens_it(client, patents):
    keep(patents, 3)
    assert client.get(f"/chi-tieu/cong-khai/{patents.pk}.json").status_code == 404
    assert "Số sáng chế" not in client.get("/chi-tieu/cong-khai/").content.decode()


@pytest.fixture
def opened(patents):
    patents.open_since, patents.name_en = timezone.now(), "Patents"
    patents.save()
    keep(patents, 3)
    return patents


def test_an_open_series_is_data_with_definition_and_licence(client, opened):
    answer = client.get(f"/chi-tieu/cong-khai/{opened.pk}.json")
    data = json.loads(answer.content)
    assert data["values"][0]["value"] == 3
    assert (data["name_en"], data["licence"]) == ("Patents", "CC BY 4.0")
    assert "max-age" in answer["Cache-Control"]


def test_an_open_series_is_a_table_that_no_program_runs(client, opened):
    Observation.objects.update(paper="=HYPERLINK()")
    lines = client.get(f"/chi-tieu/cong-khai/{opened.pk}.csv").content.decode("utf-8-sig")
    assert "# CC BY 4.0" in lines
    assert "2025,2025-12-31,3.0,văn bằng,statistic,'=HYPERLINK()" in lines


def test_an_open_page_speaks_english(client, opened):
    client.cookies["django_language"] = "en"
    assert "Patents" in client.get("/chi-tieu/cong-khai/").content.decode()


def test_few_counted_people_are_never_open(client, opened):
    Observation.objects.update(kind="computed")
    data = json.loads(client.get(f"/chi-tieu/cong-khai/{opened.pk}.json").content)
    assert data["values"] == []


@pytest.mark.parametrize(
    ("count", "whole", "year", "shown"),
    [
        (72, None, 2025, Decimal(70)),
        (73, None, 2025, Decimal(75)),
        (9, None, 2025, None),
        (73, None, 2026, None),
        (73, 1000, 2025, Decimal("7.5")),
    ],
)
def test_counted_people_are_open_in_steps_when_the_year_is_over(count, whole, year, shown):
    row = Observation(
        indicator=Indicator(unit="%"), kind="computed", count=Decimal(count),
        whole=whole, value=Decimal(count), on=date(year, 6, 1),
    )  # fmt: skip
    assert open_value(row, date(2026, 11, 21)) == shown


def test_parts_are_never_open(client, opened):
    Observation.objects.update(part="Y tế", dim="sector", value=50)
    data = json.loads(client.get(f"/chi-tieu/cong-khai/{opened.pk}.json").content)
    assert data["values"] == []


def test_a_new_review_begins_with_what_is_known_of_targets(plan, patents):
    keep(patents, 3)
    figure = next(one for one in figures_of([plan], date(2026, 5, 1)) if one.value)
    assert (figure.value, figure.state) == ("3 văn bằng", State.ON_TRACK)
    review = make_review_of(plan)
    values = review.assessments.filter(target=figure.read).values_list("value", "verdict")
    assert list(values) == [("3 văn bằng", "achieved")]
