import json
import subprocess
import sys

import pytest

from hientai.bodies.command import main
from hientai.bodies.models import Body, BodyKind, Event, Succession
from hientai.bodies.selectors import instance_engine
from hientai.bodies.services import ensure_province
from hientai.kernel.permissions import SYSTEM
from tests.bodies.conftest import JULY

BODY = {"name", "province", "valid_from", "valid_to", "confidence", "via"}


def run(capsys, *words, **options):
    code = main(["resolve", *words], **options)
    return code, capsys.readouterr()


def answer(capsys, *words):
    return json.loads(run(capsys, *words, "--json")[1].out)


def test_an_answer_has_the_form_that_programs_read(capsys):
    found = answer(capsys, "Sở KH&ĐT", "--province", "Bắc Giang", "--at", "21/11/2026")

    assert set(found) == {"query", "at", "status", "bodies", "why"}
    assert (found["query"], found["at"], found["status"]) == (
        "Sở KH&ĐT",
        "2026-11-21",
        "successor",
    )
    assert set(found["bodies"][0]) == BODY
    assert found["bodies"][0]["via"][1] == {
        "event": "merged",
        "date": "2025-07-01",
        "basis": "Nghị quyết 202/2025/QH15 ngày 12/06/2025",
    }


def test_a_day_may_be_written_either_way(capsys):
    asked = ("Sở Nội vụ", "--province", "Bắc Ninh", "--at")

    assert answer(capsys, *asked, "1/2/2024") == answer(capsys, *asked, "2024-02-01")


def test_a_table_of_names_is_answered_in_order(capsys, tmp_path):
    table = tmp_path / "names.csv"
    table.write_text("name;province;at\nSở NV;Lào Cai;\nSở Y tế;Lào Cai;1/1/2024\n", "utf-8-sig")

    found = answer(capsys, "--csv", str(table))

    assert [(one["query"], one["status"]) for one in found] == [
        ("Sở NV", "unknown"),
        ("Sở Y tế", "exact"),
    ]


def test_a_row_with_a_day_that_is_none_is_unknown_and_says_why(capsys, tmp_path):
    table = tmp_path / "names.csv"
    table.write_text("name,province,at\nSở Y tế,Lào Cai,31/02/2024\n", "utf-8")

    found = answer(capsys, "--csv", str(table))

    assert (found[0]["status"], found[0]["why"]) == (
        "unknown",
        "“31/02/2024” không phải ngày có thật.",
    )


def test_without_json_a_table_is_answered_as_a_table(capsys, tmp_path):
    table = tmp_path / "names.csv"
    table.write_text("name,province,at\nSở KH&ĐT,Lào Cai,2025-04-01\n", "utf-8")
    _code, printed = run(capsys, "--csv", str(table))

    assert printed.out.splitlines()[1].startswith("Sở KH&ĐT,Lào Cai,2025-04-01,successor,Sở Tài")


def test_without_json_an_answer_is_told(capsys):
    _code, printed = run(capsys, "Sở Y tế", "--province", "Lào Cai", "--at", "1/1/2024")

    assert printed.out.startswith("Sở Y tế · 01/01/2024: Đúng tên\n")


@pytest.mark.parametrize(
    "words",
    [("Sở Y tế", "--at", "hôm qua"), ("--csv", "/không/có.csv"), ("--csv", __file__)],
)
def test_what_cannot_be_asked_is_refused_in_one_sentence(capsys, words):
    code, printed = run(capsys, *words)

    assert (code, printed.out, printed.err.count("\n")) == (2, "", 1)


def test_the_command_needs_no_framework_and_no_database():
    script = (
        "import sys; from config.cli import main;"
        "main(['bodies', 'resolve', 'Sở Y tế', '--province', 'Lào Cai', '--at', '2024-01-01']);"
        "sys.exit('django' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=False)

    assert done.returncode == 0, done.stderr.decode()


@pytest.mark.django_db
def test_asked_for_it_the_command_knows_what_was_entered_here(capsys, make, merge):
    old = make("Trung tâm Lưu trữ tỉnh", BodyKind.OTHER, "Lào Cai", valid_to=JULY.replace(day=1))
    new = make("Trung tâm Lưu trữ số", BodyKind.OTHER, "Lào Cai", valid_from=JULY)
    merge(old, new, kind=Succession.Kind.RENAMED)
    words = ("Trung tâm Lưu trữ tỉnh", "--province", "Lào Cai", "--at", "2026-01-01")

    _code, printed = run(capsys, *words, "--instance", "--json", own=instance_engine)

    assert json.loads(printed.out)["bodies"][0]["name"] == "Trung tâm Lưu trữ số"
    assert Event.objects.count() == 1


@pytest.mark.django_db
def test_a_body_of_the_register_is_below_whom_the_standard_says(capsys):
    ensure_province(province="Bắc Giang", by=SYSTEM)
    words = ("Liên hiệp hội", "--province", "Bắc Ninh", "--at", "2026-01-01")

    _code, printed = run(capsys, *words, "--instance", own=instance_engine)

    assert "trực thuộc Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Bắc Ninh" in printed.out


@pytest.mark.django_db
def test_a_machine_without_data_says_so(capsys, monkeypatch):
    monkeypatch.setattr(Body._meta, "db_table", "none_such")

    code, printed = run(capsys, "Sở Y tế", "--instance", own=instance_engine)

    assert (code, printed.err) == (
        2,
        "Máy này chưa có dữ liệu; chạy “hientai run” một lần trước.\n",
    )
