"""Which posts need a body, and passwords that can be read aloud."""

from __future__ import annotations

import secrets
from typing import Final

from hientai.kernel.permissions import GRANTS, Reach, Role

# Without letters and digits that are taken for one another: 0 o 1 l i.
_READABLE: Final = "abcdefghjkmnpqrstuvwxyz23456789"
_GROUPS, _GROUP = 3, 4


def needs_body(role: Role) -> bool:
    """Return whether a role grants anything only over a body's own things."""
    return Reach.OWN in GRANTS[role].values()


def new_password() -> str:
    """Return a random password of 59 bits, as `k7fh-2mpq-x9cd`."""
    return "-".join(
        "".join(secrets.choice(_READABLE) for _letter in range(_GROUP)) for _group in range(_GROUPS)
    )
