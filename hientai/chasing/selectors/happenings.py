"""What chasing did about a duty, for the timeline of its page."""

from __future__ import annotations

from collections import defaultdict

from django.urls import reverse
from django.utils.translation import gettext as _

from hientai.chasing.domain import reach_of
from hientai.chasing.models import Letter, Line, Turn
from hientai.duties.domain.happenings import Happening


def happened_to(duty: int) -> list[Happening]:
    """Return what was asked to be explained of a duty, what the ladder told, which letters went."""
    return [*_turns(duty), *_told(duty), *_letters(duty)]


def _turns(duty: int) -> list[Happening]:
    turns = Turn.objects.filter(explanation__duties=duty)
    return [
        Happening(
            turn.at,
            turn.get_kind_display(),
            turn.text,
            reverse("chasing:explanation", args=[turn.explanation_id]),
            turn.by,
        )
        for turn in turns
    ]


def _told(duty: int) -> list[Happening]:
    """Tell rung by rung who was reminded, people of one day together."""
    lines = Line.objects.filter(duty=duty, released=False).select_related("digest")
    by_rung: dict[tuple[int, str], list[Line]] = defaultdict(list)
    for line in lines.order_by("id"):
        by_rung[line.days, f"{line.digest.day}"].append(line)
    return [
        Happening(
            told[0].digest.made_at,
            _("Nhắc theo bậc"),
            _("%(reach)s: %(who)s")
            % {
                "reach": _(reach_of(told[0].days)) % {"n": abs(told[0].days)},
                "who": ", ".join(dict.fromkeys(line.digest.name for line in told)),
            },
        )
        for told in by_rung.values()
    ]


def _letters(duty: int) -> list[Happening]:
    return [
        Happening(
            letter.made_at,
            _("Công văn đôn đốc"),
            _("số %(number)s") % {"number": letter.number} if letter.number else "",
            "",
            letter.made_by,
        )
        for letter in Letter.objects.filter(duties=duty)
    ]
