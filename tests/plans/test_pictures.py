"""Pages of a paper as pictures, and the lines in which a value stands."""

import io

import pytest
from django.core.cache import caches
from django.urls import reverse
from PIL import Image

from hientai.core import files
from hientai.documents.models import Document
from hientai.kernel.permissions import Role
from hientai.plans import selectors
from hientai.plans.models import Plan
from hientai.plans.selectors.pictures import frame
from hientai.reading.files.places import Places
from tests.factories import make_user
from tests.plans.sample import DOCUMENT, checking_plan, make_steward, take, three_tasks

PLACES = [[0, 100, 1, 1000, 2000, 9000, 2200], [100, 200, 2, 1000, 500, 9000, 700]]


def a_page():
    data = io.BytesIO()
    Image.new("L", (600, 850), 250).save(data, "PNG")
    return data.getvalue()


@pytest.fixture
def plan(db):
    """Return a plan whose file is a picture."""
    stored = files.keep(name="a.png", data=a_page(), media_type="image/png", by=make_steward())
    plan = checking_plan()
    Document.objects.filter(pk=plan.document_id).update(file=stored)
    return Plan.objects.get(pk=plan.pk)


@pytest.fixture
def browse(client, plan):
    client.force_login(make_user(Role.STEWARD, plan.steward))
    return lambda page, query="": client.get(
        f"{reverse('plans:page', args=[plan.pk, page])}{query}"
    )


def size_of(answer):
    return Image.open(io.BytesIO(answer.content)).size


def test_a_value_is_cut_out_once_for_each_place():
    cuts = selectors.cuts_of(Places(PLACES), [[0, 50], [100, 200], [0, 50]])
    assert [(cut.page, cut.box) for cut in cuts] == [
        (1, (1000, 2000, 5000, 2200)), (2, (1000, 500, 9000, 700)),
    ]  # fmt: skip


def test_a_file_without_pages_has_no_cuts():
    assert selectors.cuts_of(Places(), [[0, 50]]) == []


@pytest.mark.parametrize("box", [(0, 0, 10, 10), (9990, 9990, 10_000, 10_000), (0, 0, 10_000, 10_000)])  # fmt: skip
def test_what_is_shown_stays_on_the_page(box):
    left, top, right, bottom = frame(box)
    assert 0 <= left < right <= 10_000
    assert 0 <= top < bottom <= 10_000


def test_a_page_is_a_picture_for_its_readers_alone(browse):
    answer = browse(1)
    assert answer["Content-Type"] == "image/webp"
    assert answer["Cache-Control"].startswith("private")


def test_a_cut_is_a_piece_of_the_page(browse):
    whole, piece = browse(1), browse(1, "?o=1000-2000-5000-2200&cat=1")
    assert size_of(piece)[1] < size_of(whole)[1] / 4


def test_a_page_that_is_not_there_is_refused_in_a_sentence(browse):
    answer = browse(9)
    assert answer.status_code == 422
    assert "Không hiện được trang 9" in answer.content.decode()


@pytest.mark.parametrize("box", ["1-2-3", "a-b-c-d", "1-2-3-4-5"])
def test_a_box_that_is_none_is_not_found(browse, box):
    assert browse(1, f"?o={box}").status_code == 404


def test_places_of_the_last_reading_count(plan):
    take(plan, *three_tasks(), places=PLACES)
    assert selectors.places_of(plan).rows == PLACES


def test_the_check_page_shows_the_lines_of_a_doubted_value(client, plan):
    take(plan, *three_tasks(), places=PLACES, document=DOCUMENT)
    client.force_login(make_user(Role.STEWARD, plan.steward))
    page = client.get(reverse("plans:check", args=[plan.pk])).content.decode()
    assert f"/ke-hoach/{plan.pk}/trang/1/?o=" in page


def test_pages_are_drawn_once_the_paper_is_read(plan):
    take(plan, *three_tasks(), places=PLACES)
    selectors.draw_pages(plan)
    drawn = caches["pages"]
    assert drawn.get(f"page-{plan.document.file.sha256}-1")
    assert drawn.get(f"page-{plan.document.file.sha256}-2") is None
