"""A row of a list as a draft of a profile: its values, and what is wrong with which cell."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Final

from hientai.kernel.errors import noop
from hientai.people.domain.importing.cells import cell_name

MISSING_NAME: Final = noop("thiếu họ tên")
CELL_ERROR: Final = noop("ô báo lỗi công thức của Excel")


@dataclass(frozen=True)
class Problem:
    """What is wrong with a cell, in words for a person; a doubtful one can still be right."""

    sheet: str
    cell: str
    value: str
    reason: str
    doubtful: bool = False
    values: dict[str, str] = field(default_factory=dict)

    @property
    def words(self) -> str:
        return self.reason % self.values if self.values else self.reason


@dataclass(slots=True)
class Draft:
    """What a row says of a person, by field of `domain.fields`."""

    sheet: str
    row: int  # from 0
    values: dict[str, Any] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    name_cell: str = ""
    part: str = ""  # which of several lists side by side, empty for the first
    columns: dict[str, int] = field(default_factory=dict)  # where values came from, where known

    @property
    def place(self) -> tuple[str, int]:
        """Return what people decide about it by: its sheet, with its part, and its row from 1."""
        return f"{self.sheet}{self.part}"[:100], self.row + 1

    @property
    def is_wrong(self) -> bool:
        return bool(self.problems) and any(not problem.doubtful for problem in self.problems)

    def blame(self, column: int, value: object, reason: str, *, doubtful: bool = False) -> None:
        """Say what is wrong with the cell of this row in a column."""
        shown = "" if value is None else str(value)
        self.problems.append(
            Problem(self.sheet, cell_name(self.row, column), shown[:200], reason, doubtful)
        )
