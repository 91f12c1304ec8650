"""Lists as offices make them: what their columns mean, and the account of every row."""

from datetime import date

import pytest

from hientai.people.domain.degrees import Degree
from hientai.people.domain.importing.lists import read_people, sheets_in
from hientai.people.services.taking import Source, go_through
from tests.people.sheets import SHEETS

TODAY = date(2026, 11, 21)
every_sheet = pytest.mark.parametrize("made", SHEETS, ids=lambda made: made.name)


def account_of(made):
    heard = []
    account = go_through(Source(made.name, made.data, TODAY), heard.extend)
    return account, heard


@every_sheet
def test_columns_are_known_by_their_meaning(made):
    found = sheets_in(read_people(made.name, made.data))
    assert {title: found.get(title, "missing") for title in made.fields} == made.fields


@pytest.mark.django_db
@every_sheet
def test_every_row_has_its_account(made):
    account, _judged = account_of(made)
    counts = {name: count for name, count in account.as_json().items() if count and name != "rows"}
    assert counts == made.counts


@pytest.mark.django_db
@every_sheet
def test_every_cell_that_cannot_be_is_named(made):
    _account, judged = account_of(made)
    cells = [f"{one.sheet}!{one.cell}" for each in judged for one in each.problems]
    assert sorted(cells) == sorted(made.cells)


@every_sheet
def test_values_are_read_as_people_mean_them(made):
    drafts = [draft for each in read_people(made.name, made.data) for draft in each.drafts(TODAY)]
    found = {draft.values["name"]: dict(draft.values) for draft in drafts}
    for values in found.values():
        values["degree"] = next((degree.code for degree in values.get("degree", ())), "")
    for name, wanted in made.values.items():
        assert {key: found[name].get(key) for key in wanted} == wanted


def test_what_is_said_of_a_degree_without_a_name_is_kept():
    text = "Họ và tên,Năm sinh,Tốt nghiệp trường,Ngành học,Năm TN\nTống Mẫu An,1986,HV Mẫu,Thú y,2009\n"
    (made,) = read_people("a.csv", text.encode())
    (draft,) = made.drafts(TODAY)
    assert draft.values["degree"] == (Degree("", "Thú y", "HV Mẫu", 2009),)


def test_years_below_a_sex_alone_are_births():
    (made,) = read_people("a.csv", "Họ tên,Nam,Nữ\nLê Mẫu An,1985,\nLê Mẫu Ba,,1990\n".encode())
    found = [(each.values["birth"], each.values["sex"]) for each in made.drafts(TODAY)]
    assert found == [("1985", "Nam"), ("1990", "Nữ")]
