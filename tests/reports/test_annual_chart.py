from hientai.duties.domain import DutyState
from hientai.reports.domain.composing import DRAWN
from hientai.reports.domain.content import Plot
from hientai.reports.papers import drawn
from tests.reports.annual_sample import duty, full_report, report


def group_chart(found):
    plot = DRAWN["chart:groups"](found)
    return drawn(plot) if isinstance(plot, Plot) else None


def test_the_chart_s_title_names_the_slowest_group():
    chart = group_chart(full_report())

    assert chart is not None
    assert chart.title == "Nhóm II chậm nhất: 2/3 việc đến hạn chưa xong"


def test_the_chart_says_when_nothing_is_overdue():
    chart = group_chart(report(duty(1, DutyState.DONE_ON_TIME)))

    assert chart is not None
    assert chart.title == "Không nhóm nào còn việc quá hạn"


def test_each_row_of_the_chart_s_table_leads_to_its_duties():
    chart = group_chart(report(duty(1, DutyState.OVERDUE)))

    assert chart is not None
    assert [row.href for row in chart.table.rows] == ["?group=7#nguon"]


def test_a_year_without_duties_has_no_chart():
    assert group_chart(report()) is None
