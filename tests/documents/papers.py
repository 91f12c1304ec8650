"""Made-up papers that speak of other papers, read as the reader reads them."""

from hientai.documents.models import Document, Reading, Relation
from hientai.documents.services import take_relations
from hientai.reading import read_text

HEAD = """ỦY BAN NHÂN DÂN
TỈNH {province}

Số: {number}

{place}, ngày {day} tháng 3 năm 2026

KẾ HOẠCH
Về công tác trí thức năm 2026

"""
BODY = "\n\nI. NHIỆM VỤ\n\n1. Sở Nội vụ xây dựng Kế hoạch đào tạo, hoàn thành trong năm 2026.\n"
PROGRAMME = "Thực hiện Chương trình số 80-CTr/TU ngày 26/3/2024 của Tỉnh ủy về trí thức trẻ của tỉnh, Ủy ban nhân dân tỉnh yêu cầu:"


def paper_text(recital, *, number="12/KH-UBND", place="Bắc Giang", day="05"):
    head = HEAD.format(number=number, place=place, province=place.upper(), day=day)
    return head + recital + BODY


def read_paper(recital, *, document=None, place="Bắc Giang", **head):
    """Let a paper that says this be read into the graph; return its record."""
    result = read_text(paper_text(recital, place=place, **head))
    found = result["document"]
    columns = {name: found[name] or "" for name in ("kind", "number", "issuer")}
    document = document or Document.objects.create(issued=found["date"] or "", **columns)
    kept = {key: value for key, value in result.items() if key != "text"}
    reading = Reading.objects.create(
        document=document, state=Reading.State.DONE, text=result["text"], result=kept
    )
    take_relations(document=document, reading=reading, province=place)
    return document


def said(document):
    """Return what a paper's text says, as (who, how, whom)."""
    rows = Relation.objects.filter(stated_in=document).order_by("pk")
    return [(one.source.reference, one.kind, one.target.reference) for one in rows]


def mention(number="80-CTr/TU", **fields):
    values = {"kind": "Chương trình", "mention": True, **fields}
    return Document.objects.create(number=number, **values)
