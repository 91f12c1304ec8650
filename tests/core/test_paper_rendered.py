"""The paper as LibreOffice lays it out: what only a page can show."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace

import pytest

from hientai.core.papers import write_docx
from hientai.kernel.papers import Form, GroupRow, Para, Row, Signature
from tests.core.papers_sample import TASKS, yearly_report

PROGRAMS = ("soffice", "pdftotext")
MISSING = [name for name in PROGRAMS if shutil.which(name) is None]

pytestmark = pytest.mark.skipif(
    bool(MISSING),
    reason=f"THE LAYOUT OF OFFICIAL PAPERS IS NOT CHECKED: {', '.join(MISSING)} not installed",
)


PARTY: dict[str, object] = {
    "issuing_body": "Tỉnh ủy Mẫu",
    "signature": Signature(("T/M BAN THƯỜNG VỤ",), "PHÓ BÍ THƯ"),
    "recipients": ("Ban Bí thư", "Lưu Văn phòng Tỉnh ủy"),
}


def render(folder, **papers):
    """Return the lines of each page of each paper, empty lines left out."""
    for name, paper in papers.items():
        (folder / f"{name}.docx").write_bytes(write_docx(paper))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    files = sorted(str(path) for path in folder.glob("*.docx"))
    convert = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*convert, *files], check=True, capture_output=True, timeout=180)
    return {name: pages(folder / f"{name}.pdf") for name in papers}


def pages(pdf):
    command = ["pdftotext", "-layout", str(pdf), "-"]
    text = subprocess.run(command, check=True, capture_output=True, timeout=60).stdout.decode()
    text = text.replace("\u2011", "-").replace("\u00a0", " ")
    return [
        [" ".join(line.split()) for line in page.splitlines() if line.strip()]
        for page in text.removesuffix("\f").split("\f")
    ]


@pytest.fixture(scope="module")
def rendered(tmp_path_factory):
    closing = Para("Sở Khoa học và Công nghệ báo cáo./.")
    full = {
        f"full{count}": yearly_report(1, annexes=(), blocks=(*[Para("Một dòng.")] * count, closing))
        for count in range(15, 27, 2)
    }
    annex = yearly_report(1).annexes[0]
    pairs = [(GroupRow(str(n), f"Nhóm thứ {n}"), Row((str(n), *TASKS[n % 4]))) for n in range(60)]
    rows = tuple(row for pair in pairs for row in pair)
    grouped = yearly_report(1, annexes=(replace(annex, rows=rows),))
    folder = tmp_path_factory.mktemp("papers")
    party = yearly_report(3, form=Form.PARTY, symbol="BC/TU", parent_body="", **PARTY)
    papers = {
        "party": party,
        "long": yearly_report(150),
        "short": yearly_report(1),
        "grouped": grouped,
    }
    return render(folder, **papers, **full)


@pytest.fixture
def annex(rendered):
    return rendered["long"][2:]


def test_a_short_report_takes_two_pages_and_its_annex_one(rendered):
    assert len(rendered["short"]) == 3


def test_a_long_annex_runs_over_many_pages(annex):
    assert 12 <= len(annex) <= 20


def test_the_party_s_form_has_its_own_head_and_foot(rendered):
    first, text = (
        rendered["party"][0],
        "\n".join(line for page in rendered["party"] for line in page),
    )

    assert first[0] == "TỈNH ỦY MẪU ĐẢNG CỘNG SẢN VIỆT NAM"
    assert "Số 05-BC/TU" in text
    assert "-----" in first
    assert "T/M BAN THƯỜNG VỤ" in text


def test_number_and_date_stand_on_one_line(rendered):
    assert "Số: 05/BC-SKHCN Bắc Giang, ngày 09 tháng 01 năm 2025" in rendered["short"][0]


def test_the_first_page_of_each_section_shows_no_number(rendered, annex):
    assert rendered["long"][0][0].startswith("ỦY BAN NHÂN DÂN")
    assert annex[0][0] == "Phụ lục"


def test_the_other_pages_show_their_number_in_their_section(rendered, annex):
    assert rendered["long"][1][0] == "2"
    assert [page[0] for page in annex[1:]] == [str(n) for n in range(2, len(annex) + 1)]


def test_the_head_of_the_annex_is_on_each_of_its_pages(annex):
    head = "TT Nhiệm vụ Cơ quan chủ trì Thời gian Kết quả Tình trạng"
    assert [page.count(head) for page in annex] == [1] * len(annex)


def test_the_head_of_a_group_never_ends_a_page(rendered):
    pages_of_annex = rendered["grouped"][2:]
    assert len(pages_of_annex) > 5
    assert [page[-1] for page in pages_of_annex if "Nhóm thứ" in page[-1]] == []


def test_every_task_is_on_some_page(annex):
    words = {line.split(" ")[0] for page in annex for line in page}
    assert {str(n) for n in range(1, 151)} <= words


def test_no_page_is_left_empty(rendered):
    assert [name for name, laid in rendered.items() if not all(laid)] == []


def test_the_signature_is_never_alone_on_its_page(rendered):
    for laid in (laid for name, laid in rendered.items() if name.startswith("full")):
        page = next(page for page in laid if any("Nguyễn Mẫu An" in line for line in page))
        assert "Sở Khoa học và Công nghệ báo cáo./." in page
        assert any("Nơi nhận" in line for line in page)
