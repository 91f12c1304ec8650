"""A computed forecast in words and drawings, for the page, the workbook and the paper alike."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.utils.translation import gettext as _

from hientai.core.charts import Chart
from hientai.core.fans import Fan, Goal, Series, fan, scale_of
from hientai.forecasts.domain.assuming import WORDS
from hientai.forecasts.models import Forecast
from hientai.kernel.vietnamese import format_number
from hientai.people.domain.deriving import field_names

LEVELS: Final = (50, 80, 95)


@dataclass(frozen=True)
class Tested:
    """The back-test in figures, ready to be read."""

    count: int
    origins: int
    error: str
    last_value: str
    trend: str
    better: bool
    coverage: str
    direction: str
    said: str
    rows: Sequence[tuple[str, ...]]

    @property
    def heads(self) -> tuple[str, ...]:
        return (
            _("Từ năm → năm"),
            _("Thực tế"),
            _("Dự báo (80% khả năng)"),
            _("Giữ nguyên"),
            _("Đường thẳng"),
        )

    @property
    def words(self) -> str:
        """Return the back-test in a sentence or two, also where it loses."""
        said = vars(self) | {"count": format_number(self.count)}
        few = _(
            "Đó là %(origins)s năm xuất phát với các quãng gối lên nhau: một dấu hiệu, chưa phải bằng chứng."
        )
        first = _(
            "Cùng cách tính này, đứng ở các năm trước và chỉ dùng số liệu đến năm đó, %(count)s lần thử sai trung bình %(error)s; giữ nguyên giá trị cuối sai %(last_value)s, kéo dài đường thẳng sai %(trend)s."
        )
        verdict = (
            _("Dự báo gần thực tế hơn cả hai cách đơn giản.")
            if self.better
            else _("Dự báo chưa hơn cách đơn giản tốt nhất: nên xem cả hai.")
        )
        second = _(
            "Khoảng 50%%, 80%%, 95%% của chính số này lần lượt chứa thực tế %(coverage)s số lần."
        )
        third = _("Đúng hướng tăng, giảm %(direction)s.") if self.direction else ""
        sure = (
            _("Chỉ tính khi ít nhất 80%% số lần mô phỏng cùng một hướng: đúng %(said)s.")
            if self.said
            else ""
        )
        return " ".join(one for one in (first, verdict, second, third, sure, few) if one) % said


@dataclass(frozen=True)
class Shown:
    """All that a page or a paper says of a forecast."""

    title: str
    headline: str
    answers: list[str]
    charts: list[Chart]
    rows: list[tuple[str, list[str]]]  # of scenarios: what they change
    compared: list[tuple[str, ...]]  # of scenarios: the last year, and how far from as it goes on
    tested: Tested | None
    known: list[str]
    assumed: list[str]


def what_of(forecast: Forecast) -> str:
    """Return what a forecast counts: `tiến sĩ, lĩnh vực Khoa học y, dược`."""
    what = str(forecast.get_what_display())
    name = field_names().get(forecast.field)
    return _("%(what)s lĩnh vực %(field)s") % {"what": what, "field": name} if name else what


def title_of(forecast: Forecast) -> str:
    """Return the figure in words: `Số tiến sĩ`, `Tỷ lệ % nữ trong số tiến sĩ`."""
    what = what_of(forecast)
    of = Forecast.Of
    match forecast.of:
        case of.SHARE:
            return _("Tỷ lệ %(what)s trong tổng số trí thức đang công tác") % {"what": what}
        case of.WOMEN:
            return _("Tỷ lệ nữ trong số %(what)s") % {"what": what}
        case of.WHOLE:
            return _("Tỷ lệ %(what)s trên %(whole)s") % {"what": what, "whole": forecast.whole}
    return _("Số %(what)s") % {"what": what}


def show(forecast: Forecast) -> Shown:
    """Return what a computed forecast says."""
    result, words = forecast.result, _Words(forecast)
    series = [words.series(one) for one in result["fans"]]
    scale = scale_of(series)
    source = _(
        "Nguồn: cơ sở dữ liệu trí thức, tính đến hết năm %(year)s; %(paths)s lần mô phỏng."
    ) % {
        "year": result["year"],
        "paths": format_number(forecast.paths),
    }
    charts = [
        fan(words.finding(one), each, scale=scale, source=source)
        for one, each in zip(result["fans"], series, strict=True)
    ]
    return Shown(
        title=title_of(forecast),
        headline=words.headline(),
        answers=list(words.answers()),
        charts=charts,
        rows=[(one["name"], list(_changes(one["scenario"]))) for one in result["fans"]],
        compared=list(words.compared()),
        tested=_tested(result, words),
        known=list(_known(result)),
        assumed=[_(WORDS[name]) for name in result["assumed"]],
    )


class _Words:
    def __init__(self, forecast: Forecast) -> None:
        self.forecast, self.result = forecast, forecast.result
        self.unit = "" if forecast.of == Forecast.Of.COUNT else "%"
        self.digits = 2 if self.unit else 0

    def number(self, value: float) -> str:
        return f"{format_number(round(value, self.digits), self.digits)}{self.unit}"

    def difference(self, value: float) -> str:
        """Return how far from another value: of shares in points."""
        sign = "+" if value > 0 else ""
        points = _(" điểm %") if self.unit else ""
        return f"{sign}{format_number(round(value, self.digits), self.digits)}{points}"

    @property
    def goal_year(self) -> int:
        return self.forecast.goal_year or self.forecast.until

    def series(self, one: Mapping[str, Any]) -> Series:
        low = {level: one["low"][str(level)] for level in LEVELS}
        high = {level: one["high"][str(level)] for level in LEVELS}
        goal = self.forecast.goal
        return Series(
            past=[(int(year), float(value)) for year, value in self.result["past"]],
            fan=Fan(one["years"], one["middle"], low, high),
            goal=Goal(self.goal_year, goal) if goal is not None else None,
            unit=self.unit,
            digits=self.digits,
        )

    def finding(self, one: Mapping[str, Any]) -> str:
        place = -1
        return _("%(name)s: %(year)s khoảng %(middle)s, 80%% khả năng từ %(low)s đến %(high)s") % {
            "name": _(one["name"]),
            "year": one["years"][place],
            "middle": self.number(one["middle"][place]),
            "low": self.number(one["low"]["80"][place]),
            "high": self.number(one["high"]["80"][place]),
        }

    def headline(self) -> str:
        first = self.result["fans"][0]
        if first["chance"] is None:
            return f"{title_of(self.forecast)}: {self.finding(first).partition(': ')[2]}"
        return _(
            "%(what)s: khả năng đạt %(goal)s vào năm %(year)s là %(chance)s nếu như hiện nay"
        ) % {
            "what": title_of(self.forecast),
            "goal": f"{format_number(self.forecast.goal or 0)}{self.unit}",
            "year": self.goal_year,
            "chance": chance_words(first["chance"]),
        }

    def compared(self) -> Iterator[tuple[str, ...]]:
        """Yield scenarios side by side in the last year; one alone is compared with nothing."""
        fans = self.result["fans"]
        for one in fans if len(fans) > 1 else ():
            more = one["middle"][-1] - fans[0]["middle"][-1]
            yield (
                _(one["name"]),
                self.number(one["middle"][-1]),
                f"{self.number(one['low']['80'][-1])} - {self.number(one['high']['80'][-1])}",
                "" if one is fans[0] else self.difference(more),
                "" if one["chance"] is None else chance_words(one["chance"]),
            )

    def answers(self) -> Iterator[str]:
        """Yield the answers to «shall we reach it» by scenario, and «what would it take»."""
        for one in self.result["fans"]:
            if one["chance"] is not None:
                yield _("%(name)s: khả năng đạt là %(chance)s.") % {
                    "name": _(one["name"]),
                    "chance": chance_words(one["chance"]),
                }
        for need in self.result["needs"]:
            yield _needed(need, self.result["year"] + 1)


def _needed(need: Mapping[str, Any], since: int) -> str:
    lever = {
        "doctorates": _("đào tạo thêm tiến sĩ"),
        "attracted": _("thu hút thêm tiến sĩ từ nơi khác"),
        "masters": _("đào tạo thêm thạc sĩ"),
    }[need["lever"]]
    values = {"lever": lever, "since": since, "most": format_number(need["most"])}
    if need["even"] is None:
        return _("Chỉ %(lever)s thì chưa đủ, kể cả %(most)s người mỗi năm từ %(since)s.") % values
    values["even"] = format_number(need["even"])
    if need["likely"] is None:
        return (
            _(
                "Nếu %(lever)s: %(even)s người mỗi năm từ %(since)s cho một nửa khả năng đạt; 80%% khả năng thì %(most)s người mỗi năm vẫn chưa đủ."
            )
            % values
        )
    values["likely"] = format_number(need["likely"])
    if need["likely"] == 0:
        return _("Không cần %(lever)s: như hiện nay đã có ít nhất 80%% khả năng đạt.") % values
    return (
        _(
            "Nếu %(lever)s từ %(since)s, ngoài mức hiện nay: %(even)s người mỗi năm cho một nửa khả năng đạt, %(likely)s người mỗi năm cho 80%% khả năng."
        )
        % values
    )


def chance_words(chance: float) -> str:
    """Return a chance without claiming certainty: simulations know no 0 and no 100 per cent."""
    if chance < 0.01:  # noqa: PLR2004 -- what is said below
        return _("dưới 1%")
    if chance > 0.99:  # noqa: PLR2004 -- as above
        return _("trên 99%")
    return f"{format_number(round(100 * chance))}%"


def _changes(values: Mapping[str, float]) -> Iterator[str]:
    """Yield what a scenario changes, in words."""
    said = {
        "doctorates": (0, _("đào tạo thêm %(n)s tiến sĩ mỗi năm")),
        "masters": (0, _("đào tạo thêm %(n)s thạc sĩ mỗi năm")),
        "attracted": (0, _("thu hút %(n)s tiến sĩ mỗi năm")),
        "deferral": (0, _("%(n)s%% tiến sĩ kéo dài công tác mỗi năm sau tuổi nghỉ hưu")),
        "quits": (1, _("tỷ lệ nghỉ việc bằng %(n)s lần hiện nay")),
        "recruits": (1, _("tuyển mới bằng %(n)s lần hiện nay")),
        "delay": (0, _("bắt đầu chậm %(n)s năm")),
    }
    for key, (usual, words) in said.items():
        value = values.get(key, usual)
        if value != usual:
            shown = value * 100 if key == "deferral" else value
            yield words % {"n": format_number(shown)}


def _tested(result: Mapping[str, Any], words: _Words) -> Tested | None:
    score = result["score"]
    if not score:
        return None
    number = _plain(words)
    farthest = {one["origin"]: one for one in result["tested"]}  # the last one ahead stays
    rows = [
        (
            f"{one['origin']} → {one['origin'] + one['ahead']}",
            number(one["actual"]),
            f"{number(one['middle'])} ({number(one['low'])} - {number(one['high'])})",
            number(one["last_value"]),
            number(one["trend"]),
        )
        for one in farthest.values()
    ]
    return Tested(
        count=score["count"],
        origins=len(rows),
        error=number(score["error"]),
        last_value=number(score["last_value"]),
        trend=number(score["trend"]),
        better=score["error"] < min(score["last_value"], score["trend"]),
        coverage=", ".join(_percent(score["coverage"][str(level)]) for level in LEVELS),
        direction=_percent(score["direction"]),
        said=_percent(score.get("said")),  # forecasts made before it was counted have none
        rows=rows,
    )


def _percent(share: float | None) -> str:
    return "" if share is None else f"{format_number(round(100 * share))}%"


def _plain(words: _Words) -> Callable[[float], str]:
    """Return how figures of the back-test are written: of a whole, people are counted."""
    if words.forecast.of != Forecast.Of.WHOLE:
        return words.number
    return lambda value: format_number(round(value))


def _known(result: Mapping[str, Any]) -> Iterator[str]:
    known = result["known"]
    people = {"people": format_number(known["people"]), "year": result["year"]}
    yield _("%(people)s người đang công tác vào cuối năm %(year)s.") % people
    for key, whole, words in (
        ("births", "people", _("có năm sinh")),
        ("arrivals", "people", _("có năm bắt đầu công tác")),
        ("masters_dated", "masters", _("thạc sĩ có năm cấp bằng")),
        ("doctors_dated", "doctors", _("tiến sĩ có năm cấp bằng")),
    ):
        have, of = min(known[key], known[whole]), known[whole]
        if of:
            yield f"{format_number(have)}/{format_number(of)} {words}."
    since = known["departures_since"]
    yield (
        _("Nghỉ việc, nghỉ hưu được ghi tương đối đủ từ năm %(year)s.") % {"year": since}
        if since
        else _("Nghỉ việc, nghỉ hưu chưa được ghi đủ để biết tỷ lệ thật.")
    )
