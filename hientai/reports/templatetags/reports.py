"""Figures in a report's text: each is a link to what it counts."""

from __future__ import annotations

from urllib.parse import urlencode

from django import template
from django.template import Context
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from hientai.core.templatetags.ui import symbol
from hientai.reports.domain import Figure
from hientai.reports.texts import Text

register = template.Library()


@register.simple_tag(takes_context=True)
def figure(context: Context, found: Figure) -> SafeString:
    """Write a number as a link to its list beside the text; 0 has nothing to list."""
    if not found.value and found.unit != "%":
        return format_html("{}", found.text)
    opened = context.get("opened")
    current = opened is not None and opened.query == found.query
    return format_html(
        '<a class="fig" href="{}"{}>{}</a>',
        figure_address(found),
        SafeString(' aria-current="true"') if current else "",
        found.text,
    )


@register.simple_tag(takes_context=True)
def sentence(context: Context, text: Text) -> SafeString:
    """Write a paragraph of a report with its figures as links."""
    pieces = (
        (figure(context, piece) if isinstance(piece, Figure) else symbol(piece),)
        for piece in text.pieces
    )
    return format_html_join("", "{}", pieces)


def figure_address(found: Figure) -> str:
    """Return the address of a figure's list, on the page of its report."""
    return f"?{urlencode(found.query.parameters() or [('part', found.query.part)])}#nguon"
