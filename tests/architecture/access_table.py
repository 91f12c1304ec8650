"""Who gets in where: every page and every API operation, each role. What is not here is an error."""

from importlib import import_module

from tests.architecture.access_doors import (
    ADMINISTRATOR,
    ANSWERS,
    AUDITOR,
    ENTERS,
    EVERY_ROLE,
    OPEN,
    OPEN_POST,
    REPORTS,
    SEES,
    STAFF,
    STEWARD,
    WORKS,
    Door,
    get,
    post,
)

APPS = (
    "duties",
    "dashboard",
    "opinions",
    "programmes",
    "people",
    "subplans",
    "drafting",
    "returns",
    "chasing",
    "supervision",
    "reviews",
    "merging",
    "privacy",
    "upkeep",
    "statistics",
    "indicators",
    "forecasts",
)

CALENDAR = {"report_period": "quarter", "report_day": 20, "contributor_days": 5}
HEAD = {"issuer": "Ủy ban nhân dân tỉnh", "title": "Thực hiện Nghị quyết"}
TASK = {"text": "Tuyên truyền", "kind": "task", "version": "1", "opens_duties": "on"}

TARGET = {"measure": "Tiến sĩ", "operator": "=", "value": "12", "unit": "%"}

PAGES: dict[str, Door] = {
    "accounts:deactivate": post(ADMINISTRATOR, pk="account"),
    "accounts:log": get(AUDITOR),
    "accounts:own-password": get(EVERY_ROLE),
    "accounts:password-renew": post(ADMINISTRATOR, pk="account"),
    "accounts:people": get(ADMINISTRATOR),
    "accounts:person": get(ADMINISTRATOR, pk="account"),
    "accounts:person-add": get(ADMINISTRATOR),
    "accounts:post-add": post(ADMINISTRATOR, pk="account"),
    "accounts:post-end": post(ADMINISTRATOR, pk="post"),
    "accounts:policy": get(STAFF),
    "accounts:sign-in": OPEN,
    "accounts:sign-out": OPEN_POST,
    "accounts:theme": OPEN_POST,
    "api-1:openapi-json": get(EVERY_ROLE),
    "api-1:openapi-view": get(EVERY_ROLE),
    "bodies:add": get(ADMINISTRATOR),
    "bodies:detail": get(STAFF, pk="own_body"),
    "bodies:edit": get(ADMINISTRATOR, pk="own_body"),
    "bodies:event": get(STAFF, pk="event"),
    "bodies:event-act": post(ENTERS, {"do": "confirm"}, pk="event"),
    "bodies:event-add": get(ENTERS),
    "bodies:event-after": get(ENTERS, pk="event"),
    "bodies:event-before": get(ENTERS, pk="event"),
    "bodies:event-edit": get(ENTERS, pk="event"),
    "bodies:events": get(STAFF),
    "bodies:export": get(STAFF),
    "bodies:handovers": get(ANSWERS),
    "bodies:list": get(STAFF),
    "bodies:make-province": post(ADMINISTRATOR),
    "bodies:parcel": get(ANSWERS, event_id="handing", body_id="old_body"),
    "bodies:parcel-answer": post(ANSWERS, {"do": "take"}, event_id="handing", body_id="old_body"),
    "bodies:reform": get(ENTERS),
    "bodies:timeline": get(STAFF),
    "core:gallery": OPEN,
    "core:health": OPEN,
    "documents:answer": post(STEWARD, {"answer": "different"}, question_id="question"),
    "documents:attach": post(STEWARD, pk="mention"),
    "documents:complete": post(STEWARD, {"title": "Mẫu"}, pk="mention"),
    "documents:decide": post(STEWARD, {"kind": "basis"}, relation_id="relation"),
    "documents:detail": get(SEES, pk="mention"),
    "documents:export": get(SEES),
    "documents:file": get(SEES, pk="paper"),
    "documents:list": get(SEES),
    "documents:relate": post(STEWARD, {"relation": "amends", "other": "5/QĐ-UBND"}, pk="paper"),
    "documents:text": get(SEES, pk="paper"),
    "places:convert": get(STAFF),
    "places:find": get(STAFF),
    "places:place": get(STAFF, place_id="place"),
    "plans:above": get(SEES, plan_id="plan"),
    "plans:accept-target": post(STEWARD, target_id="target"),
    "plans:accept-rest": post(STEWARD, plan_id="checking"),
    "plans:accept-task": post(STEWARD, task_id="draft"),
    "plans:add-task": post(STEWARD, TASK, plan_id="checking"),
    "plans:add-wanted": post(STEWARD, {"kind": "Đề án"}, task_id="draft"),
    "plans:assign": post(STEWARD, task_id="open_task"),
    "plans:calendar": get(STEWARD, plan_id="plan"),
    "plans:check": get(STEWARD, plan_id="checking"),
    "plans:confirm": get(STEWARD, plan_id="checking"),
    "plans:correct-document": post(STEWARD, HEAD, plan_id="checking"),
    "plans:correct-target": post(STEWARD, TARGET, target_id="target"),
    "plans:correct-task": post(STEWARD, TASK, task_id="draft"),
    "plans:decide-twin": post(STEWARD, {"answer": "different"}, twin_id="twin"),
    "plans:decide-wanted": post(STEWARD, {"kind": "Đề án"}, wanted_id="wanted"),
    "plans:detail": get(SEES, plan_id="plan"),
    "plans:discard": post(STEWARD, plan_id="failed"),
    "plans:drop-target": post(STEWARD, target_id="target"),
    "plans:drop-task": post(STEWARD, task_id="draft"),
    "plans:file": get(SEES, plan_id="plan"),
    "plans:page": get(SEES, plan_id="plan", page="page"),
    "plans:issue-wanted": post(
        WORKS, {"number": "9/QĐ-UBND", "issued": "01/02/2026"}, wanted_id="wanted"
    ),
    "plans:list": get(SEES),
    "plans:merge-task": post(STEWARD, task_id="draft"),
    "plans:progress": get(SEES, plan_id="plan"),
    "plans:read-again": post(STEWARD, plan_id="checking"),
    "plans:restore-target": post(STEWARD, target_id="target"),
    "plans:restore-task": post(STEWARD, task_id="draft"),
    "plans:split-task": post(STEWARD, task_id="draft"),
    "plans:table": get(SEES, plan_id="plan"),
    "plans:to-assign": get(WORKS),
    "plans:upload": get(WORKS),
    "reports:annual": get(REPORTS, plan_id="plan", year="year"),
    "reports:annual-docx": get(REPORTS, plan_id="plan", year="year"),
    "reports:annual-pdf": get(REPORTS, plan_id="plan", year="year"),
    "reports:annual-today": get(REPORTS, plan_id="plan", year="year"),
    "reports:annual-today-docx": get(REPORTS, plan_id="plan", year="year"),
    "reports:list": get(REPORTS),
    "set_language": OPEN_POST,
}

# pages that are also written to
FORMS: dict[str, Door] = {
    "POST accounts:own-password": post(EVERY_ROLE),
    "POST accounts:person-add": post(ADMINISTRATOR),
    "POST bodies:add": post(ADMINISTRATOR),
    "POST bodies:edit": post(ADMINISTRATOR, pk="own_body"),
    "POST bodies:event-add": post(ENTERS),
    "POST bodies:event-after": post(ENTERS, pk="event"),
    "POST bodies:event-before": post(ENTERS, pk="event"),
    "POST bodies:event-edit": post(ENTERS, pk="event"),
    "POST bodies:reform": post(ENTERS),
    "POST places:convert": post(
        STAFF, {"table": "Tên;Số\nCao Bằng;1", "day": "31/12/2024", "to": "old"}
    ),
    "POST plans:calendar": post(STEWARD, plan_id="plan"),
    "POST plans:confirm": post(STEWARD, plan_id="checking"),
    "POST plans:upload": post(WORKS),
}

OPERATIONS: dict[str, Door] = {
    "GET /api/v1/bodies": get(STAFF),
    "GET /api/v1/bodies/{body_id}": get(STAFF, body_id="own_body"),
    "GET /api/v1/events": get(STAFF),
    "GET /api/v1/me": get(EVERY_ROLE),
    "GET /api/v1/plans": get(SEES),
    "POST /api/v1/plans": post(WORKS),
    "PUT /api/v1/plans/{plan_id}/calendar": Door(
        STEWARD, {"plan_id": "plan"}, "put", data=CALENDAR, json=True
    ),
    "GET /api/v1/plans/{plan_id}": get(SEES, plan_id="plan"),
    "GET /api/v1/tasks": get(SEES),
    "GET /api/v1/tasks/{task_id}": get(SEES, task_id="task"),
    "POST /api/v1/tasks/{task_id}/assignment": Door(
        STEWARD, {"task_id": "open_task"}, "post", data={"body_ids": ["own_body"]}, json=True
    ),
    "GET /api/v1/documents": get(SEES),
    "GET /api/v1/documents/{document_id}": get(SEES, document_id="mention"),
}

# An app's own lines stand beside its tests, in `access.py`.
for app in APPS:
    found = import_module(f"tests.{app}.access")
    PAGES |= found.PAGES
    FORMS |= found.FORMS
    OPERATIONS |= found.OPERATIONS
