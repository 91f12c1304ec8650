"""Pages over hundreds of thousands of duties, against the bare SQL of the same answers.

`python -m bench.following DUTIES` measures in the database that the environment names.
"""

from __future__ import annotations

import gc
import json
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from datetime import timedelta
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.test import Client

    from bench.filling import Province
    from hientai.accounts.models import User

ROOT = Path(__file__).parent.parent
BAR = 3.0
ASKED = (("--postgres", 200_000), ("", 200_000), ("--postgres", 1_000_000), ("", 1_000_000))
OK = 200
STATE = """CASE WHEN d.stopped_on <= '{today}' THEN 8 WHEN d.history THEN 7 WHEN d.done_on > d.due_on THEN 5
  WHEN d.done_on IS NOT NULL THEN 6 WHEN d.due_on IS NULL THEN 3 WHEN d.due_on < '{today}' THEN 0
  WHEN d.due_on <= '{soon}' THEN 1 WHEN d.time_kind = 'continuous' THEN 4 ELSE 2 END"""
ROWS = f"""SELECT d.id, d.due_on, d.percent, {STATE} AS state, t.text, t.label, b.name, o.number
  FROM duties_duty d JOIN plans_task t ON t.id = d.task_id JOIN bodies_body b ON b.id = d.body_id
  JOIN plans_plan p ON p.id = d.plan_id JOIN documents_document o ON o.id = p.document_id"""
NAMES = (
    "SELECT p.id, o.kind, o.number FROM plans_plan p JOIN documents_document o ON o.id = p.document_id",
    "SELECT id, name, province FROM bodies_body ORDER BY sort_key",
)
WHO = (
    "SELECT session_data FROM django_session WHERE session_key = '{session}' AND expire_date > '{today}'",
    "SELECT * FROM accounts_user WHERE id = {user}",
    """SELECT m.role, m.body_id, b.name, b.province FROM accounts_membership m
       LEFT JOIN bodies_body b ON b.id = m.body_id WHERE m.user_id = {user}
       AND (m.since IS NULL OR m.since <= '{today}') AND (m.until IS NULL OR m.until >= '{today}')""",
)
WAITS = (  # what the rail counts for a body
    "SELECT count(*) FROM plans_plan WHERE state = 'checking' AND steward_id = {body}",
    "SELECT count(*) FROM opinions_opinion WHERE collector_id = {body} AND state = 'raised'",
    "SELECT count(*) FROM chasing_explanation WHERE body_id = {body} AND state = 'asked'",
    "SELECT count(*) FROM bodies_handover WHERE to_body_id = {body} AND state = 'proposed'",
    "SELECT count(*) FROM people_intake WHERE body_id = {body} AND state = 'checked'",
    """SELECT count(*) FROM privacy_proof f JOIN people_person p ON p.id = f.person_id
       WHERE p.body_id = {body} AND f.seen_at IS NULL AND f.refusal = ''""",
    """SELECT count(*) FROM privacy_proposal f JOIN people_person p ON p.id = f.person_id
       WHERE p.body_id = {body} AND f.answered_at IS NULL""",
    "SELECT count(*) FROM indicators_ask WHERE body_id = {body} AND state IN ('asked', 'returned')",
    "SELECT count(*) FROM chasing_inboxnotice WHERE user_id = {user} AND read_at IS NULL",
)
BOARD = (
    *WHO,
    f"SELECT d.plan_id, d.body_id, {STATE}, count(*) FROM duties_duty d WHERE d.role = 'lead' GROUP BY 1, 2, 3",
    f"""SELECT worst, count(*) FROM (SELECT d.task_id, min({STATE}) AS worst FROM duties_duty d
        WHERE d.role = 'lead' GROUP BY 1) tasks GROUP BY 1""",
    f"{ROWS} WHERE d.role = 'lead' ORDER BY {STATE}, d.due_on, d.id LIMIT 50",
    *NAMES,
)
OWED = "d.body_id = {body} AND NOT d.history AND d.done_on IS NULL AND d.stopped_on IS NULL"
BODY = (
    f"SELECT d.due_on, count(*) FROM duties_duty d WHERE {OWED} GROUP BY 1",
    f"{ROWS} WHERE {OWED} ORDER BY {STATE}, d.due_on, d.id LIMIT 30",
    """SELECT DISTINCT t.id, t.text, t.label, t.position, o.kind, o.number FROM plans_task t
       JOIN plans_party w ON w.task_id = t.id JOIN plans_party_bodies m ON m.party_id = w.id
       JOIN plans_plan p ON p.id = t.plan_id JOIN documents_document o ON o.id = p.document_id
       WHERE w.role = 'coordinator' AND m.body_id = {body} AND p.state = 'confirmed' AND NOT t.dropped
       AND t.stopped_on IS NULL AND NOT EXISTS (
         SELECT 1 FROM duties_duty d WHERE d.task_id = t.id AND d.body_id = {body})
       ORDER BY t.position LIMIT 30""",
    "SELECT r.* FROM duties_reminder r WHERE r.body_id = {body} ORDER BY r.id DESC LIMIT 10",
    f"""{ROWS} WHERE d.body_id = {{body}} AND d.done_on >= '{{lately}}'
        ORDER BY d.done_on DESC, d.id DESC LIMIT 10""",
)
MONTH = "substr(CAST(d.due_on AS text), 1, 7)"
HEAT = (
    *WHO,
    f"""SELECT d.body_id, {MONTH}, {STATE}, count(*) FROM duties_duty d
        WHERE d.role = 'lead' AND d.due_on BETWEEN '{{year_ago}}' AND '{{month_end}}'
        GROUP BY 1, 2, 3""",
    *NAMES,
)
OF_PLAN = "FROM duties_duty d JOIN plans_task t ON t.id = d.task_id"
# what is due in the year, carried into it, done ahead of its day, or due in the year after
OF_YEAR = """d.plan_id = {plan} AND NOT t.dropped AND t.opens_duties
  AND (d.stopped_on IS NULL OR d.stopped_on >= '{first}')
  AND (d.due_on BETWEEN '{first}' AND '{last}' OR (NOT d.history AND (d.due_on IS NULL
    OR (d.due_on < '{first}' AND (d.done_on IS NULL OR d.done_on >= '{first}'))
    OR (d.due_on > '{last}' AND d.done_on >= '{first}')
    OR (d.due_on BETWEEN '{last}' AND '{next_last}' AND d.done_on IS NULL))))"""
PART = "CASE WHEN d.due_on < '{first}' THEN 'carried' WHEN d.due_on > '{last}' THEN 'next' ELSE 'owed' END"
QUARTER = "CASE WHEN d.due_on < '{second}' THEN 1 WHEN d.due_on < '{third}' THEN 2 WHEN d.due_on < '{fourth}' THEN 3 ELSE 4 END"
LEADS = f"{OF_YEAR} AND d.role = 'lead'"
REPORT = (
    f"SELECT d.body_id, {PART}, {STATE}, count(*) {OF_PLAN} WHERE {LEADS} GROUP BY 1, 2, 3",
    f"SELECT {QUARTER}, {STATE}, count(*) {OF_PLAN} WHERE {LEADS} AND d.due_on > '{{last}}' GROUP BY 1, 2",
    f"""SELECT d.task_id, {PART}, {STATE}, count(*), min(d.due_on)
        {OF_PLAN} WHERE {LEADS} GROUP BY 1, 2, 3""",
    f"SELECT {STATE}, count(*) {OF_PLAN} WHERE {OF_YEAR} AND d.role = 'coordinator' GROUP BY 1",
    "SELECT id, label, text, time_text, group_id FROM plans_task WHERE plan_id = {plan}",
    f"""SELECT d.id, d.due_on, t.id, d.body_id {OF_PLAN} WHERE {LEADS} AND d.done_on IS NULL
        AND d.due_on < '{{today}}' ORDER BY d.due_on, d.id LIMIT 2000""",
    f"""SELECT d.id, d.due_on, t.id, d.body_id, {PART}, {STATE} {OF_PLAN} WHERE {LEADS}
        AND d.due_on > '{{last}}' AND d.time_kind IN ('dated', 'ranged', 'conditional')
        ORDER BY d.due_on, d.id LIMIT 10""",
    """SELECT w.task_id, w.name FROM plans_party w JOIN plans_task t ON t.id = w.task_id
       WHERE w.role = 'lead' AND t.plan_id = {plan} ORDER BY w.position""",
    "SELECT * FROM plans_plan p JOIN documents_document o ON o.id = p.document_id WHERE p.id = {plan}",
    *(
        f"""SELECT 1 FROM bodies_handover h JOIN bodies_event e ON e.id = h.event_id
            WHERE h.what = '{what}' AND h.state = 'taken' AND e."on" > '{{today}}' LIMIT 1"""
        for what in ("duty", "opinion")
    ),
    "SELECT * FROM opinions_opinion WHERE plan_id = {plan}",
    "SELECT id, label, text FROM plans_heading WHERE plan_id = {plan}",
    *NAMES,
)


def measured(duties: int) -> list[dict[str, object]]:
    """Fill the database and time each page beside its bare SQL."""
    from django.core.management import call_command  # noqa: PLC0415  # needs django.setup
    from django.db import connection  # noqa: PLC0415

    from bench.filling import fill  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    province = fill(duties)
    gc.collect()
    gc.freeze()  # what filling left is no part of a server
    where = f"{_thousands(duties)} duties ({connection.vendor})"
    board, mine = _client(province.leader), _client(province.officer)
    values = _values(province) | {"session": mine.session.session_key}
    pairs: Sequence[tuple[str, Callable[[], object], Sequence[str]]] = (
        ("open the board", _page(board, "/theo-doi/"), BOARD),
        ("gather what a body's page shows", _gathered(province), BODY),
        (
            "open a body's page, signed in, its rail and HTML",
            _page(mine, "/viec/"),
            (*WHO, *WAITS, *BODY),
        ),
        ("open the map of bodies by month", _page(board, "/theo-doi/don-vi-theo-thang/"), HEAT),
        ("the figures of a plan's yearly report", _figures(province), REPORT),
    )
    return [_line(f"{name}, {where}", ours, _sql(bare, values)) for name, ours, bare in pairs]


def _line(name: str, ours: Callable[[], object], bare: Callable[[], object]) -> dict[str, object]:
    from bench.measure import Line, together  # noqa: PLC0415

    seconds, against = together(ours, bare, runs=15)
    return Line(name, seconds, "bare SQL of the same answers", against, BAR).as_json()


def _values(province: Province) -> dict[str, object]:
    from django.utils.timezone import localdate  # noqa: PLC0415

    today = localdate()
    quarters = ("first", "second", "third", "fourth")
    return {
        "today": today,
        "soon": today + timedelta(days=14),
        "year_ago": (today.replace(day=1) - timedelta(days=335)).replace(day=1),
        "month_end": (today.replace(day=1) + timedelta(days=31)).replace(day=1) - timedelta(days=1),
        "lately": today - timedelta(days=30),
        "body": province.body.pk,
        "user": province.officer.pk,
        "plan": province.plan.pk,
        "last": today.replace(month=12, day=31),
        "next_last": today.replace(year=today.year + 1, month=12, day=31),
        **{name: today.replace(month=3 * n + 1, day=1) for n, name in enumerate(quarters)},
    }


def _sql(statements: Sequence[str], values: dict[str, object]) -> Callable[[], None]:
    from django.db import connection  # noqa: PLC0415

    def ask() -> None:
        with connection.cursor() as cursor:
            for statement in statements:
                cursor.execute(statement.format(**values))
                cursor.fetchall()

    return ask


def _client(user: User) -> Client:
    from django.test import Client  # noqa: PLC0415

    client = Client(SERVER_NAME="localhost")
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def _page(client: Client, path: str) -> Callable[[], None]:
    def open_page() -> None:
        response = client.get(path)
        if response.status_code != OK:
            raise RuntimeError(response.status_code)

    return open_page


def _gathered(province: Province) -> Callable[[], object]:
    from django.utils.timezone import localdate  # noqa: PLC0415

    from hientai.duties import selectors  # noqa: PLC0415
    from hientai.duties.views.pages import FEW, LATEST, PAGE_SIZE  # noqa: PLC0415

    bodies, today = [province.body.pk], localdate()

    def gather() -> object:
        owed, ask = selectors.owed_page(bodies, today)
        return (
            ask,
            owed[:PAGE_SIZE],
            list(selectors.coordinated_by(bodies)[:FEW]),
            list(selectors.reminders_to(bodies)[:LATEST]),
            list(selectors.reported_lately(bodies, today)[:LATEST]),
        )

    return gather


def _figures(province: Province) -> Callable[[], object]:
    from django.utils.timezone import localdate  # noqa: PLC0415

    from hientai.accounts.selectors import actor_for  # noqa: PLC0415
    from hientai.reports.selectors import annual_report  # noqa: PLC0415

    actor, year = actor_for(province.leader), localdate().year

    def gather() -> object:
        report = annual_report(actor, province.plan.pk, year)
        return report.totals(), report.by_group, report.by_body

    return gather


def _thousands(number: int) -> str:
    return f"{number:,}"


def lines() -> list[dict[str, object]]:
    """Measure on PostgreSQL, where the bar is, and report SQLite and a million beside it."""
    found: list[dict[str, object]] = []
    for database, duties in ASKED:
        command = [sys.executable, str(ROOT / "tools" / "scratch.py"), *database.split()]
        command += [sys.executable, "-m", "bench.following", str(duties)]
        done = subprocess.run(command, capture_output=True, check=True, cwd=ROOT)
        measured_lines = json.loads(done.stdout)
        if (database, duties) != ASKED[0]:
            measured_lines = [{**one, "bar": None, "holds": True} for one in measured_lines]
        found += measured_lines
    return found


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    import_module("config.wsgi")  # the state in which the server answers
    print(json.dumps(measured(int(sys.argv[1])), ensure_ascii=False, indent=1))
