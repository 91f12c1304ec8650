"""Rules about papers: which are one, how they stand to each other, whether they are in force."""

from hientai.documents.domain.identity import (
    Identity,
    Sameness,
    compare,
    identity,
    is_central,
    issuer_of,
    kind_of,
    number_key,
)
from hientai.documents.domain.quoting import quote_at, title_after
from hientai.documents.domain.standing import (
    Known,
    Standing,
    last_year,
    missing_parts,
    standing_of,
)

__all__ = [
    "Identity",
    "Known",
    "Sameness",
    "Standing",
    "compare",
    "identity",
    "is_central",
    "issuer_of",
    "kind_of",
    "last_year",
    "missing_parts",
    "number_key",
    "quote_at",
    "standing_of",
    "title_after",
]
