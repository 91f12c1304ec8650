"""One name of a body after another, read from the place where it begins."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from hientai.reading import name_marks as w
from hientai.reading import patterns as p
from hientai.reading.canonical import canonical, collective
from hientai.reading.name_ends import EndReader
from hientai.reading.source import Piece, join, plain

_NEAR: Final = 8
_MORE: Final = re.compile(r"(?:va|cung|voi)\s+")
_NEXT_NOUN: Final = re.compile(r"\s*(?:[,/]|\s-\s)\s*|\s+(?:va|hoac)\s+|\s*,\s*va\s+")
_OPENINGS: Final = (
    w.OFFICES,
    p.SHARED,
    p.PARTY_SHARED,
    w.PERSON,
    p.HOLDER,
    w.COMMITTEE,
    p.NAMED,
    p.HEAD,
    p.EVERY,
)
# Where no name begins one look says so, instead of one for each sort of name.
_OPENS: Final = re.compile(
    "|".join(re.sub(r"\?P<\w+>", "?:", each.pattern) for each in (*_OPENINGS, p.COLLECTIVE))
)


@dataclass(frozen=True, slots=True)
class Body:
    """A body as it is called in full, and the characters that name it."""

    name: str
    piece: Piece


class NameReader(EndReader):
    """Walks over one piece of text; every method takes a place and answers with a later one."""

    def __init__(self, piece: Piece, *, prose: bool, semicolons: bool = False) -> None:
        super().__init__(piece, prose=prose)
        self.semicolons = semicolons or not prose
        self.bodies: list[Body] = []
        self.shared = ""
        self.listed = False  # `Các Trường: A, B` shares its head with all that follow

    def items(self, place: int) -> int:
        """Read bodies from the place on while separators follow; return where the list ends."""
        end = place
        while (after := self.item(place)) is not None:
            end = after
            separator = p.SEPARATOR.match(self.plain, self._over_note(end))
            if not separator or (not self.semicolons and ";" in separator.group()):
                break
            place = self._skip_and(separator.end())
        return end

    def _over_note(self, end: int) -> int:
        """Go over what only one body of the list is meant for: `Bộ A (đối với …) và Bộ B`."""
        note = w.PARENTHESES.match(self.plain, end)
        after = p.SEPARATOR.match(self.plain, note.end()) if note else None
        return note.end() if note and after and self.starts_body(after.end()) else end

    def _skip_and(self, place: int) -> int:
        """Go over the `và` that may follow a comma."""
        more = _MORE.match(self.plain, place)
        return more.end() if more else place

    def item(self, place: int) -> int | None:
        """Read one body, or several that share a head."""
        if not self.shared and not _OPENS.match(self.plain, place):
            return None
        if (end := self._offices(place)) is not None:
            return end
        shared = p.SHARED.match(self.plain, place) or p.PARTY_SHARED.match(self.plain, place)
        if shared:
            head = self.piece.cut(shared.start("head"), shared.end("head"))
            self.shared = shared["head"].capitalize() if shared["head"] != "so" else "Sở"
            self.shared = {"Bo": "Bộ", "Vien": "Viện", "Truong": "Trường", "Hoi": "Hội"}.get(
                self.shared, self.shared
            )
            self.listed = ":" in shared.group()
            end = self._share(shared.end(), head)
            if end is not None:
                return end
        for reader in (
            self._person,
            self._holder,
            self._committee,
            self._named,
            self._generic,
            self._collective,
            self._distributed,
        ):
            end = reader(place)
            if end is not None:
                return self._in_charge(place, self._listed_places(place, end))
        return None

    def _each_place(self, place: int, listed: re.Match[str], end: int) -> int:
        """Read `UBND các xã: Gia Phú, Bảo Thắng` as a body of each place."""
        head = self.piece.cut(place, listed.start())
        unit = self.text[listed.start("unit") : listed.end("unit")]
        start, found = listed.end(), list[Body]()
        while self.text[start : start + 1].isupper() and not self.starts_body(start):
            stop = self._place_name(start)
            name = self.piece.cut(start, stop)
            found.append(Body(canonical(f"{head.text} {unit} {name.text}"), join([head, name])))
            end, joint = stop, w.JOINT.match(self.plain, stop)
            start = joint.end() if joint else len(self.text)
        if found:
            self.bodies[-1:] = found
        return end

    def _in_charge(self, place: int, end: int) -> int:
        """Go over what a person answers for: `Phó Hiệu trưởng phụ trách chuyên môn`."""
        charge = (
            w.CHARGE.match(self.plain, end) if w.CHARGED.search(self.plain, place, end) else None
        )
        if not charge:
            return end
        last = self._words(charge.end())
        for _ in range(w.LONGEST_KIND):
            word = w.MORE.match(self.text, last)
            if not word or p.ends_name(self.text, self.plain, word.start(1)):
                break
            last = word.end()
        self.bodies.pop()
        return self.add(place, last)

    def _listed_places(self, place: int, end: int) -> int:
        """Go over the other names in `UBND các xã Bát Xát, Trịnh Tường và Văn Bàn`: one body."""
        if listed := w.UNITS_LISTED.search(self.plain, place, end + 4):
            return self._each_place(place, listed, end)
        unit = w.UNITS_NAMED.search(self.plain, place, end + 2)
        if not unit or not self.text[unit.end() : unit.end() + 1].isupper():
            return end
        last = max(end, self._place_name(unit.end()))
        while (joint := w.JOINT.match(self.plain, last)) and self.text[joint.end()].isupper():
            after = self._place_name(joint.end())
            if self.starts_body(joint.end()) or p.DEPARTMENT.match(self.plain, joint.end()):
                break
            last = after
        if last > end:
            self.bodies.pop()
            self.add(place, last)
        return last

    def _offices(self, place: int) -> int | None:
        """Read `Giám đốc: Sở A, Sở B` as the director of each."""
        found = w.OFFICES.match(self.plain, place)
        if not found:
            return None
        office = self.text[found.start("office") : found.end("office")]
        count = len(self.bodies)
        end = self.items(found.end())
        for i in range(count, len(self.bodies)):
            body = self.bodies[i]
            if not w.OF_OFFICE.match(plain(body.name)) or body.name.startswith("Trưởng "):
                break
            self.bodies[i] = Body(f"{office[:1].upper()}{office[1:]} {body.name}", body.piece)
        return end if len(self.bodies) > count else None

    def _person(self, place: int) -> int | None:
        """Read `Thủ trưởng các cơ quan, đơn vị` as one body."""
        found = w.PERSON.match(self.plain, place)
        if not found:
            return None
        count = len(self.bodies)
        start = found.end()
        end = self._collective(start) or self._named(start) or self._generic(start)
        del self.bodies[count:]
        if end is None or (
            end == start + len("cơ quan") and self.text[end + 1 : end + 2].isupper()
        ):
            return None  # `Đảng ủy cơ quan Văn phòng Quốc hội` is one body's own
        return self.add(place, end)

    def _holder(self, place: int) -> int | None:
        """Read `Đảng ủy Sở Nội vụ`, `Bộ trưởng Bộ Tư pháp`: an office with the body it is of."""
        found = p.HOLDER.match(self.plain, place)
        if not found or not self.text[place].isupper() or not self.text[found.end()].isupper():
            return None
        count = len(self.bodies)
        start = found.end()
        end = self._committee(start) or self._named(start) or self._generic(start)
        del self.bodies[count:]
        self.shared = ""
        known = p.NAMED.match(self.plain, place)
        if end is None or (known and known.end() >= end):
            return None
        return self.add(place, end)

    def _committee(self, place: int) -> int | None:
        """Read `Ban Chỉ đạo chuyển đổi số tỉnh`: no verb of its own before its level."""
        found = w.COMMITTEE.match(self.plain, place)
        if not found or not self.text[place].isupper():
            return None
        purpose = w.PURPOSE.match(self.plain, found.end() + 1)
        end = purpose.end() if purpose else found.end()
        if purpose and self.text[end : end + 2].strip()[:1].isupper():
            return self.add(place, self._tails(self._words(end)))
        for _ in range(w.LONGEST):
            word = w.WORD.match(self.plain, end)
            if not word:
                return None
            level = w.COMMITTEE_END.match(self.plain, word.start(1))
            if level and end > found.end():
                return self.add(place, level.end())
            if p.ends_name(self.text, self.plain, word.start(1)) or word[1] in {
                "ubnd",
                "uy",
                "cua",
            }:
                return None
            end = word.end()
        return None

    def add(self, start: int, end: int, call: Callable[[str], str] = canonical) -> int:
        piece = self.piece.cut(start, end).strip(" ,;:.")
        name = call(w.PARENTHESES.sub("", piece.text))
        if name:
            self.bodies.append(Body(name, piece))
        return end

    def _share(self, place: int, head: Piece) -> int | None:
        found = p.DEPARTMENT.match(self.plain, place) or p.PARTY.match(self.plain, place)
        if found:
            end = found.end()
        elif self.text[place : place + 1].isupper():
            end = self._words(place)
        else:
            return None
        end = self._tails(end)
        name = self.piece.cut(place, end)
        self.bodies.append(Body(canonical(f"{self.shared} {name.text}"), join([head, name])))
        return end

    def _distributed(self, place: int) -> int | None:
        """Read `Nội vụ` in `Sở Tài chính, Nội vụ` with the head that stands before."""
        found = p.DEPARTMENT.match(self.plain, place)
        upper = self.text[place : place + 1].isupper()
        if not self.shared or not upper or not (found or self.listed):
            return None
        end = self._tails(found.end() if found else self._words(place))
        name = self.piece.cut(place, end)
        self.bodies.append(Body(canonical(f"{self.shared} {name.text}"), name))
        return end

    def _named(self, place: int) -> int | None:
        found = p.NAMED.match(self.plain, place)
        if not found or not (self.text[place].isupper() or place == 0):
            return None
        if w.LEADERS.fullmatch(found.group()) and self.text[found.end() - 2].islower():
            return None
        grown = self._level_end(found.end()) if w.PURPOSED.match(found.group()) else found.end()
        end = self._tails(grown)
        following = self.text[end : end + _NEAR].lstrip(" ")[:1]
        lost = self.next_body(end + 1)
        if (
            following.isupper()
            and not lost
            and self.text[end : end + 1] == " "
            and not self.shouted
        ):
            end = self._tails(self._words(end))
        self.shared = {"so": "Sở", "bo": "Bộ"}.get(self.plain[place : place + 2], "")
        return self.add(place, end)

    def _generic(self, place: int) -> int | None:
        end = self._generic_end(place)
        return None if end is None else self.add(place, end)

    def _collective(self, place: int) -> int | None:
        every = p.EVERY.match(self.plain, place)
        start = every.end() if every else place
        noun = p.COLLECTIVE.match(self.plain, start)
        if (
            not noun
            or p.NOT_NOUN.match(self.plain, start)
            or not self._may_open(start, noun.end(), every=every is not None)
        ):
            return None
        end = self._tails(noun.end())
        while (after := self._next_noun(place, end, every=every is not None)) is not None:
            end = self._tails(after)
        self.shared = ""
        if every and self.prose and p.COLLECTIVE_END.search(self.plain, start, end):
            end = self._kind_of_noun(end)
        return self.add(place, end, collective)

    def _kind_of_noun(self, end: int) -> int:
        """Go over what kind `các doanh nghiệp viễn thông` are: words no lexicon knows, then a verb."""
        place = end
        for _ in range(w.LONGEST_KIND):
            word = w.SMALL_WORD.match(self.text, place)
            if not word:
                closed = place > end and w.FOLLOWED.match(self.plain, place)
                return place if closed else end
            if p.is_verb(self.text, self.plain, word.start(1)):
                return place
            if p.ends_name(self.text, self.plain, word.start(1)) or word[1] in w.ADVERBS:
                return end
            place = word.end()
        return end

    def _may_open(self, start: int, end: int, *, every: bool) -> bool:
        if self.prose and w.ORGANIZE.match(self.plain, start):
            return False
        if every:
            return True
        if self.prose and w.ORGANIZE_END.match(self.plain, start):
            return bool(w.ORGANIZE_END.match(self.plain, start)) and end - start > len("to chuc")
        alone = p.alone_at(self.text, self.plain, start)
        listed = w.PLAIN_NOUN.match(self.plain, start) and self.plain[end : end + 1] == ","
        return bool(alone or listed)

    def _next_noun(self, place: int, end: int, *, every: bool) -> int | None:
        """Return the end of the next noun of the same collective, None where it is closed."""
        separator = _NEXT_NOUN.match(self.plain, end)
        if not separator or w.CLOSED.search(self.plain, place, end):
            return None
        start = separator.end()
        noun = p.COLLECTIVE.match(self.plain, start)
        if not noun or p.NOT_NOUN.match(self.plain, start) or w.PERSON.match(self.plain, start):
            return None
        if self._is_proper(start, noun.end()) or self._is_verb(start):
            return None
        alone = p.alone_at(self.text, self.plain, start)
        if "va" in separator.group() and alone:
            return None
        plain_list = w.PLAIN_NOUN.match(self.plain, start) and w.PLAIN_NOUN.match(self.plain, place)
        return noun.end() if every or not alone or plain_list else None

    def _is_verb(self, start: int) -> bool:
        return bool(w.ORGANIZE.match(self.plain, start))

    def _is_proper(self, start: int, end: int) -> bool:
        if not self.text[start].isupper() or self.text.isupper():
            return False
        following = self.text[end:].lstrip()
        named = p.NAMED.match(self.plain, start)
        return bool(named) or following[:1].isupper()
