"""Who gets in where in duties."""

from hientai.duties.models import DutyRequest, Step
from tests.architecture.access_doors import SEES, STEWARD, WORKS, Door, get, post
from tests.architecture.access_world import World
from tests.factories import make_duty, make_task

REPORT = {"percent": "10", "summary": "Đã trình dự thảo."}
REFUSAL = {"grant": "no", "reason": "Chưa đủ căn cứ."}
ANSWER = {"grant": False, "reason": "Chưa đủ căn cứ."}
WISH = {"kind": "decline", "reason": "Không thuộc chức năng."}
STOP = {"why": "Kế hoạch mới thay thế."}

PAGES: dict[str, Door] = {
    "duties:add-step": post(WORKS, {"text": "Dự thảo"}, pk="duty"),
    "duties:answer": post(STEWARD, REFUSAL, pk="duty_request"),
    "duties:answerable": get(STEWARD, pk="task"),
    "duties:ask": get(WORKS, pk="duty"),
    "duties:condition": get(STEWARD, pk="conditional"),
    "duties:detail": get(SEES, pk="duty"),
    "duties:evidence": get(SEES, pk="evidence"),
    "duties:mine": get(WORKS),
    "duties:remind": get(STEWARD),
    "duties:report": post(WORKS, REPORT, pk="duty"),
    "duties:requests": get(WORKS),
    "duties:step": post(WORKS, pk="step"),
    "duties:stop": get(STEWARD, pk="duty"),
    "duties:stop-plan": get(STEWARD, pk="plan"),
    "duties:withdraw": post(WORKS, pk="duty_request"),
    "duties:withdraw-condition": get(STEWARD, pk="duty"),
}
FORMS: dict[str, Door] = {
    "POST duties:answerable": post(STEWARD, pk="task"),
    "POST duties:ask": post(WORKS, {"kind": "decline", "reason": "Không thuộc Sở."}, pk="duty"),
    "POST duties:condition": post(STEWARD, {"on": "01/01/2026"}, pk="conditional"),
    "POST duties:remind": post(STEWARD),
    "POST duties:withdraw-condition": post(STEWARD, STOP, pk="duty"),
    "POST duties:stop": post(STEWARD, STOP, pk="duty"),
    "POST duties:stop-plan": post(STEWARD, STOP, pk="plan"),
}
OPERATIONS: dict[str, Door] = {
    "GET /api/v1/duties": get(SEES),
    "GET /api/v1/duties/{duty_id}": get(SEES, duty_id="duty"),
    "POST /api/v1/duties/requests/{request_id}/answer": Door(
        STEWARD, {"request_id": "duty_request"}, "post", data=ANSWER, json=True
    ),
    "POST /api/v1/duties/{duty_id}/requests": Door(
        WORKS, {"duty_id": "duty"}, "post", data=WISH, json=True
    ),
    "POST /api/v1/duties/{duty_id}/progress": post(WORKS, REPORT, duty_id="duty"),
}


def things(world: World) -> dict[str, int | str]:
    """Make what the addresses name; keys are the arguments' values in the tables above."""
    duty = make_duty(make_task(world.plan), world.own_body)
    request = DutyRequest.objects.create(
        duty=duty, body=world.own_body, kind="decline", reason="Không thuộc chức năng."
    )
    step = Step.objects.create(duty=duty, text="Dự thảo tờ trình")
    return {"duty_request": request.pk, "step": step.pk}
