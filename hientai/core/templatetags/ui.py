"""The vocabulary of pages: icons, badges, fields, pagers and how values are written.

Built into every template; `hientai/templates/README.md` says how page authors use it.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache, lru_cache
from typing import Any

from django import template
from django.contrib.staticfiles import finders
from django.core.paginator import Page
from django.forms import BaseForm, BaseFormSet, BoundField
from django.http import QueryDict
from django.template import Context
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from hientai.core import charts, fields
from hientai.core.states import LABELS, css_class
from hientai.kernel.errors import noop
from hientai.kernel.vietnamese import format_date, format_number

register = template.Library()

_ENGLISH = str.maketrans(".,", ",.")
KEPT = 2048  # drawings of each kind: a list draws the same few on every row
MISSING = noop("chưa có số liệu")
# 497/2011/QĐ-UBND, 45-NQ/TW, 123-KH/TU, 1595/QĐ-UBND
_SYMBOL = re.compile(r"\d+[a-zđ]?(?:/\d{4})?[/-][A-ZĐ][\w.&;]*(?:[-/][A-ZĐ&][\w.&;]*)*")


@register.simple_tag
def icon(name: str, label: str = "") -> SafeString:
    """Draw an icon of the sprite; hidden from screen readers unless it has a label."""
    return _icon(name, label)


@lru_cache(KEPT)
def _icon(name: str, label: str) -> SafeString:
    href = f"{static('icons/icons.svg')}#{name}"
    if label:
        return format_html(
            '<svg class="i" role="img" aria-label="{}"><use href="{}"></use></svg>', label, href
        )
    return format_html('<svg class="i" aria-hidden="true"><use href="{}"></use></svg>', href)


@register.simple_tag
def state_badge(state: object) -> SafeString:
    """Draw a duty's state: icon, word and colour."""
    return _badge(str(getattr(state, "value", state)), get_language())


@lru_cache(KEPT)
def _badge(key: str, _language: str | None) -> SafeString:
    look = css_class(key)
    return format_html('<span class="st {}">{}{}</span>', look, icon(look), _(LABELS[key]))


@register.simple_tag
def progress(value: float | Decimal | None, maximum: float | Decimal = 100) -> SafeString:
    """Draw a bar with its number; nothing known is said, never drawn as 0."""
    return _bar(value, maximum, get_language())


@lru_cache(KEPT)
def _bar(
    value: float | Decimal | None, maximum: float | Decimal, _language: str | None
) -> SafeString:
    if value is None:
        return format_html('<span class="meta">{}</span>', _(MISSING))
    share = percent(value, maximum)
    return format_html(
        '<span class="progress"><progress max="{}" value="{}" aria-label="{}"></progress>'
        ' <span class="meta">{}</span></span>',
        str(maximum),
        str(value),
        _("Tiến độ %(share)s") % {"share": share},
        share,
    )


@register.inclusion_tag("components/field.html")
def field(bound: BoundField, hint: str = "", before: str = "") -> dict[str, Any]:
    """Show a form field: label, hint, what was said last time, error, input."""
    return fields.parts(bound, hint=hint, before=before)


@register.filter
def sentences(bound: BoundField) -> list[str]:
    """Return why a field was refused, in the words of the summary above the form."""
    return fields.sentences(bound)


@register.inclusion_tag("components/error_summary.html")
def error_summary(*forms: BaseForm | BaseFormSet[Any]) -> dict[str, Any]:
    """Name every refusal of the forms, each linked to its field; nothing when there is none."""
    alone = (form for one in forms for form in (one if isinstance(one, BaseFormSet) else [one]))
    refused = [refusal for form in alone for refusal in fields.refusals(form)]
    title = ngettext("Còn %(n)d chỗ cần sửa", "Còn %(n)d chỗ cần sửa", len(refused))
    return {"refused": refused, "title": title % {"n": len(refused)}}


@register.inclusion_tag("components/pager.html", takes_context=True)
def pager(context: Context, page: Page[Any]) -> dict[str, Any]:
    """Show which part of a list this is, and the way to the parts beside it."""
    request = context.get("request")
    query = request.GET if request else QueryDict()
    return {
        "page": page,
        "previous": _page_link(query, page.previous_page_number()) if page.has_previous() else "",
        "next": _page_link(query, page.next_page_number()) if page.has_next() else "",
    }


def _page_link(query: QueryDict, number: int) -> str:
    changed = query.copy()
    changed["page"] = str(number)
    return f"?{changed.urlencode()}"


@register.inclusion_tag("components/chart.html")
def chart(drawn: charts.Chart) -> dict[str, object]:
    """Show a chart of `hientai.core.charts` with its legend, its table and its source."""
    return {"chart": drawn}


@register.inclusion_tag("components/state_counts.html")
def state_counts(counts: Mapping[str, int], url: str = "", name: str = "state") -> dict[str, Any]:
    """Show how many are in each state over one bar; with `url` each number leads to its list."""
    return {
        "counts": [
            {
                "css": css_class(state),
                "label": _(label),
                "count": counts[state],
                "href": f"{url}{'&' if '?' in url else '?'}{name}={state}" if url else "",
            }
            for state, label in LABELS.items()
            if counts.get(state)
        ],
        "strip": charts.strip(counts),
    }


@register.simple_tag
def vendor_script(name: str) -> SafeString:
    """Load a script that was installed by the package manager; nothing when it is not there."""
    path = f"vendor/{name}"
    if not _is_installed(path):
        return SafeString("")
    return format_html('<script src="{}" defer></script>', static(path))


@cache
def _is_installed(path: str) -> bool:
    return finders.find(path) is not None


@register.filter
def vnnum(value: float | Decimal | None, places: int | None = None) -> str:
    """Write 1.234,5; with `places` rounded to that many decimals."""
    if value is None or value == "":
        return _(MISSING)
    return _in_language(format_number(value, places))


def _in_language(number: str) -> str:
    """Turn 1.234,5 into 1,234.5 where the page is in English."""
    return number if get_language() != "en" else number.translate(_ENGLISH)


@register.filter
def vndate(value: dt.date | dt.datetime | None) -> str:
    """Write dd/mm/yyyy, of a moment its day here."""
    if not value:
        return ""
    return format_date(_day(value))


@register.filter
def vntime(value: dt.datetime | None) -> str:
    """Write 09:48 16/05/2025, the clock here."""
    if not value:
        return ""
    here = timezone.localtime(value)
    return f"{here:%H:%M} {format_date(here.date())}"


def _day(value: dt.date | dt.datetime) -> dt.date:
    if isinstance(value, dt.datetime):
        return timezone.localtime(value).date() if timezone.is_aware(value) else value.date()
    return value


@register.filter
def days_words(due: dt.date | None, today: dt.date | None = None) -> str:
    """Say how far a due date is: “quá 136 ngày”, “còn 4 ngày”, “hạn hôm nay”."""
    if due is None:
        return ""
    left = (_day(due) - (today or timezone.localdate())).days
    if left < 0:
        return _("quá %(n)d ngày") % {"n": -left}
    return _("còn %(n)d ngày") % {"n": left} if left else _("hạn hôm nay")


@register.filter
def days_late(due: dt.date | None, today: dt.date | None = None) -> SafeString:
    """As days_words, in the colour of an overdue date when it is past."""
    if due is None:
        return SafeString("")
    late = _day(due) < (today or timezone.localdate())
    return format_html(
        '<span class="{}">{}</span>', "over" if late else "meta", days_words(due, today)
    )


@register.simple_tag
def due(row: Any, today: dt.date | None) -> SafeString:
    """Say when a duty is due, and how far that is or how it ended."""
    days = (row.due_on, row.done_on, row.stopped_on)
    return _due(*days, row.history, today or timezone.localdate(), get_language())


@lru_cache(KEPT)
def _due(
    day: dt.date | None, done: dt.date | None, stopped: dt.date | None, *rest: object
) -> SafeString:
    history, today, _language = rest
    said = {"day": day, "done": done, "stopped": stopped, "history": history, "today": today}
    return render_to_string("components/due.html", said)


@register.simple_tag
def link(name: str, *arguments: object) -> str:
    """Write an address as `url` does, remembered: rows of a list cost little then."""
    return _link(name, arguments)


@lru_cache(KEPT)
def _link(name: str, arguments: tuple[object, ...]) -> str:
    return reverse(name, args=arguments)


@register.filter
def percent(value: float | Decimal | None, whole: float | Decimal = 100) -> str:
    """Write a share as 95,7%: of `whole`, or of a value that already counts in hundredths."""
    if value is None or not whole:
        return _(MISSING)
    share = format_number(Decimal(str(value)) / Decimal(str(whole)) * 100, 1)
    return f"{_in_language(share.removesuffix(',0'))}%"


@register.filter
def symbol(text: object) -> SafeString:
    """Keep the symbols of documents in a text from breaking over two lines."""
    return _symbols(conditional_escape(str(text)))


@lru_cache(KEPT)
def _symbols(escaped: str) -> SafeString:
    return mark_safe("".join(_unbroken(escaped)))  # noqa: S308  # escaped one line above


def _unbroken(escaped: str) -> Iterator[str]:
    at = 0
    for found in _SYMBOL.finditer(escaped):
        yield escaped[at : found.start()]
        yield f'<span class="nowrap">{found.group()}</span>'
        at = found.end()
    yield escaped[at:]


@register.filter
def file_size(size: int | None) -> str:
    """Write the size of a file as 412,6 kB or 1,2 MB."""
    if size is None:
        return ""
    kilobytes = size / 1000
    if kilobytes < 1000:  # noqa: PLR2004  # the next unit
        return f"{format_number(Decimal(str(kilobytes)), 1)} kB"
    return f"{format_number(Decimal(str(kilobytes / 1000)), 1)} MB"
