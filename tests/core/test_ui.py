"""The vocabulary of pages: how values are written, how fields and parts are shown."""

import datetime as dt
import re
from decimal import Decimal
from pathlib import Path

import pytest
from django import forms
from django.conf import settings
from django.core.paginator import Paginator
from django.template import engines
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils import translation

from config.rail import ENTRIES
from hientai.core import fields, gallery
from hientai.core.states import BAR_ORDER, LABELS, css_class
from hientai.core.templatetags import ui

PACKAGE = Path(settings.PACKAGE)
CSS = PACKAGE / "static" / "css"
SPRITE = (PACKAGE / "static" / "icons" / "icons.svg").read_text("utf-8")
ICONS = set(re.findall(r'symbol id="([\w-]+)"', SPRITE))
TODAY = dt.date(2025, 5, 16)


def drawn(source, **context):
    return engines["django"].from_string(source).render(context)


class Report(forms.Form):
    share = forms.IntegerField(label="Khối lượng đã làm (%)", help_text="Số từ 0 đến 100")
    due = forms.DateField(label="Hạn mới", required=False)
    body = forms.ChoiceField(label="Đơn vị nhận", choices=[("1", "Sở Nội vụ")])
    pace = forms.ChoiceField(label="Tiến độ", choices=[("a", "Đạt")], widget=forms.RadioSelect)


# how values are written


@pytest.mark.parametrize(
    ("value", "places", "written"),
    [(1234.5, None, "1.234,5"), (Decimal("0.27"), None, "0,27"), (8, 1, "8,0")],
)
def test_a_number_is_written_as_offices_write_it(value, places, written):
    assert ui.vnnum(value, places) == written


def test_a_missing_number_is_said():
    assert ui.vnnum(None) == "chưa có số liệu"


@pytest.mark.parametrize(
    ("value", "whole", "written"), [(88, 92, "95,7%"), (92, 92, "100%"), (95.7, 100, "95,7%")]
)
def test_a_share_is_written_with_one_decimal(value, whole, written):
    assert ui.percent(value, whole) == written


def test_a_share_of_nothing_is_missing():
    assert ui.percent(3, 0) == "chưa có số liệu"


def test_a_day_is_written_in_full():
    assert ui.vndate(dt.date(2025, 5, 6)) == "06/05/2025"


def test_a_moment_is_written_by_the_clock_here():
    assert ui.vntime(dt.datetime(2025, 5, 15, 23, 48, tzinfo=dt.UTC)) == "06:48 16/05/2025"


def test_the_day_of_a_moment_is_the_day_here():
    assert ui.vndate(dt.datetime(2025, 5, 15, 23, 48, tzinfo=dt.UTC)) == "16/05/2025"


@pytest.mark.parametrize("written", [ui.vndate, ui.vntime, ui.days_words, ui.days_late])
def test_no_day_leaves_the_place_empty(written):
    assert written(None) == ""


@pytest.mark.parametrize(
    ("due", "words"),
    [
        (dt.date(2024, 12, 31), "quá 136 ngày"),
        (dt.date(2025, 5, 16), "hạn hôm nay"),
        (dt.date(2025, 5, 20), "còn 4 ngày"),
    ],
)
def test_a_due_date_says_how_far_it_is(due, words):
    assert ui.days_words(due, TODAY) == words


def test_only_a_past_due_date_is_in_the_colour_of_overdue():
    assert ui.days_late(dt.date(2025, 5, 15), TODAY) == '<span class="over">quá 1 ngày</span>'
    assert ui.days_late(TODAY, TODAY) == '<span class="meta">hạn hôm nay</span>'


@pytest.mark.parametrize(
    "symbol", ["497/2011/QĐ-UBND", "45-NQ/TW", "123-KH/TU", "1595/QĐ-UBND", "30/2020/NĐ-CP"]
)
def test_a_symbol_does_not_break(symbol):
    assert ui.symbol(f"theo {symbol} này") == f'theo <span class="nowrap">{symbol}</span> này'


@pytest.mark.parametrize("text", ["ngày 29/12/2011", "giai đoạn 2021-2030", "12 việc"])
def test_what_is_no_symbol_stays(text):
    assert ui.symbol(text) == text


def test_a_text_with_symbols_is_escaped():
    assert ui.symbol("<b>45-NQ/TW") == '&lt;b&gt;<span class="nowrap">45-NQ/TW</span>'


@pytest.mark.parametrize(
    ("size", "written"), [(412_600, "412,6 kB"), (1_200_000, "1,2 MB"), (None, "")]
)
def test_a_file_says_its_size(size, written):
    assert ui.file_size(size) == written


# parts


@pytest.mark.parametrize("state", LABELS)
def test_a_badge_has_an_icon_a_word_and_a_colour(state):
    look = css_class(state)
    badge = ui.state_badge(state)
    assert re.findall(r'class="st ([\w-]+)"', badge) == [look]
    assert f"#{look}" in badge
    assert badge.endswith(f"{LABELS[state]}</span>")


def test_the_order_of_a_bar_holds_every_state_once():
    assert sorted(BAR_ORDER) == sorted(LABELS)


def test_unknown_progress_is_not_drawn_as_zero():
    assert ui.progress(None) == '<span class="meta">chưa có số liệu</span>'


def test_progress_says_its_share():
    assert 'max="67" value="60" aria-label="Tiến độ 89,6%"' in ui.progress(60, 67)


def test_an_icon_alone_is_hidden_from_screen_readers_and_named_when_it_means_something():
    assert 'aria-hidden="true"' in ui.icon("bell")
    assert 'role="img" aria-label="Nhắc"' in ui.icon("bell", "Nhắc")


def test_a_field_ties_its_hint_and_error_to_its_input():
    html = drawn("{% field form.share %}", form=Report({"share": "x"}))
    assert 'aria-describedby="id_share_hint id_share_error"' in html
    assert 'aria-invalid="true"' in html


def test_the_error_of_a_field_stands_between_label_and_input():
    html = drawn("{% field form.share %}", form=Report({"share": "x"}))
    assert html.index("<label") < html.index("id_share_error") < html.index("<input")


def test_an_optional_field_says_so():
    form = Report()
    assert "(không bắt buộc)" in drawn("{% field form.due %}", form=form)
    assert "(không bắt buộc)" not in drawn("{% field form.share %}", form=form)


def test_choices_are_a_group_with_a_legend():
    html = drawn("{% field form.pace %}", form=Report())
    assert re.findall(r"<legend>(.*)</legend>", html) == ["Tiến độ"]


def test_what_is_required_says_what_to_do_in_the_words_of_the_field():
    html = drawn("{% error_summary form %}", form=Report({}))
    links = re.findall(r'<a href="(#\w+)">(.*?)</a>', html)
    assert links == [
        ("#id_share", "Nhập khối lượng đã làm (%)"),
        ("#id_body", "Chọn đơn vị nhận"),
        ("#id_pace_0", "Chọn tiến độ"),
    ]


class Typed(forms.Form):
    days = forms.IntegerField(label="Số ngày", min_value=0, max_value=365)
    number = forms.IntegerField(label="Số", min_value=1)
    on = forms.DateField(label="Từ ngày")
    email = forms.EmailField(label="Địa chỉ thư")
    percent = forms.IntegerField(label="Phần", error_messages={"invalid": "Lời riêng."})


def test_what_is_wrong_says_in_own_words_how_to_write_it():
    form = Typed(dict.fromkeys(Typed.base_fields, "hai"))
    assert [fields.sentences(bound) for bound in form] == [
        ["Số ngày là số từ 0 đến 365."],
        ["Số là số từ 1 trở lên."],
        ["“hai” không phải ngày, viết theo dạng 31/12/2025."],
        ["“hai” không phải địa chỉ thư, viết theo dạng ten@donvi.gov.vn."],
        ["Lời riêng."],
    ]


def test_the_summary_and_the_field_use_the_same_words():
    form = Report({})
    assert "Nhập khối lượng đã làm (%)" in drawn("{% field form.share %}", form=form)


def test_the_summary_names_the_refusals_of_every_row():
    rows = forms.formset_factory(Typed)(
        {"form-TOTAL_FORMS": 2, "form-INITIAL_FORMS": 0, "form-1-days": "400"}
    )
    html = drawn("{% error_summary rows %}", rows=rows)
    assert '<a href="#id_form-1-days">Số ngày là số từ 0 đến 365.</a>' in html


def test_a_form_without_errors_has_no_summary():
    html = drawn("{% error_summary form %}", form=Report({"share": 1, "body": "1", "pace": "a"}))
    assert html.strip() == ""


def test_the_pager_keeps_the_filters_of_the_address():
    page = Paginator(range(1284), 50).page(2)
    request = RequestFactory().get("/", {"state": "overdue", "page": "2"})
    html = drawn("{% pager page %}", page=page, request=request)
    assert re.findall(r'href="([^"]*)"', html) == [
        "?state=overdue&amp;page=1",
        "?state=overdue&amp;page=3",
    ]
    assert "51-100 trong 1.284" in html


def test_a_script_that_was_not_installed_is_not_asked_for():
    assert ui.vendor_script("no-such.js") == ""


# pages


def icons_asked_for():
    for path in PACKAGE.rglob("*.html"):
        for name in re.findall(r'{% icon "([\w-]+)"', path.read_text("utf-8")):
            yield name, path.name
    yield from ((entry[2], "rail") for entry in ENTRIES)


def test_every_icon_that_a_page_asks_for_is_drawn():
    assert [asked for asked in icons_asked_for() if asked[0] not in ICONS] == []


def test_no_page_writes_style_or_script_inline():
    inline = re.compile(r"\sstyle=|\son[a-z]+=\"|<style|<script(?![^>]*\ssrc=)")
    pages = PACKAGE.rglob("*.html")
    assert [path.name for path in pages if inline.search(path.read_text("utf-8"))] == []


@pytest.mark.parametrize(
    ("theme", "media"),
    [
        ("dark", "screen"),
        ("light", "not all"),
        ("", "screen and (prefers-color-scheme: dark)"),
    ],
)
def test_the_server_draws_the_page_in_the_chosen_theme(theme, media):
    html = render_to_string("components/styles.html", {"theme": theme})
    assert re.findall(r'dark\.css"\s+media="([^"]*)"', html) == [media]


def test_the_page_of_a_server_error_needs_nothing_but_its_template():
    assert "Hệ thống gặp lỗi" in render_to_string("500.html")


def test_the_gallery_shows_every_part(client, db):
    html = render_to_string("core/gallery.html", gallery.context(), RequestFactory().get("/"))
    shown = gallery.HALVES + gallery.WHOLES
    files = {path.stem for path in (PACKAGE / "templates" / "gallery").glob("*.html")}
    assert files == {*shown, "help"}
    assert html.count('<section class="card">') == len(shown)


def test_counts_by_state_lead_to_their_lists_in_the_order_of_badges():
    counts = {"done_on_time": 73, "overdue": 4, "waiting": 0}
    html = drawn("{% state_counts counts '/viec/?nhom=2' %}", counts=counts)
    assert re.findall(r'href="([^"]*)"', html) == [
        "/viec/?nhom=2&amp;state=overdue",
        "/viec/?nhom=2&amp;state=done_on_time",
    ]


def test_numbers_on_english_pages_are_written_as_in_english():
    with translation.override("en"):
        assert (ui.vnnum(1234.5, 1), ui.percent(22, 23)) == ("1,234.5", "95.7%")
