"""A small made-up plan, and readings of it as the reader would hand them over."""

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from hientai.documents.models import Reading
from hientai.kernel.permissions import Actor, Role
from hientai.plans.models import Plan, Task
from hientai.plans.services import take_reading, upload_plan
from tests.factories import make_actor, make_body, make_plan

PLAN_TEXT = """ỦY BAN NHÂN DÂN
TỈNH BẮC GIANG

Số: 12/KH-UBND

Bắc Giang, ngày 10 tháng 6 năm 2024

KẾ HOẠCH
Phát huy vai trò của đội ngũ trí thức

II. NHIỆM VỤ

1. Sở Nội vụ: Xây dựng chính sách thu hút trí thức trẻ về tỉnh công tác.

2. Sở Khoa học và Công nghệ: Hằng năm tổ chức gặp mặt, đối thoại với đội ngũ trí thức.

3. Nâng cao nhận thức về vai trò của đội ngũ trí thức.

III. TỔ CHỨC THỰC HIỆN

1. Sở Khoa học và Công nghệ theo dõi, đôn đốc thực hiện Kế hoạch, báo cáo Ủy ban nhân dân tỉnh trước ngày 15/12 hằng năm.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Nguyễn Mẫu Bình
"""


def upload(text: str | bytes = PLAN_TEXT, name: str = "ke-hoach.txt") -> SimpleUploadedFile:
    data = text if isinstance(text, bytes) else text.encode()
    return SimpleUploadedFile(name, data, content_type="text/plain")


def make_steward() -> Actor:
    return make_actor(Role.STEWARD, make_body("Liên hiệp các Hội Khoa học và Kỹ thuật tỉnh"))


def steward_of(plan: Plan) -> Actor:
    return make_actor(Role.STEWARD, plan.steward)


def read_task(number: str, text: str, **values: object) -> dict[str, Any]:
    plain = {
        "path": ["II", number],
        "text": text,
        "leads": [],
        "coordinators": [],
        "timeframe": None,
        "kind": "task",
        "reports_to": [],
        "deliverable": None,
        "sources": {"text": [[0, len(text)]]},
        "doubts": {},
    }
    return {**plain, **values}


DOCUMENT = {
    "kind": "Kế hoạch",
    "number": "12/KH-UBND",
    "symbol": "KH-UBND",
    "place": "Bắc Giang",
    "issuer": "Ủy ban nhân dân tỉnh",
    "date": "2024-06-10",
    "title": "Phát huy vai trò của đội ngũ trí thức",
    "signer": {"name": "Nguyễn Mẫu Bình", "position": "Chủ tịch", "authority": None},
    "recipients": [],
    "citations": [],
}
FIRST = "Xây dựng chính sách thu hút trí thức trẻ về tỉnh công tác."
SECOND = "Tổ chức gặp mặt, đối thoại với đội ngũ trí thức. Biểu dương trí thức tiêu biểu."
THIRD = "Nâng cao nhận thức của toàn xã hội về vai trò của khoa học và công nghệ."


def three_tasks() -> list[dict[str, Any]]:
    return [
        read_task("1", FIRST, leads=["Sở Nội vụ"]),
        read_task("2", SECOND, leads=["Sở Khoa học và Công nghệ"], doubts={"text": "Thiếu chữ."}),
        read_task("3", THIRD),
    ]


def take(plan: Plan, *tasks: dict[str, Any], **more: Any) -> Plan:
    """Let the plan take a reading with these tasks."""
    document = {**DOCUMENT, **more.pop("document", {})}
    result = {"document": document, "tasks": list(tasks), "targets": [], "baselines": [], **more}
    reading = Reading.objects.create(
        document=plan.document,
        state=Reading.State.DONE,
        text=PLAN_TEXT,
        result=result,
        ended_at=timezone.now(),
    )
    return take_reading(plan=plan, reading=reading)


def checking_plan(*tasks: dict[str, Any], **more: Any) -> Plan:
    return take(make_plan(), *(tasks or three_tasks()), **more)


def task_of(plan: Plan, number: str) -> Task:
    return plan.tasks.get(path=["II", number])


def texts(plan: Plan) -> list[str]:
    return list(plan.tasks.filter(dropped=False).values_list("text", flat=True))


def leads(task: Task) -> list[str]:
    return list(task.parties.filter(role="lead").values_list("name", flat=True))


def uploaded(by: Actor, text: str = PLAN_TEXT) -> Plan:
    return upload_plan(name="ke-hoach.txt", data=text.encode(), by=by)
