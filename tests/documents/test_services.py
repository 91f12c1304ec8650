"""Documents: kept, read in the background, refused with a sentence."""

import pytest
from django.db import transaction

from hientai.core.files import read_bytes
from hientai.documents.jobs import read_document
from hientai.documents.models import Document, Reading
from hientai.documents.services import ask_reading, discard_document, store_document
from hientai.documents.signals import document_read
from hientai.kernel.errors import UnreadableFile
from hientai.kernel.permissions import SYSTEM

pytestmark = pytest.mark.django_db

TEXT = """KẾ HOẠCH
Phát huy vai trò của trí thức

II. NHIỆM VỤ

1. Sở Nội vụ: Xây dựng chính sách thu hút trí thức trẻ về tỉnh công tác.
"""


def store(text=TEXT):
    return store_document(name="ke-hoach.txt", data=text.encode(), by=SYSTEM)


def reading_of(document):
    return Reading.objects.create(document=document)


def run(reading):
    read_document.func(reading.pk)
    reading.refresh_from_db()
    return reading


def test_file_is_kept_as_it_came():
    file = store().file
    assert (file.name, read_bytes(file)) == ("ke-hoach.txt", TEXT.encode())


def test_form_that_cannot_be_read_is_refused():
    with pytest.raises(UnreadableFile, match=r"bang\.xlsx"):
        store_document(name="bang.xlsx", data=b"PK\x03\x04", by=SYSTEM)


def test_asked_reading_is_read_after_the_commit(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        reading = ask_reading(document=store(), by=SYSTEM)
    reading.refresh_from_db()
    assert reading.state == Reading.State.DONE


def test_reading_that_was_rolled_back_is_not_queued(django_capture_on_commit_callbacks):
    document = store()
    with django_capture_on_commit_callbacks() as callbacks, transaction.atomic():
        ask_reading(document=document, by=SYSTEM)
        transaction.set_rollback(True)
    assert (callbacks, Reading.objects.count()) == ([], 0)


def test_result_is_kept_beside_the_text():
    reading = run(reading_of(store()))
    assert (reading.text, "text" in reading.result) == (TEXT, False)
    assert [task["leads"] for task in reading.result["tasks"]] == [["Sở Nội vụ"]]


def test_refusal_is_kept_as_a_sentence():
    broken = store_document(name="ban-chup.pdf", data=b"%PDF-1.7", by=SYSTEM)
    reading = run(reading_of(broken))
    assert (reading.state, reading.result) == ("failed", {})
    assert "ban-chup.pdf" in reading.refusal


def test_document_without_a_file_is_refused():
    reading = run(reading_of(Document.objects.create()))
    assert (reading.state, reading.refusal) == ("failed", "Văn bản này chưa có tệp để đọc.")


def test_nothing_is_kept_when_those_above_refuse():
    def refuse(**_more):
        raise UnreadableFile("Chưa nhận được.")

    document_read.connect(refuse)
    reading = run(reading_of(store()))
    document_read.disconnect(refuse)
    assert (reading.state, reading.refusal, reading.text) == ("failed", "Chưa nhận được.", "")


def test_discarded_document_takes_its_file_along(django_capture_on_commit_callbacks, tmp_path):
    document = store()
    with django_capture_on_commit_callbacks(execute=True):
        discard_document(document=document)
    assert list(tmp_path.rglob("*.bin")) == []
