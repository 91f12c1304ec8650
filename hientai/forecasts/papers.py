"""A forecast as an official paper: the answer, charts, assumptions, and how wrong it was before."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from django.utils.translation import gettext as _

from hientai.core.painting import painted
from hientai.core.papers import write_docx
from hientai.forecasts.models import Forecast
from hientai.forecasts.selectors.showing import Shown, Tested, show
from hientai.kernel.issuers import abbreviation, signature_of
from hientai.kernel.papers import Block, Bullet, Column, Heading, Paper, Para, Picture, Row, Table
from hientai.kernel.permissions import Actor
from hientai.kernel.vietnamese import fold

DOCX_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_FIRST_COLUMN: Final = Column("Năm", 2.2, "center")
NOBODY: Final = "………"


def forecast_docx(forecast: Forecast, *, by: Actor) -> bytes:
    """Return the paper of the body for which it is taken; its number and day are blank."""
    return write_docx(forecast_paper(forecast, by=by))


def forecast_paper(forecast: Forecast, *, by: Actor) -> Paper:
    body = next(iter(by.body_names), NOBODY)
    letters = abbreviation(body) if body != NOBODY else "DB"
    short = "".join(one if one == "Đ" else fold(one).upper() for one in letters)
    shown = show(forecast)
    return Paper(
        parent_body="",
        issuing_body=body,
        number=None,
        symbol=f"BC-{short}",
        place=NOBODY,
        date=None,
        kind="Báo cáo",
        title=_("Dự báo: %(what)s đến năm %(year)s")
        % {"what": shown.title[:1].lower() + shown.title[1:], "year": forecast.until},
        blocks=tuple(_blocks(shown)),
        recipients=("Lưu: VT",),
        signature=signature_of("", body),
    )


def _blocks(shown: Shown) -> Iterator[Block]:
    yield Heading(1, _("I. KẾT QUẢ DỰ BÁO"))
    yield Para(f"{shown.headline}.")
    for words in shown.answers:
        yield Bullet(words)
    for place, chart in enumerate(shown.charts, start=1):
        caption = _("Biểu đồ %(n)s. %(title)s") % {"n": place, "title": chart.title}
        yield Picture(painted(chart).data, chart.title, caption)
        head = (_FIRST_COLUMN, *(Column(words, 2, "right") for words in chart.table.head[1:]))
        ahead = (row for row in chart.table.rows if row.cells[-1])  # what was stands in the chart
        yield Table(head, tuple(Row(row.cells) for row in ahead))
    yield Heading(1, _("II. GIẢ ĐỊNH"))
    for name, changes in shown.rows:
        yield Bullet(f"{_(name)}: {'; '.join(changes) or _('không thay đổi gì')}.")
    for words in shown.known:
        yield Bullet(words)
    for words in shown.assumed:
        yield Bullet(_("Giả định, không phải số đo: %(words)s") % {"words": words})
    yield Heading(1, _("III. NHỮNG LẦN DỰ BÁO TRƯỚC SAI BAO NHIÊU"))
    if shown.tested is None:
        yield Para(
            _(
                "Lịch sử hồ sơ chưa đủ để thử lại; các khoảng trên dựa vào giả định, chưa được kiểm chứng."
            )
        )
    else:
        yield from _tested(shown.tested)


def _tested(tested: Tested) -> Iterator[Block]:
    yield Para(tested.words)
    first, actual, middle, *naive = tested.heads
    columns = (
        Column(first, 2.2, "center"),
        Column(actual, 1.6, "right"),
        Column(middle, 3.6, "right"),
        *(Column(words, 1.8, "right") for words in naive),
    )
    yield Table(columns, tuple(Row(tuple(row)) for row in tested.rows))
