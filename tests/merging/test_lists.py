"""A list undone and a merge undone do not lose anything to each other."""

import pytest

from hientai.kernel.errors import Conflict
from hientai.kernel.permissions import SYSTEM
from hientai.merging.services.merging import merge
from hientai.merging.services.parting import unmerge
from hientai.people.models import Person
from hientai.people.services import intakes
from tests.merging.making import register
from tests.people.test_intakes import HEAD, take

pytestmark = pytest.mark.django_db
FIRST = HEAD + "Nguyễn Mẫu An,1975,001075000001,Sở Mẫu,ThS Luật,Kinh\n"
OTHER = HEAD + "Nguyễn Thị Mẫu An,12/05/1975,,Trung tâm Mẫu,TS Luật,Tày\n"
CHANGED = HEAD + "Nguyễn Mẫu An,12/05/1975,001075000001,Sở Khác,TS Luật,Tày\n"


def people():
    return {name: rows for name, rows in register().items() if "Intake" not in name}


def join():
    kept, gone = Person.objects.order_by("pk")
    return merge(kept=kept, gone=gone, chosen={"birth": "gone"}, by=SYSTEM)


def test_a_list_stays_while_a_profile_that_it_made_is_merged():
    take("mot.csv", FIRST)
    before = people()
    second = take("hai.csv", OTHER)
    done = join()
    with pytest.raises(Conflict, match="gộp"):
        intakes.undo(intake=second, by=SYSTEM)
    unmerge(merge=done, by=SYSTEM)
    intakes.undo(intake=second, by=SYSTEM)
    assert people() == before


def test_a_list_stays_while_a_profile_that_it_changed_went_into_another():
    take("hai.csv", OTHER)
    take("mot.csv", FIRST)
    before = people()
    changing = take("ba.csv", CHANGED)
    done = join()
    with pytest.raises(Conflict, match="gộp"):
        intakes.undo(intake=changing, by=SYSTEM)
    unmerge(merge=done, by=SYSTEM)
    intakes.undo(intake=changing, by=SYSTEM)
    assert people() == before


def test_a_list_after_a_merge_is_undone_before_it():
    take("mot.csv", FIRST)
    take("hai.csv", OTHER)
    before = people()
    done = join()
    changing = take("ba.csv", CHANGED)
    intakes.undo(intake=changing, by=SYSTEM)
    unmerge(merge=done, by=SYSTEM)
    assert people() == before


def test_what_a_merge_brought_does_not_come_back_by_undoing_a_later_list():
    take("mot.csv", FIRST)
    take("hai.csv", OTHER)
    done = join()
    changing = take("ba.csv", CHANGED)
    unmerge(merge=done, by=SYSTEM)
    with pytest.raises(Conflict):
        intakes.undo(intake=changing, by=SYSTEM)
    assert Person.objects.count() == 2


def test_a_list_that_still_has_the_old_code_means_the_kept_profile():
    take("mot.csv", FIRST)
    take("hai.csv", OTHER)
    done = join()
    data = f"Mã hồ sơ,Họ và tên,Chức vụ\n{done.gone},Nguyễn Thị Mẫu An,Trưởng phòng\n"
    assert take("ba.csv", data).counts["new"] == 0
    assert Person.objects.get().position == "Trưởng phòng"
