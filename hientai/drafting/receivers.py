"""What drafting answers when a paper is asked about: where its making stands."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from hientai.documents.models import Document
from hientai.documents.selectors import Part
from hientai.drafting import selectors
from hientai.kernel.permissions import Actor


def on_parts_asked(*, document: Document, actor: Actor, **_more: Any) -> list[Part]:
    """Tell on a paper's own page at which step it is, since when, who drafts it."""
    drafts = selectors.visible_drafts(actor).filter(wanted__document=document)
    rows = [selectors.days_of(draft) for draft in drafts.prefetch_related("stages")]
    if not rows:
        return []
    return [Part(_("Quá trình soạn thảo"), "drafting/_part.html", {"rows": rows})]
