"""What an instance loads: whole or not at all, kept, in force at once, on the command line too."""

import json
import os
import subprocess
import sys
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from hientai.core.models import AuditLine
from hientai.kernel.errors import NotAllowed
from hientai.kernel.permissions import SYSTEM, Role
from hientai.places import selectors
from hientai.places.models import PlaceChange
from hientai.places.services import load_changes
from tests.factories import make_actor

pytestmark = pytest.mark.django_db

GOOD = {"on": "2027-01-01", "from": "03013", "to": "03037", "basis": "Nghị quyết thử"}
HEAD = "on,from,to,name,basis,part,share\n"


def load(*rows, **asked):
    return load_changes(rows=list(rows), source="thu.csv", by=SYSTEM, **asked)


def run(*words):
    out, err = StringIO(), StringIO()
    call_command("places", *map(str, words), stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


def test_loaded_changes_are_in_force_at_once():
    assert load(GOOD).rows == 1
    answer = selectors.places().at("xã Tả Phìn", date(2027, 1, 1), within="Lào Cai")
    assert [place.code for place in answer.places] == ["03037"]
    assert AuditLine.objects.get().action == "places.loaded"


def test_a_bad_row_loads_nothing():
    done = load(GOOD, {**GOOD, "from": "99999"})
    assert [problem.row for problem in done.problems] == [3]
    assert not PlaceChange.objects.exists()


def test_a_dry_run_only_checks():
    assert load(GOOD, dry_run=True).rows == 1
    assert not PlaceChange.objects.exists()


def test_the_same_pair_again_replaces_the_earlier_row():
    load(GOOD)
    load({**GOOD, "basis": "Nghị quyết đúng"})
    assert PlaceChange.objects.get().basis == "Nghị quyết đúng"
    answer = selectors.places().at("03037", date(2027, 1, 1))
    assert {s.basis for s in selectors.places().origins(answer.places[0])} == {"Nghị quyết đúng"}


def test_only_who_edits_bodies_may_load():
    with pytest.raises(NotAllowed):
        load_changes(rows=[GOOD], source="x", by=make_actor(Role.STEWARD))


def test_the_command_loads_and_names_bad_rows(tmp_path):
    file = tmp_path / "thay-doi.csv"
    file.write_text(HEAD + "2027-01-01,03013,03037,,Nghị quyết thử,,\n", encoding="utf-8")
    assert run("load", file)[0] == "Đã nạp 1 dòng.\n"
    file.write_text(HEAD + "2027-01-01,99999,03037,,Nghị quyết thử,,\n", encoding="utf-8")
    with pytest.raises(CommandError, match=r"Dòng 2: .* mã 99999"):
        run("load", file)


def test_the_command_converts_a_table(tmp_path):
    file = tmp_path / "so-lieu.csv"
    file.write_text("Tỉnh;Tiến sĩ\nLào Cai;10\nYên Bái;20\n", encoding="utf-8")
    out, _err = run("convert", file, "--from", "31/12/2024", "--to", "01/07/2025")
    assert out.splitlines()[0] == "tỉnh Lào Cai\t30"
    found = json.loads(
        run("convert", file, "--from", "31/12/2024", "--to", "01/07/2025", "--json")[0]
    )
    assert found["series"][0] == {
        "name": "Tiến sĩ", "given": "30", "value": "30", "exact": "30",
        "apportioned": "0", "left_out": "0",
    }  # fmt: skip


def test_the_command_refuses_districts_where_there_are_none(tmp_path):
    file = tmp_path / "so-lieu.csv"
    file.write_text("Tên;Số\nhuyện Cát Hải;10\n", encoding="utf-8")
    words = ("--from", "31/12/2024", "--to", "01/07/2025", "--level", "district")
    with pytest.raises(CommandError, match="không còn cấp huyện"):
        run("convert", file, *words)


def test_the_command_shows_a_place():
    found = json.loads(run("show", "tỉnh Bắc Giang", "--at", "2025-07-01", "--json")[0])
    assert (found["status"], found["places"][0]["code"]) == ("successor", "24")
    assert (
        "01/07/2025: tỉnh Bắc Giang (24) → tỉnh Bắc Ninh (24)"
        in run("show", "tỉnh Bắc Giang", "--at", "2025-07-01")[0]
    )


def test_without_a_prepared_database_places_are_those_of_the_package(tmp_path: Path) -> None:
    table = tmp_path / "so.csv"
    table.write_text("Tên,Số\nBắc Giang,1200\nBắc Ninh,900\n", encoding="utf-8")
    command = [
        *(sys.executable, "-m", "config.cli", "places", "convert", str(table)),
        *("--from", "31/12/2024", "--to", "01/08/2025"),
    ]
    empty = {**os.environ, "HIENTAI_DATA": str(tmp_path / "data")}
    empty.pop("DATABASE_URL", None)
    done = subprocess.run(command, env=empty, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.splitlines()[0]) == (0, "tỉnh Bắc Ninh\t2.100")
