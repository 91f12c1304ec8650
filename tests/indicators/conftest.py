"""A confirmed plan with three targets read from its words, and the people around it."""

from datetime import date
from typing import Any

import pytest

from hientai.documents.models import Reading
from hientai.indicators.models import Indicator, Target
from hientai.indicators.services import proposing
from hientai.kernel.permissions import SYSTEM, Role
from hientai.plans.models import Plan
from hientai.plans.models import Target as ReadTarget
from tests.factories import make_actor, make_body, make_plan, make_user

DOCTORS = "Tiến sĩ và tương đương tăng từ 0,27% lên 0,5% trở lên"
SECTORS = "Mỗi ngành, lĩnh vực: y tế, kinh tế, đô thị có từ 02-03 tiến sĩ"
PATENTS = "hằng năm có từ 02-03 phát minh, sáng chế"
FACT = "Toàn tỉnh có 15 doanh nghiệp khoa học và công nghệ"
TEXT = f"""## II. MỤC TIÊU

### 1. Mục tiêu đến năm 2030

- Xây dựng đội ngũ trí thức có cơ cấu hợp lý, chất lượng cao.

- Nâng tỷ lệ trong hệ thống chính trị các cấp: {DOCTORS}. {SECTORS}. {FACT}.

- Phấn đấu {PATENTS}.

## III. NHIỆM VỤ
"""
READ: dict[str, dict[str, Any]] = {
    DOCTORS: {"operator": ">=", "value": "0.5", "unit": "%", "baseline": "0.27"},
    SECTORS: {"operator": "between", "value": 2, "value_max": 3, "unit": "tiến sĩ"},
    PATENTS: {"operator": "between", "value": 2, "value_max": 3, "unit": "phát minh"},
}


@pytest.fixture
def body():
    return make_body("Sở Khoa học và Công nghệ")


@pytest.fixture
def plan():
    plan = make_plan(state=Plan.State.CONFIRMED, tracked_from=date(2024, 6, 10))
    Reading.objects.create(document=plan.document, state=Reading.State.DONE, text=TEXT)
    for position, (text, read) in enumerate(READ.items(), start=1):
        make_read(plan, position, text, by=2030, measure=text, **read)
    fact = {"measure": FACT, "value": 15, "unit": "doanh nghiệp"}
    make_read(plan, 9, FACT, kind=ReadTarget.Kind.BASELINE, as_of="2023", **fact)
    proposing.propose_targets(plan=plan, by=SYSTEM)
    return plan


def make_read(plan, position, text, **fields):
    at = TEXT.find(text)
    spans = [[at, at + len(text)]]
    return ReadTarget.objects.create(plan=plan, position=position, text=text, spans=spans, **fields)


@pytest.fixture
def steward(plan):
    return make_actor(Role.STEWARD, plan.steward)


@pytest.fixture
def officer(body):
    return make_actor(Role.BODY_OFFICER, body)


@pytest.fixture
def as_steward(client, plan):
    client.force_login(make_user(Role.STEWARD, plan.steward))
    return client


@pytest.fixture
def patents(plan):
    """Return an indicator that a body reports, with the plan's target of it followed."""
    indicator = Indicator.objects.create(name="Số sáng chế", unit="văn bằng", made_by="Mẫu")
    plan.indicator_targets.filter(rhythm="each_year").update(
        indicator=indicator, stage=Target.Stage.CONFIRMED
    )
    return indicator
