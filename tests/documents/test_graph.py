"""Papers that are named become records; how they stand to each other is kept with its source."""

import pytest

from hientai.documents.models import Document, Relation, SamePaper
from hientai.documents.services import (
    answer_same,
    complete_document,
    confirm_relations,
    decide_relation,
    settle,
)
from hientai.kernel.errors import Conflict, NotAllowed
from hientai.kernel.permissions import SYSTEM, Role
from tests.documents.papers import PROGRAMME, mention, read_paper, said
from tests.factories import make_actor

pytestmark = pytest.mark.django_db

UNDATED = "Thực hiện Chương trình số 80-CTr/TU của Tỉnh ủy, Ủy ban nhân dân tỉnh yêu cầu:"


def test_a_paper_that_is_named_becomes_a_record_with_what_is_known():
    paper = read_paper(PROGRAMME)
    named = paper.relations.get().target
    assert (named.mention, named.kind, named.issued, named.province, named.title) == (
        True,
        "Chương trình",
        "2024-03-26",
        "Bắc Giang",
        "về trí thức trẻ của tỉnh",
    )


def test_a_relation_keeps_kind_place_and_words():
    relation = read_paper(PROGRAMME).relations.get()
    text = relation.stated_in.readings.get().text
    assert [text[start:end] for start, end in relation.spans] == ["80-CTr/TU"]
    assert relation.kind == "implements"
    assert relation.quote.startswith("Thực hiện Chương trình số 80-CTr/TU")


def test_two_plans_of_a_province_name_one_record():
    read_paper(PROGRAMME)
    read_paper(PROGRAMME, number="13/KH-UBND")
    assert Document.objects.filter(number="80-CTr/TU").count() == 1


def test_one_number_of_two_provinces_is_two_records():
    read_paper(PROGRAMME)
    read_paper(PROGRAMME, place="Lào Cai")
    assert Document.objects.filter(number="80-CTr/TU").count() == 2
    assert not SamePaper.objects.exists()


def test_an_incomplete_key_is_asked_about_and_not_merged():
    read_paper(PROGRAMME)
    read_paper(UNDATED, number="13/KH-UBND")
    question = SamePaper.objects.get()
    assert (question.mention.issued, question.other.issued) == ("", "2024-03-26")


def test_reading_again_finds_the_same_record_of_an_incomplete_key():
    paper = read_paper(UNDATED)
    read_paper(UNDATED, document=paper)
    assert Document.objects.filter(mention=True).count() == 1
    assert len(said(paper)) == 1


def test_the_paper_itself_takes_the_place_of_its_mention():
    read_paper("Căn cứ Kế hoạch số 13/KH-UBND ngày 06/3/2026 của Ủy ban nhân dân tỉnh;")
    paper = read_paper(PROGRAMME, number="13/KH-UBND", day="06")
    assert paper.undergone.get().source.number == "12/KH-UBND"
    assert not Document.objects.filter(number="13/KH-UBND", mention=True).exists()


def test_a_mention_that_becomes_known_is_settled():
    read_paper(PROGRAMME)
    other = read_paper(UNDATED, number="13/KH-UBND").relations.get().target
    stays = complete_document(document=other, changes={"issued": "2024-03-26"}, by=SYSTEM)
    assert stays.undergone.count() == 2
    assert Document.objects.filter(number="80-CTr/TU").count() == 1
    assert not SamePaper.objects.exists()


def test_one_paper_keeps_what_both_records_know():
    read_paper(PROGRAMME)
    read_paper(UNDATED, number="13/KH-UBND")
    stays = answer_same(question=SamePaper.objects.get(), same=True, by=SYSTEM)
    assert (stays.issued, stays.undergone.count()) == ("2024-03-26", 2)


def test_two_papers_are_never_asked_about_again():
    read_paper(PROGRAMME)
    paper = read_paper(UNDATED, number="13/KH-UBND")
    answer_same(question=SamePaper.objects.get(), same=False, by=SYSTEM)
    settle(paper.relations.get().target)
    assert SamePaper.objects.get().state == "different"


def test_a_question_is_answered_once():
    read_paper(PROGRAMME)
    read_paper(UNDATED, number="13/KH-UBND")
    question = SamePaper.objects.get()
    answer_same(question=question, same=False, by=SYSTEM)
    with pytest.raises(Conflict):
        answer_same(question=question, same=True, by=SYSTEM)


def test_nobody_answers_for_papers_of_others():
    read_paper(PROGRAMME)
    read_paper(UNDATED, number="13/KH-UBND")
    with pytest.raises(NotAllowed):
        answer_same(question=SamePaper.objects.get(), same=True, by=make_actor(Role.LEADER))


def test_what_is_no_longer_read_is_forgotten_with_its_record():
    paper = read_paper(PROGRAMME)
    read_paper("Theo tình hình thực tế, Ủy ban nhân dân tỉnh yêu cầu:", document=paper)
    assert said(paper) == []
    assert not Document.objects.filter(mention=True).exists()


def test_a_persons_decision_outlives_readings():
    paper = read_paper(PROGRAMME)
    decide_relation(relation=paper.relations.get(), kind="basis", by=SYSTEM)
    read_paper(PROGRAMME, document=paper)
    relation = paper.relations.get()
    assert (relation.kind, relation.state, relation.read_kind) == (
        "basis",
        "confirmed",
        "implements",
    )


def test_an_empty_kind_refuses():
    relation = read_paper(PROGRAMME).relations.get()
    refused = decide_relation(relation=relation, kind="", by=SYSTEM)
    assert (refused.state, refused.kind) == ("refused", "implements")


def test_an_unknown_kind_is_refused_in_a_sentence():
    with pytest.raises(Conflict, match="quan hệ"):
        decide_relation(relation=read_paper(PROGRAMME).relations.get(), kind="x", by=SYSTEM)


def test_confirming_makes_what_was_read_somebodys_word():
    paper = read_paper(PROGRAMME)
    assert confirm_relations(document=paper, by=make_actor(Role.STEWARD)) == 1
    assert paper.relations.get().decided_by.startswith("Nguyễn Mẫu")


def test_a_paper_named_inside_another_is_the_others_relation():
    paper = read_paper(
        "Thực hiện Chương trình số 80-CTr/TU ngày 26/3/2024 của Tỉnh ủy thực hiện Nghị quyết số 45-NQ/TW ngày 24/11/2023 của Trung ương, Ủy ban nhân dân tỉnh yêu cầu:"
    )
    assert ("80-CTr/TU", "implements", "45-NQ/TW") in said(paper)


def test_what_the_file_says_is_not_replaced_by_hand():
    paper = read_paper(PROGRAMME)
    with pytest.raises(Conflict, match="bản gốc"):
        complete_document(document=paper, changes={"issuer": "Sở Nội vụ"}, by=SYSTEM)


def test_a_month_may_become_a_day_by_hand():
    paper = Document.objects.create(kind="Kế hoạch", issued="2024-06")
    done = complete_document(document=paper, changes={"issued": "2024-06-10"}, by=SYSTEM)
    assert (done.issued, done.values["date"]["state"]) == ("2024-06-10", "corrected")


def test_two_uploads_of_one_paper_stay_two_records():
    read_paper(PROGRAMME)
    read_paper(PROGRAMME)
    assert Document.objects.filter(number="12/KH-UBND").count() == 2


def test_papers_are_found_by_folded_words():
    assert mention(title="về Trí thức").search_key == "80 ctr tu chuong trinh ve tri thuc"


def test_a_relation_that_is_merged_into_another_is_said_once():
    paper = read_paper(PROGRAMME)
    twin = mention(issued="2024-03-26")
    Relation.objects.create(source=paper, target=twin, kind="cites", stated_in=paper)
    twin.issuer = "Tỉnh ủy Bắc Giang"
    twin.save()
    settle(twin)
    assert paper.relations.count() == 1
