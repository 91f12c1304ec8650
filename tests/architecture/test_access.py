"""Every page and API operation, asked for in earnest by every role, by strangers and by nobody."""

from collections.abc import Iterator
from copy import deepcopy
from importlib import import_module
from typing import Any

import pytest
from django.db import transaction
from django.test import Client, override_settings
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from config.api import api
from hientai.core.access import PUBLIC, SIGNED_IN
from hientai.core.models import AuditLine
from hientai.duties.models import Reminder
from hientai.kernel.permissions import GRANTS, Permission, Reach, Role
from tests.architecture.access_table import APPS, FORMS, OPERATIONS, PAGES
from tests.architecture.access_world import FOREIGN, World, make_foreign, make_world
from tests.conftest import own_settings
from tests.factories import make_body, make_user

DOORS = PAGES | FORMS | OPERATIONS
ENTERED = {200, 201, 302, 409, 422}
REFUSED = {403, 404}


@pytest.fixture(scope="module", autouse=True)
def _own_folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep the world's files for as long as the world."""
    with override_settings(**own_settings(tmp_path_factory.mktemp("world"))):
        yield


@pytest.fixture(scope="module")
def made_once(_own_folders, django_db_setup, django_db_blocker):
    """Make the world once: each test takes back what it did, thousands of tests use it."""
    with django_db_blocker.unblock(), transaction.atomic():
        made = make_world()
        for app in APPS:
            made.more |= import_module(f"tests.{app}.access").things(made)
        yield made
        transaction.set_rollback(True)


@pytest.fixture
def world(made_once, db):
    return deepcopy(made_once)


@pytest.fixture(scope="module")
def loaded():
    """Return a handler whose middleware is loaded once for all askers."""
    return Client().handler


@pytest.fixture
def client(loaded):
    asker = Client()
    asker.handler = loaded
    return asker


def addresses(resolver: URLResolver, namespace: str = "") -> Iterator[tuple[str, URLPattern]]:
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from addresses(pattern, inner)
        else:
            yield f"{namespace}{pattern.name}", pattern


def is_operation(pattern: URLPattern) -> bool:
    return pattern.lookup_str.startswith("ninja.operation")


def path_of(name: str, world: World) -> str:
    arguments = {key: world.argument(thing) for key, thing in DOORS[name].arguments.items()}
    address = name.rpartition(" ")[2]
    if name in OPERATIONS:
        return address.format(**arguments)
    return reverse(address, kwargs=arguments)


def ask(client: Client, name: str, world: World) -> Any:
    """Go through a door and return the answer, its file read to the end and thereby closed."""
    door = DOORS[name]
    sent = {key: filled(value, world) for key, value in door.data.items()}
    kind = {"content_type": "application/json"} if door.json else {}
    answer = getattr(client, door.method)(path_of(name, world), sent, **kind)
    if answer.streaming:
        list(answer.streaming_content)
    return answer


def filled(value: object, world: World) -> object:
    """Return what is sent, with the things that a list names replaced by their numbers."""
    return [world.argument(name) for name in value] if isinstance(value, list) else value


def operations() -> Iterator[tuple[str, Any]]:
    for prefix, router in api._routers:
        for path, view in router.path_operations.items():
            for operation in view.operations:
                if operation.include_in_schema:
                    for method in operation.methods:
                        yield f"{method} /api/v1{prefix}{path}", operation.view_func


ACCESS_OF_OPERATIONS = {name: getattr(view, "access", "") for name, view in operations()}
ACCESS_OF_PAGES = {
    name: getattr(pattern.callback, "access", "")
    for name, pattern in addresses(get_resolver())
    if not is_operation(pattern)
}


def access_of(name: str) -> str:
    """Return what opens a page or an operation, as its view says."""
    return (ACCESS_OF_OPERATIONS | ACCESS_OF_PAGES)[
        name.removeprefix("POST ") if name in FORMS else name
    ]


def test_every_page_has_a_line_in_the_table():
    assert set(ACCESS_OF_PAGES) - {"api-1:api-root"} == set(PAGES)


def test_every_api_operation_has_a_line_in_the_table():
    assert set(ACCESS_OF_OPERATIONS) == set(OPERATIONS)


def test_every_api_operation_says_what_opens_it():
    assert [name for name, access in ACCESS_OF_OPERATIONS.items() if not access] == []


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("name", DOORS)
def test_a_role_gets_in_where_the_table_says(client, world, name, role):
    door = DOORS[name]
    client.force_login(world.user(role))

    status = ask(client, name, world).status_code

    assert status in (ENTERED if role in door.roles else REFUSED), status


@pytest.mark.parametrize("name", DOORS)
def test_nobody_gets_in_without_signing_in_but_where_it_is_public(client, world, name):
    door = DOORS[name]

    response = ask(client, name, world)

    turned_away = response.status_code == 401 or response.headers.get("Location", "").startswith(
        "/dang-nhap/"
    )
    assert turned_away is not door.public


def doors_to_own_things(role: Role) -> list[str]:
    """Return the doors with things of the world behind them that open to the role for its own only."""
    return [
        name
        for name, door in DOORS.items()
        if role in door.roles
        and door.arguments
        and access_of(name) not in {PUBLIC, SIGNED_IN}
        and GRANTS[role].get(Permission(access_of(name))) is Reach.OWN
    ]


@pytest.mark.parametrize("name", doors_to_own_things(Role.BODY_OFFICER))
def test_the_officer_of_another_body_does_not_get_to_a_body_s_things(client, world, name):
    client.force_login(make_user(Role.BODY_OFFICER, make_body("Sở Khác")))

    assert ask(client, name, world).status_code in REFUSED


@pytest.mark.parametrize("name", doors_to_own_things(Role.STEWARD))
def test_the_steward_of_another_plan_only_reads(client, world, name):
    client.force_login(make_user(Role.STEWARD, make_body("Sở Khác")))

    assert ask(client, name, world).status_code in REFUSED


LISTS = [
    name
    for name, door in DOORS.items()
    if Role.BODY_OFFICER in door.roles and not door.arguments and not door.public
]


@pytest.mark.parametrize("name", [name for name in LISTS if DOORS[name].method == "get"])
def test_what_is_asked_for_never_widens_what_an_officer_sees(client, world, name):
    duty = make_foreign(world)
    asked = {"plan": duty.plan_id, "body": duty.body_id, "task": duty.task_id, "state": "open"}
    client.force_login(world.user(Role.BODY_OFFICER))

    answer = client.get(path_of(name, world), asked).content.decode(errors="ignore")

    assert FOREIGN not in answer


@pytest.mark.parametrize("name", [name for name in LISTS if DOORS[name].method == "get"])
def test_a_list_shows_an_officer_nothing_of_other_bodies(client, world, name):
    make_foreign(world)
    client.force_login(world.user(Role.BODY_OFFICER))

    assert FOREIGN not in client.get(path_of(name, world)).content.decode(errors="ignore")


@pytest.mark.parametrize("role", Role)
def test_a_person_without_a_post_of_today_gets_no_further_than_one_without_any(client, world, role):
    user = world.user(role)
    user.memberships.update(until="2020-01-01")
    client.force_login(user)

    statuses = {
        name: ask(client, name, world).status_code
        for name, door in DOORS.items()
        if not door.public and door.roles != frozenset(Role)
    }

    assert {name: status for name, status in statuses.items() if status not in REFUSED} == {}


def doors(method: str) -> list[str]:
    return [name for name, door in DOORS.items() if door.method == method]


@pytest.mark.parametrize("name", doors("post"))
def test_every_write_asks_for_the_csrf_token(world, name):
    client = Client(enforce_csrf_checks=True)
    client.force_login(world.user(min(DOORS[name].roles)))

    assert ask(client, name, world).status_code == 403


LOOK = "person.guarded_seen"  # who looked at what is guarded is written down


@pytest.mark.parametrize("name", doors("get"))
def test_reading_writes_nothing(client, world, name):
    client.force_login(world.user(min(DOORS[name].roles)))
    written = AuditLine.objects.exclude(action=LOOK)
    before = written.count()

    ask(client, name, world)

    assert written.count() == before


def test_a_steward_does_not_remind_of_another_plan_s_duty(client, world):
    duty = make_foreign(world)
    client.force_login(world.user(Role.STEWARD))

    client.post(f"{reverse('duties:remind')}?duty={duty.pk}", {"text": "Đề nghị báo cáo."})

    assert Reminder.objects.count() == 0
