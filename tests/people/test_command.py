"""`hientai people import` and `search`: JSON for programs, one sentence and the code 2 for bad input."""

import json

import pytest

from hientai.people.management import hearing
from hientai.people.management.hearing import Hearing
from hientai.people.management.register import main
from hientai.people.models import Intake, Person
from hientai.people.services import taking
from tests.people.sheets import SHEETS

pytestmark = pytest.mark.django_db
MADE = SHEETS[0]


@pytest.fixture
def file(tmp_path):
    path = tmp_path / MADE.name
    path.write_bytes(MADE.data)
    return str(path)


def told(capfd, *words):
    assert main(words) == 0
    return json.loads(capfd.readouterr().out)


def test_the_account_is_what_programs_read(capfd, file):
    said = told(capfd, "import", file, "--json")
    assert list(said) == [
        *("rows", "new", "same", "changed", "doubtful", "wrong"),
        *("columns", "problems"),
    ]
    assert (said["rows"], said["new"], said["wrong"]) == (4, 3, 1)
    assert said["problems"] == [
        {
            "sheet": "DS cán bộ",
            "cell": "C14",
            "value": "31/02/1980",
            "reason": "không phải ngày có thật",
        }
    ]


def test_a_dry_run_writes_nothing(capfd, file):
    assert told(capfd, "import", file, "--dry-run", "--json")["new"] == 3
    assert not Person.objects.exists()


def test_the_same_file_twice_is_the_same(capfd, file):
    told(capfd, "import", file, "--json")
    said = told(capfd, "import", file, "--json")
    assert (said["new"], said["same"], said["changed"]) == (0, 3, 0)


def test_a_body_that_is_not_known_is_the_place_of_work_all_the_same(capfd, tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("Họ và tên,Năm sinh\nNguyễn Mẫu An,1975\n", "utf-8")
    told(capfd, "import", str(path), "--body", "Sở Mẫu", "--json")
    assert Person.objects.get().workplace == "Sở Mẫu"


LOCKED = b"\xd0\xcf\x11\xe0" + bytes(600) + "EncryptedPackage".encode("utf-16-le")
ONLY_A_HEADING = "Họ và tên,Năm sinh,Đơn vị\n".encode()


@pytest.mark.parametrize("data", [b"", b"abc", b"a,b\n1,2\n", b"PK\x03\x04", LOCKED])
def test_what_is_no_list_is_refused_in_one_sentence(capfd, tmp_path, data):
    path = tmp_path / "a.xlsx"
    path.write_bytes(data)
    assert main(["import", str(path), "--json"]) == 2
    written = capfd.readouterr()
    assert (written.out, written.err.count("\n")) == ("", 1)


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [("a.xlsx", LOCKED, "mật khẩu"), ("a.csv", ONLY_A_HEADING, "chưa có dòng nào là người")],
)
def test_a_refusal_says_why(capfd, tmp_path, name, data, said):
    (tmp_path / name).write_bytes(data)
    assert main(["import", str(tmp_path / name)]) == 2
    assert said in capfd.readouterr().err


def test_people_are_found_without_marks(capfd, file):
    main(["import", file])
    capfd.readouterr()
    found = told(capfd, "search", "tong mau cong", "--json")
    assert [person["name"] for person in found] == ["Tống Mẫu Công"]


def test_what_was_written_stands_when_somebody_stops_it_and_the_next_run_goes_on(
    capfd, tmp_path, monkeypatch
):
    path = tmp_path / "a.csv"
    names = [
        f"Lê Mẫu {name},19{at}"
        for at, name in enumerate(["An", "Ba", "Chi", "Du", "En", "Giang"], 70)
    ]
    path.write_text("\n".join(["Họ và tên,Năm sinh", *names]), "utf-8")
    monkeypatch.setattr(taking, "CHUNK", 2)

    def stop(self, judged):
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(Hearing, "hear", stop)
        assert main(["import", str(path)]) == 130
    assert Person.objects.count() == 2
    said = told(capfd, "import", str(path), "--json")
    assert (said["rows"], said["new"], Person.objects.count()) == (6, 6, 6)
    assert Intake.objects.get().state == Intake.State.DONE


def test_progress_is_told_while_a_list_is_written(capfd, file, monkeypatch):
    monkeypatch.setattr(hearing, "_EVERY", 0)
    assert main(["import", file]) == 0
    assert "4 dòng, 3 mới" in capfd.readouterr().err


def test_a_file_that_holds_nobody_leaves_nothing_to_be_written(capfd, tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("Họ và tên,Năm sinh\n", "utf-8")
    assert main(["import", str(path)]) == 2
    assert capfd.readouterr().err.strip()
    assert not Intake.objects.filter(state=Intake.State.CONFIRMED).exists()
