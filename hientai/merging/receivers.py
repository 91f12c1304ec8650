"""What merging answers when the register asks."""

from __future__ import annotations

from typing import Any

from hientai.kernel.errors import Conflict, noop
from hientai.merging.selectors.merges import standing_of_intake
from hientai.people.models import Intake


def refuse_what_was_merged(*, intake: Intake, **_: Any) -> None:
    """Keep a list from being undone while a profile that it wrote or changed is part of a merge."""
    if count := standing_of_intake(intake).count():
        raise Conflict(
            noop(
                "Có hồ sơ của danh sách này đã được gộp với hồ sơ khác (%(count)s lần gộp);"
                " hoàn tác các lần gộp đó trước, trong mục Hồ sơ trùng."
            ),
            count=count,
        )
