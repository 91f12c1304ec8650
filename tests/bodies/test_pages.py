import io
from datetime import date

import openpyxl
import pytest
from django.urls import reverse

from hientai.bodies.models import Body, BodyAlias, BodyKind
from hientai.kernel.permissions import Role
from tests.bodies.conftest import JULY, LAST_OF_JUNE
from tests.factories import make_user

pytestmark = pytest.mark.django_db
LIST, ADD = "bodies:list", "bodies:add"


@pytest.fixture
def viewer(client):
    client.force_login(make_user(Role.LEADER))
    return client


@pytest.fixture
def editor(client):
    client.force_login(make_user(Role.ADMINISTRATOR))
    return client


def listed(client, **asked):
    return [body.name for body in client.get(reverse(LIST), asked).context["page"]]


@pytest.mark.parametrize("query", ["khoa hoc", "Khoa học", "KH&CN", "công nghệ khoa"])
def test_a_body_is_found_with_and_without_marks(viewer, make, query):
    make("Sở Nội vụ")
    make("Sở Khoa học và Công nghệ")

    assert listed(viewer, q=query) == ["Sở Khoa học và Công nghệ"]


def test_names_with_the_marks_as_typed_come_first(viewer, make):
    make("Ủy ban nhân dân xã An Dương", BodyKind.COMMUNE)
    make("Ủy ban nhân dân xã An Đường", BodyKind.COMMUNE)

    assert listed(viewer, q="đường")[0] == "Ủy ban nhân dân xã An Đường"


def test_a_body_is_found_by_another_name(viewer, make):
    body = make("Hội Liên hiệp Phụ nữ", BodyKind.UNION)
    BodyAlias.objects.create(body=body, name="Hội Phụ nữ", key="hoi phu nu")

    assert listed(viewer, q="hội phụ nữ") == ["Hội Liên hiệp Phụ nữ"]


def test_a_province_in_the_query_narrows_to_it(viewer, make):
    make("Sở Nội vụ", province="Lào Cai")
    make("Sở Nội vụ", province="Bắc Giang")
    page = viewer.get(reverse(LIST), {"q": "sở nội vụ tỉnh Lào Cai"}).context["page"]

    assert [body.province for body in page] == ["Lào Cai"]


def test_bodies_that_are_there_come_before_ended_ones(viewer, finance):
    page = viewer.get(reverse(LIST)).context["page"]

    assert page[0] == finance["new"]


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ({"kind": "union"}, ["Hội Nông dân"]),
        ({"province": "Lào Cai"}, ["Sở Y tế"]),
        ({"state": "ended"}, ["Sở Tư pháp"]),
        ({"kind": "không có"}, ["Hội Nông dân", "Sở Y tế", "Sở Tư pháp"]),
    ],
)
def test_the_list_is_filtered(viewer, make, asked, names):
    make("Hội Nông dân", BodyKind.UNION)
    make("Sở Y tế", province="Lào Cai")
    make("Sở Tư pháp", valid_to=LAST_OF_JUNE)

    assert listed(viewer, **asked) == names


def test_the_list_is_paged_by_fifty(viewer, make):
    for number in range(51):
        make(f"Trường Mẫu {number}", BodyKind.SCHOOL)

    assert [len(listed(viewer, page=number)) for number in (1, 2)] == [50, 1]


def test_the_list_costs_the_same_however_long_it_is(viewer, make, django_assert_max_num_queries):
    for number in range(30):
        make(f"Trường Mẫu {number}", BodyKind.SCHOOL)

    with django_assert_max_num_queries(12):  # several count what waits, for the rail
        viewer.get(reverse(LIST))


def test_the_list_is_exported_as_filtered(viewer, make):
    make("Sở Nội vụ", valid_from=JULY)
    make("Hội Nông dân", BodyKind.UNION)
    response = viewer.get(reverse("bodies:export"), {"kind": "department"})
    sheet = openpyxl.load_workbook(io.BytesIO(response.content)).active

    rows = list(sheet.iter_rows(min_row=2, max_col=4, values_only=True))

    assert [(name, on.date()) for name, _kind, _place, on in rows] == [("Sở Nội vụ", JULY)]


def test_a_name_is_never_a_formula_in_the_export(viewer, make):
    make("=1+1")
    response = viewer.get(reverse("bodies:export"))

    assert openpyxl.load_workbook(io.BytesIO(response.content)).active["A2"].data_type == "s"


def test_a_body_shows_its_whole_line_of_descent(viewer, finance):
    response = viewer.get(reverse("bodies:detail", args=[finance["new"].pk]))

    assert [step.on for step in response.context["steps"]] == [JULY, date(2025, 3, 1)]


def test_a_body_that_is_not_there_is_a_refusal(viewer):
    assert viewer.get(reverse("bodies:detail", args=[404])).status_code == 404


def test_a_leader_does_not_add_bodies(viewer):
    assert viewer.get(reverse(ADD)).status_code == 403


FILLED = {"name": "Trường Mẫu", "kind": "school", "province": "Bắc Ninh", "aliases": "TM\nTr. Mẫu"}


def test_an_added_body_is_kept_with_its_aliases(editor):
    editor.post(reverse(ADD), {**FILLED, "valid_from": "1/7/2025"})
    body = Body.objects.get()

    assert (body.valid_from, [alias.name for alias in body.aliases.all()]) == (
        JULY,
        ["TM", "Tr. Mẫu"],
    )


def test_a_taken_name_is_said_beside_the_field(editor):
    editor.post(reverse(ADD), FILLED)
    response = editor.post(reverse(ADD), FILLED)

    assert (response.status_code, response.context["form"].errors["name"]) == (
        422,
        ["Bắc Ninh đã có đơn vị tên “Trường Mẫu”."],
    )


def test_an_administrator_makes_a_province(editor):
    editor.post(reverse("bodies:make-province"), {"province": "Bắc Ninh"})

    communes = Body.objects.filter(province="Bắc Ninh", kind=BodyKind.COMMUNE)

    assert communes.filter(valid_to=None).count() == 99
