"""Letters of reminder: to whom, about what, in which form."""

from datetime import date, timedelta

import pytest

from hientai.chasing import services
from hientai.chasing.domain import BadLetter
from hientai.chasing.domain.letters import LetterFacts, Owing, letter_paper
from hientai.core.files import read_bytes
from hientai.kernel.errors import NotAllowed
from hientai.kernel.papers import Row, Table, validate
from hientai.kernel.permissions import Role
from tests.chasing.things import TODAY, owing
from tests.factories import make_actor, make_body, make_plan

REPLY_BY = date(2026, 3, 13)


def facts(*owing, **fields):
    values = {
        "plan": "Kế hoạch số 2286/KH-UBND",
        "plan_in_full": "Kế hoạch số 2286/KH-UBND ngày 28/06/2024",
        "plan_issuer": "Ủy ban nhân dân tỉnh Bình Thuận",
        "steward": "Sở Nội vụ",
        "steward_kind": "department",
        "place": "Bình Thuận",
        "today": TODAY,
        "reply_by": REPLY_BY,
        "owing": owing or (debt("Sở Khoa học và Công nghệ"),),
    }
    return LetterFacts(**{**values, **fields})


def debt(body, due_on=date(2026, 2, 28), text="Trình Đề án phát triển đội ngũ trí thức"):
    return Owing(body, text, "III / 2", due_on)


def first_row(paper):
    (table,) = [block for block in paper.blocks if isinstance(block, Table)]
    row = table.rows[0]
    assert isinstance(row, Row)
    return row.cells


def test_a_letter_keeps_the_rules_of_the_form():
    assert validate(letter_paper(facts())) == ()
    assert validate(letter_paper(facts(debt("Sở Y tế"), debt("Sở Tài chính")))) == ()


def test_to_one_body_the_work_stands_in_the_letter():
    paper = letter_paper(facts())

    assert paper.addressees == ("Sở Khoa học và Công nghệ",)
    assert first_row(paper)[-2:] == ("28/02/2026", "Quá hạn 6 ngày")
    assert paper.annexes == ()


def test_to_several_bodies_it_stands_in_an_annex_by_bodies():
    paper = letter_paper(facts(debt("Sở Y tế"), debt("Sở Y tế"), debt("Sở Tài chính")))
    rows = paper.annexes[0].rows

    assert paper.addressees == ("Sở Y tế", "Sở Tài chính")
    assert [row.text for row in rows if hasattr(row, "text")] == ["Sở Y tế", "Sở Tài chính"]


def test_many_addressees_are_named_in_the_annex_only():
    paper = letter_paper(facts(*(debt(f"Sở {n}") for n in range(20))))

    assert paper.addressees == ("Các cơ quan, đơn vị có tên tại Phụ lục",)
    assert validate(paper) == ()


def test_what_is_not_late_yet_says_how_long_there_is():
    paper = letter_paper(facts(debt("Sở Y tế", TODAY + timedelta(days=5))))

    assert first_row(paper)[-1] == "Còn 5 ngày"


@pytest.mark.django_db
class TestMaking:
    @pytest.fixture
    def plan(self):
        return make_plan()

    @pytest.fixture
    def steward(self, plan):
        return make_actor(Role.STEWARD, plan.steward)

    def make(self, plan, bodies, by):
        keys = [body.pk for body in bodies]
        return services.make_letter(plan=plan, bodies=keys, reply_by=REPLY_BY, by=by, today=TODAY)

    def test_it_is_about_what_is_late_or_due_soon(self, plan, steward):
        body = make_body("Sở Mẫu")
        late, soon = owing(body, plan, due_on=date(2026, 1, 5)), owing(body, plan)
        owing(body, plan, due_on=date(2026, 12, 31))
        owing(body, plan, done_on=TODAY)

        letter = self.make(plan, [body], steward)

        assert set(letter.duties.all()) == {late, soon}
        assert read_bytes(letter.file).startswith(b"PK\x03\x04")

    def test_bodies_with_nothing_pressing_get_none(self, plan, steward):
        with pytest.raises(BadLetter):
            self.make(plan, [make_body()], steward)

    def test_another_steward_writes_none(self, plan):
        with pytest.raises(NotAllowed):
            self.make(plan, [], make_actor(Role.STEWARD, make_body("Sở Khác")))

    def test_issued_it_says_its_number(self, plan, steward):
        body = make_body("Sở Mẫu")
        owing(body, plan)
        letter = self.make(plan, [body], steward)

        services.issue_letter(letter=letter, number="15/LHH-VP", issued_on=TODAY, by=steward)

        letter.refresh_from_db()
        assert (letter.number, letter.issued_on) == ("15/LHH-VP", TODAY)
