"""Writes on papers: their files and readings, their records, how they stand to each other."""

from hientai.documents.services.attaching import (
    attach_original,
    refuse_original,
    take_original,
)
from hientai.documents.services.completing import complete_document
from hientai.documents.services.reading import (
    ACCEPTED,
    ask_reading,
    discard_document,
    perform_reading,
    store_document,
)
from hientai.documents.services.records import Named, answer_same, record_of, settle
from hientai.documents.services.relations import (
    add_relation,
    confirm_relations,
    decide_relation,
    drop_unnamed,
    take_relations,
)

__all__ = [
    "ACCEPTED",
    "Named",
    "add_relation",
    "answer_same",
    "ask_reading",
    "attach_original",
    "complete_document",
    "confirm_relations",
    "decide_relation",
    "discard_document",
    "drop_unnamed",
    "perform_reading",
    "record_of",
    "refuse_original",
    "settle",
    "store_document",
    "take_original",
    "take_relations",
]
