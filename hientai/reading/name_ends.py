"""Where one name of a body ends: its words, its second half, what belongs to it."""

from __future__ import annotations

import re
from typing import Final

from hientai.reading import name_marks as w
from hientai.reading import patterns as p
from hientai.reading.source import Piece

_NEXT_NAME: Final = re.compile(r"(?:,| và) [A-ZĐ]|(?<!\w)(?:cung|cúng) cấp|khắc$")
_DISTRICT: Final = re.compile(r"quan(?<!lien quan)(?<!\wquan)(?!\w)")
_BOND: Final = re.compile(r"\s+(?:va|&)\s+")


class EndReader:
    """Finds ends of names in one piece of text; every method takes a place and answers with a later one."""

    def __init__(self, piece: Piece, *, prose: bool) -> None:
        self.piece = piece
        self.text = piece.text
        self.plain = piece.plain
        self.prose = prose
        self.shouted = piece.text.isupper()

    def _generic_end(self, place: int) -> int | None:
        head = p.HEAD.match(self.plain, place)
        if (
            not head
            or not (self.text[place : place + 1].isupper() or w.SMALL_HEAD.match(self.text, place))
            or p.NOT_BODY.match(self.plain, place)
        ):
            return None
        end = self._tails(self._second_half(self._words(head.end()), head.group()))
        if end == head.end() and (head.group() in w.BARE or not w.FOLLOWED.match(self.plain, end)):
            return None
        second = self.text[head.end() :].lstrip()[:1]
        if (
            head.group() in w.BARE
            and self.text[head.end() : end].strip()
            and not self.text.isupper()
        ):
            return end if second.isupper() or p.TAIL.match(self.plain, head.end()) else None
        return end

    def _level_end(self, end: int) -> int:
        """Go over what a body is for, in small letters, where its level closes the name."""
        place = end
        if p.TAIL.match(self.plain, end) or p.UNITS.match(self.plain, end):
            return end
        for _ in range(w.LONGEST_KIND + 2):
            word = w.WORD.match(self.plain, place)
            if not word:
                return end
            level = w.COMMITTEE_END.match(self.plain, word.start(1))
            if level:
                return level.end() if place > end else end
            if self.text[word.start(1)].isupper() or p.ends_name(
                self.text, self.plain, word.start(1)
            ):
                return end
            place = word.end()
        return end

    def _second_half(self, end: int, head: str) -> int:
        """Go over a comma inside a name: `Viện Chiến lược, Chính sách tài nguyên`."""
        start = end + 2
        goes_on = w.SMALL_HALF.match(self.text, end) if head in w.COMMA_HEADS else None
        if goes_on and not self._parts_names(start, goes_on.end()):
            return self._words(goes_on.end())
        if (
            head not in w.COMMA_HEADS
            or self.text[end:start] != ", "
            or not self.text[start : start + 1].isupper()
        ):
            return end
        acronym = self.text[start + 1 : start + 2].isupper()
        if (
            acronym
            or self.starts_body(start)
            or p.NAMED.match(self.plain, start)
            or p.DEPARTMENT.match(self.plain, start)
        ):
            return end
        return self._words(start)

    def _parts_names(self, small: int, capital: int) -> bool:
        """Tell whether `, … và …` parts names or what a body does, and no halves of one name."""
        return (
            self.starts_body(small)
            or self.starts_body(capital)
            or bool(w.DOES.match(self.plain, small) or p.COLLECTIVE.match(self.plain, small))
        )

    def _words(self, place: int) -> int:
        """Go over the words of a name; a small-letter verb, a stop word or punctuation ends it."""
        end = place
        for _ in range(w.LONGEST):
            word = w.WORD.match(self.plain, end)
            if not word or self._ends_name(word.start(1)):
                return self._name_goes_on(end)
            if end > place and self.next_body(word.start(1)):
                return end
            tail = p.TAIL.match(self.plain, end)
            if tail and self.text[word.start(1)].islower():
                return end
            end = word.end()
        return end

    def next_body(self, start: int) -> bool:
        """Tell whether a department begins here, its separator lost."""
        if not self.text[start : start + 1].isupper():
            return False
        department = self.plain.startswith(("so ", "bo "), start)
        verb = self.text[start + 3 : start + 4].islower() and self._ends_name(start + 3)
        return department and not verb and bool(p.NAMED.match(self.plain, start))

    def _ends_name(self, start: int) -> bool:
        if self.text[start].isupper() and not self.shouted:
            return False
        if not self.prose and p.NOMINAL.match(self.plain, start):
            return False
        return p.ends_name(self.text, self.plain, start)

    def _name_goes_on(self, end: int) -> int:
        """Go over `và` where another part of the same name follows it."""
        bond = _BOND.match(self.plain, end)
        pair = w.PAIR.match(self.plain, end) if self.plain.endswith("khu", 0, end) else None
        if pair:
            return self._words(pair.end())
        if not bond or self.starts_body(bond.end()):
            return end
        small_verb = self._ends_name(bond.end())
        return end if small_verb else self._words(bond.end())

    def starts_body(self, place: int) -> bool:
        upper = self.text[place : place + 1].isupper()
        if upper and w.ORGANIZE.match(self.plain, place):
            return False
        if w.FACULTY.match(self.text, place):
            return True
        if p.EVERY.match(self.plain, place) or p.alone_at(self.text, self.plain, place):
            return True
        if p.NOT_BODY.match(self.plain, place):
            return False
        return upper and bool(
            p.NAMED.match(self.plain, place) or p.head_at(self.text, self.plain, place)
        )

    def _tails(self, end: int) -> int:
        """Go over what belongs to the name: `tỉnh`, a place, `liên quan`, `thuộc` a body."""
        while (following := self.text[end : end + 1]) == "(" or following.isspace():
            after = self._tail(end)
            if after == end:
                return end
            end = after
        return end

    def _tail(self, end: int) -> int:
        unit = p.UNIT.match(self.plain, end)
        if unit and (place := self._place_name(unit.end())) > unit.end():
            return place
        tails = [tail.match(self.plain, end) for tail in (p.TAIL, p.UNITS, w.REGION)]
        ends = [tail.end() for tail in tails if tail and self._is_tail(tail)]
        if ends and self.text[end + 1].isupper():
            return max(*ends, self._place_name(end + 1))
        if ends:
            return max(ends)
        note = w.PARENTHESES.match(self.plain, end)
        if note and not self.prose:
            return note.end()
        at = p.AT.match(self.plain, end)
        if at and self.text[at.end()].isupper() and not self.prose:
            return self._words(at.end())
        belongs = w.BELONGS.match(self.plain, end)
        return self._owner(belongs.end(), end) if belongs else end

    def _is_tail(self, found: re.Match[str]) -> bool:
        """Tell `tỉnh`, `quận` from `tình hình`, `quản lý`, and a tail from the next name."""
        printed = self.text[found.start() : found.end()]
        if _NEXT_NAME.search(printed):
            return False
        district = _DISTRICT.search(found.group())
        if district and "quận" not in printed.lower():
            return False
        other_word = w.OTHER_WORD.match(self.plain, found.end())
        exact = printed.strip().lower() == "tỉnh"
        return found.group().strip() != "tinh" or exact or not other_word

    def _owner(self, place: int, otherwise: int) -> int:
        named = p.NAMED.match(self.plain, place) or w.OWNER.match(self.plain, place)
        if named and not self.text[named.end() + 1 : named.end() + 2].isupper():
            return named.end()
        generic = self._generic_end(place)
        if named:
            return max(named.end(), generic or 0)
        return generic if generic is not None else otherwise

    def _place_name(self, place: int) -> int:
        """Go over capitalised words after `tỉnh`, `huyện`, `xã`."""
        end = place
        while (word := w.WORD.match(self.plain, end)) and self.text[word.start(1)].isupper():
            if p.head_at(self.text, self.plain, word.start(1)) and end > place:
                break
            end = word.end()
        return end
