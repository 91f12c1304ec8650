"""Whatever a damaged paper makes of its values, it becomes a plan's rows and a page, or one sentence."""

import json
import os
import random
from pathlib import Path

import pytest
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from hientai.documents.models import Reading
from hientai.kernel.permissions import Role
from hientai.plans.services import take_reading
from hientai.reading import read_text
from hientai.reading.after.confidence import with_confidence
from hientai.reading.after.doubts import with_doubts
from tests.factories import make_body, make_plan, make_user
from tools.mutate import damaged_text

pytestmark = pytest.mark.django_db
DATA = Path(__file__).parents[1] / "reading"
PAPERS = [path.read_bytes() for path in sorted((DATA / "data").glob("*.txt"))]
SHORT = (DATA / "files" / "corpus" / "plan.md").read_bytes()
OFTEN = int(os.environ.get("HIENTAI_FUZZ", "3"))


def taken(plan, text):
    """Let the plan take a text as the worker does."""
    result = json.loads(json.dumps(with_doubts(with_confidence(read_text(text)))))
    reading = Reading.objects.create(
        document=plan.document,
        state=Reading.State.DONE,
        text=result.pop("text"),
        result=result,
        ended_at=timezone.now(),
    )
    return take_reading(plan=plan, reading=reading)


@pytest.fixture
def plan(client):
    plan = make_plan(steward=make_body("Liên hiệp các Hội Khoa học và Kỹ thuật tỉnh"))
    client.force_login(make_user(Role.STEWARD, plan.steward))
    return plan


def test_damaged_papers_become_rows_and_a_page(client, plan):
    for number in range(OFTEN):
        dice = random.Random(number)
        paper = SHORT if number % 3 else dice.choice(PAPERS)
        text = damaged_text(paper, PAPERS, dice).decode()
        with transaction.atomic():
            try:
                taken(plan, text)
                assert client.get(reverse("plans:check", args=[plan.pk])).status_code == 200
                assert (
                    client.get(reverse("documents:detail", args=[plan.document_id])).status_code
                    == 200
                )
            except Exception as error:
                raise AssertionError(f"paper {number}") from error
            transaction.set_rollback(True)


LONG = "x" * 3000


@pytest.mark.parametrize(
    "text",
    [
        f"KẾ HOẠCH\n\nI. NHIỆM VỤ\n1. Xây dựng đề án.\n- Cơ quan chủ trì: Sở {LONG}.",
        f"KẾ HOẠCH\n\nI. NHIỆM VỤ\n1. Xây dựng đề án.\n- Thời gian: sau khi có {LONG}.",
        f"KẾ HOẠCH\n\nI. NHIỆM VỤ\n1. Xây dựng Quyết định thay thế Quyết định số {'1' * 300}/QĐ-{'U' * 300}.",
        f"Số: {'9' * 200}/KH-UBND\n\nKẾ HOẠCH\n{LONG}\n\nI. NHIỆM VỤ\n1. Xây dựng đề án.",
        f"KẾ HOẠCH\n\nI. MỤC TIÊU\n- Đến năm 2030 đạt {'9' * 60} trí thức, tăng {'9' * 40}%.",
        "KẾ HOẠCH\n\nI. NHIỆM VỤ\n"
        + "\n".join(f"{'1.' * n}1. Xây dựng đề án {n}." for n in range(1, 90)),
        f"KẾ HOẠCH\n\nI. {LONG}\n1.{'1.' * 200} Xây dựng\x00 đề án năm 99999.",
        "KẾ HOẠCH\n\nI. NHIỆM VỤ\n1. Xây dựng đề án.\n- Thời gian: năm 99999, từ quý IX/0000 đến 31/02/2026.",
    ],
    ids=["name", "condition", "number", "head", "figures", "levels", "heading", "days"],
)
def test_values_beyond_measure_become_rows_and_a_page(client, plan, text):
    taken(plan, text)
    assert client.get(reverse("plans:check", args=[plan.pk])).status_code == 200
    assert client.get(reverse("plans:confirm", args=[plan.pk])).status_code == 200
