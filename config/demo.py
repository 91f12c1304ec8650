"""The samples: three signed plans as text and one made up, read like any upload; people who do not exist."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import django

from config.sample_people import sample_list

if TYPE_CHECKING:
    from hientai.accounts.services import DemoAccount
    from hientai.kernel.permissions import Actor
    from hientai.plans.models import Plan

SAMPLES = Path(__file__).resolve().parent / "samples"
STEWARD = "daumoi"
LIST_NAME = "danh-sach-tri-thuc-mau.csv"
PROVINCES = ("Bắc Giang", "Lào Cai", "Bình Thuận")
# file -> tracked from; without a day the plan is left to be checked by whoever looks around
PLANS: dict[str, date | None] = {
    "lao-cai-2020.txt": date(2026, 1, 1),
    "mau-so-khcn-2020.txt": date(2026, 1, 1),  # made up: a department's plan under the one before
    "bac-giang-2024.txt": date(2026, 1, 1),
    "binh-thuan-2024.txt": None,
}


def main(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="hientai demo")
    parser.add_argument("--people", action="store_true", help="chỉ nạp cơ quan và tài khoản")
    parser.add_argument("--plan-to-check", action="store_true", help="chỉ nạp một kế hoạch")
    parser.add_argument("--json", action="store_true", help="in tài khoản dạng JSON")
    options = parser.parse_args(argv)
    django.setup()
    if options.plan_to_check:
        _upload("binh-thuan-2024.txt", _steward())
        return 0
    accounts = load_people()
    if not options.people:
        load_plans()
        load_register()
        accounts += load_owner()
    if options.json:
        json.dump([asdict(account) for account in accounts], sys.stdout, ensure_ascii=False)
    else:
        print_accounts(accounts)
    return 0


def ensure_demo() -> None:
    """Load the samples once; a database that has people is left as it is."""
    from hientai.accounts.models import User  # noqa: PLC0415 -- needs django.setup

    kept = _kept_accounts()
    if not User.objects.exists():
        sys.stdout.write("Nạp bốn kế hoạch, một danh sách trí thức và tài khoản mẫu…\n")
        accounts = load_people()
        load_plans()
        load_register()
        accounts += load_owner()
        kept.write_text(_table(accounts), "utf-8")
        kept.chmod(0o600)
    if kept.exists():
        sys.stdout.write(kept.read_text("utf-8"))


def load_people() -> list[DemoAccount]:
    """Make the bodies of the samples' provinces and a sample person for each role."""
    from hientai.accounts.services import make_demo_people  # noqa: PLC0415 -- needs django.setup
    from hientai.bodies.services import ensure_province  # noqa: PLC0415
    from hientai.kernel.permissions import SYSTEM  # noqa: PLC0415

    for province in PROVINCES:
        ensure_province(province=province, by=SYSTEM)
    return make_demo_people(by=SYSTEM)


def load_plans() -> None:
    """Read the samples here and now, and confirm those that have a tracking day."""
    steward = _steward()
    for name, tracked_from in PLANS.items():
        plan = _upload(name, steward)
        if tracked_from is not None:
            _confirm(plan, tracked_from, steward)


def load_register() -> None:
    """Take in a list of made-up people as an office would send it; each is marked a sample.

    What plans want of the register is counted at once: the worker would count it the next morning.
    """
    from hientai.indicators.jobs import compute_all  # noqa: PLC0415 -- needs django.setup
    from hientai.people.services import intakes, running  # noqa: PLC0415

    steward = _steward()
    sent = intakes.upload(name=LIST_NAME, data=sample_list(), body=None, by=steward)
    looked = running.look_through(sent)
    confirmed = intakes.confirm(intake=looked, by=steward)
    running.write(intake=confirmed, by=steward, sample=True)
    compute_all.func()


def load_owner() -> list[DemoAccount]:
    """Let a sample person have claimed their profile in the sample list."""
    from hientai.kernel.permissions import SYSTEM  # noqa: PLC0415 -- needs django.setup
    from hientai.privacy.services.samples import make_demo_owner  # noqa: PLC0415

    made = make_demo_owner(by=SYSTEM)
    return [made] if made else []


def _steward() -> Actor:
    from hientai.accounts.models import User  # noqa: PLC0415 -- needs django.setup
    from hientai.accounts.selectors import actor_for  # noqa: PLC0415

    return actor_for(User.objects.get(username=STEWARD))


def _upload(name: str, steward: Actor) -> Plan:
    from hientai.documents.jobs import read_document  # noqa: PLC0415 -- needs django.setup
    from hientai.plans.models import Plan  # noqa: PLC0415
    from hientai.plans.services import upload_plan  # noqa: PLC0415

    plan = upload_plan(name=name, data=(SAMPLES / name).read_bytes(), by=steward)
    # read here and now: the first look at the product should not be at an empty page
    read_document.func(plan.document.readings.latest("id").pk)
    return Plan.objects.get(pk=plan.pk)


def _confirm(plan: Plan, tracked_from: date, steward: Actor) -> None:
    from hientai.indicators.services.confirming import (  # noqa: PLC0415 -- needs django.setup
        confirm_as_proposed,
    )
    from hientai.plans.selectors import (  # noqa: PLC0415
        proposal_of,
        proposed_body,
    )
    from hientai.plans.services import confirm_plan  # noqa: PLC0415

    proposed = proposal_of(plan)
    confirm_plan(
        plan=plan,
        tracked_from=tracked_from,
        calendar=proposed.calendar,
        steward=proposed_body(plan, proposed.steward) or plan.steward,
        collector=proposed_body(plan, proposed.collector),
        consolidator=proposed_body(plan, proposed.consolidator),
        by=steward,
    )
    confirm_as_proposed(plan=plan, by=steward)


def print_accounts(accounts: list[DemoAccount]) -> None:
    sys.stdout.write(_table(accounts))


def _table(accounts: list[DemoAccount]) -> str:
    rows = [f"  {a.username:<14}{a.password:<18}{a.role}, {a.body}" for a in accounts]
    return "\n".join(["", "Tài khoản mẫu (người không có thật):", *rows, ""])


def _kept_accounts() -> Path:
    from django.conf import settings  # noqa: PLC0415 -- needs django.setup

    return Path(settings.DATA) / "tai-khoan-mau.txt"
