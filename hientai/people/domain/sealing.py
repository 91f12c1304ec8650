"""Identity numbers sealed with AES-GCM, and a keyed hash by which equal ones are found."""

from __future__ import annotations

import hashlib
import os
from functools import lru_cache
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from hientai.kernel.errors import DomainError, noop

_NONCE: Final = 12
_HASH: Final = 16


class Unsealable(DomainError):
    """A number that was sealed with another key."""

    code = "unsealable"


class Sealer:
    """Seals and hashes with keys derived from one secret; made once a secret."""

    def __init__(self, secret: str) -> None:
        self._hash_key = hashlib.blake2b(secret.encode(), person=b"hientai-hash").digest()
        self._cipher = AESGCM(
            hashlib.blake2b(secret.encode(), digest_size=32, person=b"hientai-seal").digest()
        )

    def key_of(self, number: str) -> bytes:
        """Return the hash by which a number is matched; useless without the secret."""
        return hashlib.blake2b(number.encode(), key=self._hash_key, digest_size=_HASH).digest()

    def seal(self, number: str) -> bytes:
        nonce = os.urandom(_NONCE)
        return nonce + self._cipher.encrypt(nonce, number.encode(), None)

    def unseal(self, sealed: bytes) -> str:
        try:
            return self._cipher.decrypt(sealed[:_NONCE], sealed[_NONCE:], None).decode()
        except InvalidTag:
            raise Unsealable(
                noop("Không mở được số định danh: khóa IDENTITY_KEY đã đổi.")
            ) from None


@lru_cache(maxsize=4)
def sealer(secret: str) -> Sealer:
    return Sealer(secret)
