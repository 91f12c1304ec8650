"""What the names in a province's papers stand for on a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

from hientai.bodies.domain import (
    DISTRICTS_ENDED,
    Collective,
    collective_of,
    is_district_name,
    name_key,
    named_province,
)
from hientai.bodies.models import Body, BodyKind
from hientai.bodies.selectors.register import Register
from hientai.bodies.selectors.sentences import label, succession_sentence
from hientai.kernel.vietnamese import format_date

MAX_WHY = 400
EXACT, SUCCESSOR, COLLECTIVE = "exact", "successor", "collective"
OPEN, UNKNOWN = "open", "unknown"


@dataclass(frozen=True)
class Resolution:
    """What a name stands for: `bodies` are the members, or suggestions while open or unknown."""

    state: str
    bodies: tuple[Body, ...]
    why: str


class Resolver:
    """Resolves the names in the papers of one province on one day, after three queries."""

    def __init__(self, *, province: str, at: date) -> None:
        self._register = Register(province=province, at=at)

    def resolve(self, name: str) -> Resolution:
        """Return what a name stands for; nothing is guessed silently: `why` says how it came."""
        elsewhere = self._elsewhere(name)
        if elsewhere:
            return Resolution(UNKNOWN, (), elsewhere)
        found = self._register.find(name_key(name))
        if found:
            return self._one(found)
        group = collective_of(name)
        if group:
            return self._members(group)
        if is_district_name(name) and self._register.at >= DISTRICTS_ENDED:
            return self._district_ended(())
        why = _("Danh mục chưa có đơn vị tên như vậy; chọn đơn vị hoặc thêm mới.")
        return Resolution(UNKNOWN, self._register.alike(name_key(name)), why)

    def _elsewhere(self, name: str) -> str:
        """Say so where a name belongs to a province that is neither ours nor its successor."""
        named = named_province(name)
        ours = self._register.province
        if named is None or ours is None:
            return ""
        if named.name in self._register.names:
            return ""
        return _("Tên này nêu %(named)s, không phải %(ours)s.") % {
            "named": named.with_unit,
            "ours": ours.with_unit,
        }

    def _one(self, found: list[Body]) -> Resolution:
        valid = [body for body in found if body.valid_on(self._register.at)]
        if len(valid) > 1:
            return Resolution(OPEN, tuple(valid), _("Có nhiều đơn vị cùng tên này; chọn đơn vị."))
        if valid:
            return self._exact(valid[0])
        ended = [body for body in found if body.valid_to and body.valid_to < self._register.at]
        if not ended:
            return self._not_yet(found[0])
        return self._succeed(max(ended, key=lambda body: body.valid_to or date.min))

    def _exact(self, body: Body) -> Resolution:
        province = self._register.province
        if province is None or body.province == province.name:
            return Resolution(EXACT, (body,), _("Đúng tên đang dùng."))
        why = _("Từ 01/07/2025, %(old)s thuộc %(new)s; nơi đó có đơn vị tên này.") % {
            "old": province.with_unit,
            "new": province.new_with_unit,
        }
        return Resolution(SUCCESSOR, (body,), why)

    def _not_yet(self, body: Body) -> Resolution:
        why = _("%(body)s chỉ có từ %(since)s; chọn đơn vị.") % {
            "body": self._label(body),
            "since": format_date(body.valid_from or self._register.at),
        }
        return Resolution(OPEN, self._register.origins(body), why)

    def _succeed(self, body: Body) -> Resolution:
        if body.kind == BodyKind.DISTRICT and self._register.at >= DISTRICTS_ENDED:
            return self._district_ended(())
        descent = self._register.descend(body)
        home = self._register.home
        said = [succession_sentence(step, home=home) for step in descent.steps]
        if len(descent.heirs) == 1 and descent.heirs[0].valid_on(self._register.at):
            return Resolution(SUCCESSOR, descent.heirs, _joined(said))
        if descent.heirs:
            said.append(_("Chọn đơn vị nhận nhiệm vụ này."))
            return Resolution(OPEN, descent.heirs, _joined(said))
        ended = (body.valid_to or self._register.at) + timedelta(days=1)
        said.append(
            _("%(body)s kết thúc từ %(ended)s, chưa rõ đơn vị kế thừa; chọn đơn vị.")
            % {"body": self._label(body), "ended": format_date(ended)}
        )
        return Resolution(OPEN, self._register.alike(body.key), _joined(said))

    def _members(self, group: Collective) -> Resolution:
        kinds = group.kinds
        if self._register.at >= DISTRICTS_ENDED and "district" in kinds and "commune" not in kinds:
            others = tuple(kind for kind in kinds if kind != "district")
            return self._district_ended(self._register.of_kinds(others))
        members = self._register.of_kinds(kinds)
        why = self._why_open(group, members)
        if why:
            return Resolution(OPEN, members, why)
        why = _("Nhóm này gồm %(n)d đơn vị tại ngày %(at)s.") % {
            "n": len(members),
            "at": format_date(self._register.at),
        }
        return Resolution(COLLECTIVE, members, why)

    def _why_open(self, group: Collective, members: tuple[Body, ...]) -> str:
        """Return why a person must choose among the members; empty if the group is clear."""
        province = self._register.province
        if group.open:
            return _("Văn bản chưa nêu rõ đơn vị nào; chọn đơn vị.")
        if not members:
            return _("Danh mục chưa có đơn vị nào thuộc nhóm này; chọn đơn vị hoặc thêm mới.")
        moved = province is not None and province.absorbed and self._register.at >= DISTRICTS_ENDED
        if province is not None and moved and "commune" in group.kinds:
            return _("Nay %(new)s rộng hơn %(old)s; chọn xã, phường thuộc phạm vi kế hoạch.") % {
                "new": province.new_with_unit,
                "old": province.with_unit,
            }
        return ""

    def _district_ended(self, others: tuple[Body, ...]) -> Resolution:
        why = _("Cấp huyện kết thúc từ 01/07/2025; đề nghị giao UBND các xã, phường hoặc sở.")
        return Resolution(OPEN, (*others, *self._register.of_kinds(["commune"])), why)

    def _label(self, body: Body) -> str:
        return label(body, home=self._register.home)


def _joined(sentences: list[str]) -> str:
    """Join sentences to what fits the field that keeps them."""
    text = " ".join(sentences)
    return text if len(text) <= MAX_WHY else text[: MAX_WHY - 1] + "…"
