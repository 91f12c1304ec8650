"""What else must go with a person: apps above say it here, for `privacy` knows none of them.

What hangs on the profile by a key goes by itself. An app that keeps something of a person without
a key (a name in words, a number in JSON) registers how to remove it.
"""

from __future__ import annotations

from collections.abc import Callable

_removers: list[Callable[[int], None]] = []


def register(remover: Callable[[int], None]) -> None:
    """Let a function be called with the number of a profile that is being erased."""
    if remover not in _removers:
        _removers.append(remover)


def remove_elsewhere(person: int) -> None:
    for remover in _removers:
        remover(person)
