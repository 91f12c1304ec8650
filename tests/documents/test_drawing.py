"""The neighbourhood of a paper is layered by what rests on what, and drawn as text."""

from xml.etree import ElementTree as ET

import pytest

from hientai.documents.models import Document, Relation
from hientai.documents.selectors import neighbourhood
from hientai.documents.views.drawing import draw
from hientai.kernel.permissions import SYSTEM

pytestmark = pytest.mark.django_db


def papers(*numbers):
    return [Document.objects.create(kind="Kế hoạch", number=number) for number in numbers]


def tie(source, target, kind="implements"):
    Relation.objects.create(source=source, target=target, kind=kind, stated_in=source)


@pytest.fixture
def chain():
    """Make a resolution, a programme on it, a plan on both, and a child of the plan."""
    resolution, programme, plan, child = papers("45-NQ/TW", "80-CTr/TU", "12/KH-UBND", "3/KH-SNV")
    tie(programme, resolution)
    tie(plan, resolution)
    tie(plan, programme)
    tie(child, plan)
    return plan


def layers(document):
    around = neighbourhood(document, SYSTEM)
    return {step: [paper.number for paper in papers] for step, papers in around.layers.items()}


def test_what_rests_on_another_stands_behind_it(chain):
    assert layers(chain) == {
        -2: ["45-NQ/TW"], -1: ["80-CTr/TU"], 0: ["12/KH-UBND"], 1: ["3/KH-SNV"],
    }  # fmt: skip


def test_mere_mentions_are_left_out(chain):
    (other,) = papers("5/QĐ-TTg")
    tie(chain, other, "cites")
    assert "5/QĐ-TTg" not in str(layers(chain))


def test_papers_that_cite_each_other_end_somewhere():
    one, other = papers("1/KH-UBND", "2/KH-UBND")
    tie(one, other)
    tie(other, one, "amends")
    assert sum(len(found) for found in layers(one).values()) == 2


def test_the_drawing_names_every_paper_and_links_to_it(chain):
    chart = draw(neighbourhood(chain, SYSTEM))
    for svg in (chart.wide, chart.narrow):
        root = ET.fromstring(svg)
        assert len(root.findall(".//{*}a")) == 3
        assert "Kế hoạch 80-CTr/TU" in "".join(root.itertext())


def test_who_cannot_see_the_drawing_reads_its_table(chain):
    rows = draw(neighbourhood(chain, SYSTEM)).table.rows
    assert ("Kế hoạch 3/KH-SNV", "Thực hiện", "Kế hoạch 12/KH-UBND") in [row.cells for row in rows]


def test_a_paper_alone_has_no_drawing():
    (one,) = papers("1/KH-UBND")
    assert neighbourhood(one, SYSTEM).is_alone
