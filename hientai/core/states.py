"""The states of a duty as people see them: their words, their order, which of them count as due."""

from __future__ import annotations

from typing import Final

from hientai.kernel.errors import noop

# The order of badges everywhere: what needs somebody first, what is over last.
LABELS: Final = {
    "overdue": noop("Quá hạn"),
    "due_soon": noop("Sắp đến hạn"),
    "in_term": noop("Trong hạn"),
    "waiting": noop("Chờ điều kiện"),
    "continuous": noop("Thường xuyên"),
    "done_on_time": noop("Xong đúng hạn"),
    "done_late": noop("Xong quá hạn"),
    "history": noop("Trước khi theo dõi"),
    "stopped": noop("Đã dừng"),
}
# The order in a bar: the official 2 x 2 first (done, not done), what is counted beside it last.
BAR_ORDER: Final = (
    "done_on_time",
    "done_late",
    "overdue",
    "due_soon",
    "in_term",
    "continuous",
    "waiting",
    "history",
    "stopped",
)
# Fills on which white digits cannot be read.
PALE_FILLS: Final = frozenset({"done_late", "history", "stopped"})


def css_class(state: str) -> str:
    """Return the class by which the style sheet knows a state."""
    return state.replace("_", "-")
