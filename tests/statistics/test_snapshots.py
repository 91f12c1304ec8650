"""The register as columns: kept in files, read again when the register changed."""

import pytest
from django.core.cache import cache

from hientai.statistics import jobs
from hientai.statistics.domain import snapshot as files
from hientai.statistics.selectors import snapshots
from hientai.statistics.selectors.cube import cube
from tests.people.making import make_person

pytestmark = pytest.mark.django_db


def test_a_snapshot_comes_back_from_its_files_as_it_was(tmp_path):
    make_person("Mẫu An", policy_group=("Vùng cao",))
    made = snapshots.read_register("2-mark")
    files.save(made, tmp_path)
    back = files.load(tmp_path, "2-mark")
    assert back is not None
    assert list(back.pks) == list(made.pks)
    assert {name: list(c.codes) for name, c in back.columns.items()} == {
        name: list(c.codes) for name, c in made.columns.items()
    }
    assert back.many["groups"].column.values == ("vung cao",)


def test_only_the_newest_files_are_kept(tmp_path):
    for mark in ("1-old", "2-a", "2-b", "2-c"):
        files.save(snapshots.read_register(mark), tmp_path)
    assert len(list(tmp_path.iterdir())) == files.KEPT
    assert files.newest(tmp_path) == "2-c"


def test_a_very_large_register_is_read_by_a_job(monkeypatch):
    make_person("Mẫu An")
    assert cube(()).total == 1
    monkeypatch.setattr(snapshots, "AT_ONCE", 0)
    make_person("Mẫu Ba")
    assert cube(()).total == 1
    assert snapshots.may_be_behind()
    assert snapshots.asked_to_renew()
    assert not snapshots.asked_to_renew()
    jobs.renew.call()
    assert cube(()).total == 2


@pytest.fixture(autouse=True)
def _no_memory_of_other_tests():
    cache.clear()
