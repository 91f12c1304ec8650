"""How often one address may try codes: the cache counts, nothing is kept."""

from __future__ import annotations

from typing import Final

from django.core.cache import cache

from hientai.kernel.errors import DomainError, noop

MOST: Final = 20
SECONDS: Final = 15 * 60


class TooMany(DomainError):
    code = "too_many"
    http_status = 429


def _key(address: str) -> str:
    return f"privacy-codes:{address}"


def let_through(*, address: str) -> None:
    """Refuse an address that gave too many wrong codes."""
    if int(cache.get(_key(address), 0)) >= MOST:
        raise TooMany(noop("Đã thử quá nhiều lần. Đợi 15 phút rồi mở lại thư mời."))


def count_wrong(*, address: str) -> None:
    cache.add(_key(address), 0, SECONDS)
    cache.incr(_key(address))
