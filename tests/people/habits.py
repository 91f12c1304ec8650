"""Ways in which a second office writes a person, each alone: of names, days, bodies and places."""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Callable, Mapping
from typing import Final

from hientai.kernel.vietnamese import fold
from tests.people.made import BODIES, PLACES, Row

OLD_TONES: Final = {"òa": "oà", "óa": "oá", "ủy": "uỷ", "úy": "uý", "ùy": "uỳ"}
KEYS: Final = dict(zip("âêôăơưđ", ("aa", "ee", "oo", "aw", "ow", "uw", "dd"), strict=True))
TONE_KEYS: Final = dict(zip("\u0301\u0300\u0309\u0303\u0323", "sfrxj", strict=True))
Habit = Callable[[random.Random, Row], Row]


def _old_tones(_: random.Random, row: Row) -> Row:
    name = row["name"]
    for new, old in OLD_TONES.items():
        name = name.replace(new, old)
    return {"name": name}


def _telex(word: str) -> str:
    """Return the keys of a word, its tone last."""
    parted = unicodedata.normalize("NFD", word)
    tones = [TONE_KEYS[mark] for mark in parted if mark in TONE_KEYS]
    plain = unicodedata.normalize("NFC", "".join(x for x in parted if x not in TONE_KEYS))
    return "".join(KEYS.get(letter.lower(), letter) for letter in plain) + "".join(tones)


def _middle_swapped(_: random.Random, row: Row) -> Row:
    family, *middle, given = row["name"].split()
    return {"name": " ".join([family, *reversed(middle), given])}


def _middle_dropped(_: random.Random, row: Row) -> Row:
    family, *_middle, given = row["name"].split()
    return {"name": f"{family} {given}"}


def _initials(_: random.Random, row: Row) -> Row:
    family, *middle, given = row["name"].split()
    return {"name": " ".join([family, *(f"{word[0]}." for word in middle), given])}


def _given_first(_: random.Random, row: Row) -> Row:
    *before, given = row["name"].split()
    return {"name": " ".join([given, *before])}


def _slip(rnd: random.Random, row: Row) -> Row:
    at = rnd.randrange(1, len(row["name"]))
    return {"name": row["name"][:at] + rnd.choice("hnaei") + row["name"][at + 1 :]}


def _day_and_month(_: random.Random, row: Row) -> Row:
    day, month, year = row["birth"].split("/")
    return {"birth": f"{month}/{day}/{year}"}


def _short_body(_: random.Random, row: Row) -> Row:
    body = row["workplace"]
    for long, short in BODIES.items():
        body = body.replace(long, short)
    return {"workplace": body}


HABITS: Final[Mapping[str, Habit]] = {
    "the same, typed again": lambda _, row: row,
    "a title in front": lambda rnd, row: {"name": rnd.choice(["TS. ", "Ông ", "BSCKII. "]) + row["name"]},
    "a title behind": lambda rnd, row: {"name": row["name"] + rnd.choice([", ThS.", " (TS)", " - PGS.TS"])},
    "family name abbreviated": lambda _, row: {"name": f"{row['name'][:2]}. {row['name'].split(maxsplit=1)[1]}"},
    "a space lost": lambda _, row: {"name": row["name"].replace(" ", "", 1)},
    "keys of Telex": lambda _, row: {"name": " ".join(map(_telex, row["name"].split()))},
    "no marks": lambda _, row: {"name": fold(row["name"])},
    "hoà for hòa": _old_tones,
    "middle names in another order": _middle_swapped,
    "middle name left out": _middle_dropped,
    "middle name as an initial": _initials,
    "given name first": _given_first,
    "family name left out": lambda _, row: {"name": row["name"].split(maxsplit=1)[1]},
    "one wrong letter": _slip,
    "year only": lambda _, row: {"birth": row["birth"][-4:]},
    "day and month swapped": _day_and_month,
    "body abbreviated": _short_body,
    "another body": lambda rnd, _: {"workplace": f"{rnd.choice(list(BODIES))} {rnd.choice(PLACES)}"},
    "another body and place": lambda rnd, _: {
        "workplace": f"{rnd.choice(list(BODIES))} {rnd.choice(PLACES)}",
        "place": rnd.choice(PLACES),
    },
    "huyện before the place": lambda _, row: {"place": f"huyện {row['place']}"},
    "place before or after a merger": lambda rnd, _: {"place": rnd.choice(PLACES)},
    "year only, another body": lambda rnd, row: {
        "birth": row["birth"][-4:],
        "workplace": f"{rnd.choice(list(BODIES))} {rnd.choice(PLACES)}",
    },
}  # fmt: skip
