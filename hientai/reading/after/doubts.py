"""Says on a reading what a person should look at: words that a scanner may have got wrong."""

from __future__ import annotations

from hientai.kernel.errors import noop
from hientai.reading.after.repair import suggest
from hientai.reading.contract import Reading

_ONE = noop("“%(read)s” có thể là “%(suggested)s”")
_WHY = noop("Bản chụp có thể sai chữ: %(words)s.")


def with_doubts(reading: Reading) -> Reading:
    """Return the reading with a doubt on each task text that holds such words; no text is changed."""
    for task in reading["tasks"]:
        found = suggest(task["text"])
        if found:
            words = {_ONE % {"read": one.read, "suggested": one.suggested}: None for one in found}
            task.setdefault("doubts", {}).setdefault("text", _WHY % {"words": "; ".join(words)})
    return reading
