"""Search, slips of the hand and facets over a large register, beside bare SQL and tantivy.

`python -m bench.searching PEOPLE` measures in the database that the environment names, filled if
it holds fewer; `tools/scratch.py [--postgres] --at FOLDER …` keeps it for the next time, as
BENCH_DATA=FOLDER does with `make bench`.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import time
import unicodedata
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import django

if TYPE_CHECKING:
    from hientai.people.selectors.listing import Listing

ROOT = Path(__file__).parent.parent
ASKED = (("--postgres", 1_000_000), ("", 1_000_000))
QUERIES, SLIPS = 100, 300
PAGE = 50
BAR, SLOWEST, FACETS, MISSED, STARTED = 3.0, 0.06, 0.3, 0.03, 1.0
LETTERS = "abcdefghijklmnopqrstuvwxyz"
ROWS = "SELECT p.id, p.name, p.birth, p.degree, p.speciality, p.workplace FROM people_person p WHERE {where} ORDER BY p.sort_key, p.id LIMIT 50"
COUNT = "SELECT count(*) FROM people_person p WHERE {where}"
WORDS = {
    "postgresql": "to_tsvector('simple', p.search_key) @@ to_tsquery('simple', %s)",
    "sqlite": "p.id IN (SELECT rowid FROM bench_words WHERE bench_words MATCH %s)",
}
INDEX = {
    "postgresql": [
        "CREATE INDEX IF NOT EXISTS bench_words ON people_person USING gin (to_tsvector('simple', search_key))",
        "ANALYZE people_person",
    ],
    "sqlite": [
        "CREATE VIRTUAL TABLE bench_words USING fts5(search_key, content='people_person', content_rowid='id', tokenize='unicode61 remove_diacritics 0')",
        "INSERT INTO bench_words(bench_words) VALUES ('rebuild')",
    ],
}


def lines() -> list[dict[str, object]]:
    found: list[dict[str, object]] = []
    for database, people in ASKED:
        command = [sys.executable, str(ROOT / "tools" / "scratch.py"), *database.split()]
        if kept := os.environ.get("BENCH_DATA"):
            command += ["--at", f"{kept}/{database.strip('-') or 'sqlite'}-{people}"]
        command += [sys.executable, "-m", "bench.searching", str(people)]
        done = subprocess.run(command, capture_output=True, check=True, cwd=ROOT)
        found += json.loads(done.stdout)
    return found


def measured(people: int) -> list[dict[str, object]]:
    from django.core.management import call_command  # noqa: PLC0415 -- needs django.setup
    from django.db import connection  # noqa: PLC0415

    from bench.registers import fill  # noqa: PLC0415
    from hientai.people.models import Person  # noqa: PLC0415
    from hientai.people.selectors.following import register_now  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    if Person.objects.count() < people:
        fill(people)
    loading = timed(partial(register_now, wait=True))
    kept = timed(partial(another_process, people))
    if "bench_words" not in connection.introspection.table_names():
        with connection.cursor() as cursor:
            for statement in INDEX[connection.vendor]:
                cursor.execute(statement)
    names = sampled(max(QUERIES, SLIPS))
    where = f"{people:,}".replace(",", ".") + f" people, {connection.vendor}"
    begun = [
        line(
            f"the register's tables (or files, where kept) into memory, {where}",
            loading,
            "a second",
            1,
            None,
        ),
        line(f"reading them from files in another process, {where}", kept, "allowed", STARTED, 1),
    ]
    return [*begun, *searches(names[:QUERIES], where), *slipped(names, where), *facets(where)]


def another_process(people: int) -> None:
    """Get the register as a process does that has nothing in memory."""
    from hientai.people.selectors.following import Follower  # noqa: PLC0415 -- needs django.setup

    assert len(Follower().now()) == people


def sampled(count: int) -> list[tuple[int, str]]:
    from hientai.people.models import Person  # noqa: PLC0415 -- needs django.setup

    ids = list(
        Person.objects.order_by("pk").values_list("pk", flat=True)[
            :: max(1, Person.objects.count() // count)
        ]
    )
    return list(Person.objects.filter(pk__in=ids[:count]).order_by("pk").values_list("pk", "name"))


def searches(names: Sequence[tuple[int, str]], where: str) -> list[dict[str, object]]:
    """Ask for the first page and the number of all, ours and by SQL alone, turn by turn."""
    from hientai.kernel.vietnamese import fold  # noqa: PLC0415 -- as above

    ways: dict[str, tuple[Callable[[str], str], dict[str, tuple[str, ...]], str]] = {
        "full name": (str, {}, ""),
        "prefix": (lambda name: name[:-1], {}, ""),
        "two words and two filters": (
            lambda name: f"{fold(name).split()[0]} {fold(name).split()[-1]}",
            {"sex": ("Nam",), "degree": ("ths",)},
            " AND p.sex = 'Nam' AND p.degree IN ('master', 'specialist_1', 'specialist_2', 'resident', 'pharmacist_1', 'pharmacist_2')",
        ),
    }
    found = []
    for way, (typed, chosen, more) in ways.items():
        ours, theirs = [], []
        for _pk, name in names:
            query = typed(name)
            ours.append(timed(partial(first_page, query, chosen)))
            theirs.append(timed(partial(bare, fold(query).split(), more)))
        found.append(line(f"{way}, p95, {where}", p95(ours), "bare SQL", p95(theirs), BAR))
    return found


def first_page(
    query: str, chosen: dict[str, tuple[str, ...]] | None = None, near: str = ""
) -> Listing:
    from hientai.kernel.permissions import SYSTEM  # noqa: PLC0415 -- needs django.setup
    from hientai.people.domain.narrowing import PeopleFilter  # noqa: PLC0415
    from hientai.people.selectors.listing import people_list  # noqa: PLC0415

    found = people_list(SYSTEM, PeopleFilter(q=query, near=near, chosen=chosen or {}))
    len(found[:PAGE])
    return found


def bare(words: Sequence[str], more: str) -> None:
    from django.db import connection  # noqa: PLC0415 -- needs django.setup

    if connection.vendor == "sqlite":
        asked = " ".join([*(f'"{word}"' for word in words[:-1]), f'"{words[-1]}"*'])
    else:
        asked = " & ".join([*(f"'{word}'" for word in words[:-1]), f"'{words[-1]}':*"])
    with connection.cursor() as cursor:
        for statement in (ROWS, COUNT):
            cursor.execute(statement.format(where=WORDS[connection.vendor] + more), [asked])
            cursor.fetchall()


def slipped(names: Sequence[tuple[int, str]], where: str) -> list[dict[str, object]]:
    """Type each name with one slip; found is whose name stands anywhere in what is listed."""
    from hientai.people.models import Person  # noqa: PLC0415 -- needs django.setup

    rnd = random.Random(11)
    typed = [(pk, slip(rnd, name)) for pk, name in names]
    times, missed = [], 0
    for pk, query in typed:
        start = time.perf_counter()
        found = first_page(query, near="1")
        times.append(time.perf_counter() - start)
        missed += pk not in set(found.ids.tolist())
    rival_times, rival_missed = tantivy_slipped(
        typed, Person.objects.values_list("pk", "name_fold")
    )
    told = f"tantivy: p95 {p95(rival_times):.4f} s, missed {rival_missed / len(typed):.4f}"
    share = missed / len(typed)
    return [
        line(f"a name with one slip, p95, {where} ({told})", p95(times), "allowed", SLOWEST, 1),
        line(f"names with one slip missed, {where} ({told})", share, "allowed", MISSED, 1),
    ]


def slip(rnd: random.Random, name: str) -> str:
    """Return a name with one slip: a letter too many, too few, another, two swapped, tones, Telex."""
    at = rnd.randrange(1, len(name) - 1)
    letter = rnd.choice(LETTERS)
    return rnd.choice(
        (
            name[:at] + letter + name[at:],
            name[:at] + name[at + 1 :],
            name[:at] + letter + name[at + 1 :],
            name[:at] + name[at + 1] + name[at] + name[at + 2 :],
            other_tone(rnd, name),
            keys_of_telex(name),
        )
    )


def other_tone(rnd: random.Random, name: str) -> str:
    tones = "\u0300\u0309\u0303\u0301\u0323"
    return "".join(
        rnd.choice(tones) if mark in tones else mark for mark in unicodedata.normalize("NFD", name)
    )


def keys_of_telex(name: str) -> str:
    """Return a name of which the keys of one word never became marks: `Nguyeenx`."""
    keys = {"\u0300": "f", "\u0309": "r", "\u0303": "x", "\u0301": "s", "\u0323": "j"}
    shapes = {"â": "aa", "ê": "ee", "ô": "oo", "ă": "aw", "ơ": "ow", "ư": "uw", "đ": "dd"}
    first, *rest = name.lower().split()
    marks = unicodedata.normalize("NFD", first)
    tone = next((keys[mark] for mark in marks if mark in keys), "")
    plain = unicodedata.normalize("NFC", "".join(mark for mark in marks if mark not in keys))
    return " ".join(["".join(shapes.get(letter, letter) for letter in plain) + tone, *rest])


def tantivy_slipped(typed: Sequence[tuple[int, str]], people: Any) -> tuple[list[float], int]:
    import tantivy  # noqa: PLC0415 -- a rival, only where asked

    from hientai.kernel.vietnamese import fold  # noqa: PLC0415 -- needs django.setup

    builder = tantivy.SchemaBuilder()
    builder.add_integer_field("pk", stored=True)
    builder.add_text_field("name", stored=True)
    schema = builder.build()
    index = tantivy.Index(schema)
    writer = index.writer(200_000_000, 1)
    for pk, name in people.iterator(chunk_size=20_000):
        writer.add_document(tantivy.Document(pk=pk, name=name))
    writer.commit()
    index.reload()
    searcher = index.searcher()
    times, missed = [], 0
    for pk, query in typed:
        terms = [
            (
                tantivy.Occur.Must,
                tantivy.Query.fuzzy_term_query(
                    schema, "name", word, 1, transposition_cost_one=True, prefix=False
                ),
            )
            for word in fold(query).split()
        ]
        asked = tantivy.Query.boolean_query(terms)
        times.append(timed(partial(searcher.search, asked, PAGE)))
        hits = searcher.search(asked, 200_000).hits
        missed += pk not in {searcher.doc(at)["pk"][0] for _score, at in hits}
    return times, missed


def facets(where: str) -> list[dict[str, object]]:
    found = []
    for query in ("", "nguyen", "thi", "nguyen van"):
        listing = first_page(query)
        seconds = min(timed(listing.facets) for _ in range(3))
        name = f"all facets of “{query}”, {where}"
        found.append(line(name, seconds, "allowed", FACETS, 1))
    return found


def line(
    name: str, seconds: float, against: str, other: float, bar: float | None
) -> dict[str, object]:
    return {
        "name": name,
        "seconds": round(seconds, 5),
        "against": against,
        "against_seconds": round(other, 5),
        "ratio": round(seconds / other, 2),
        "bar": bar,
        "holds": bar is None or seconds <= bar * other,
    }


def timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def p95(times: Sequence[float]) -> float:
    return sorted(times)[int(len(times) * 0.95)]


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    print(json.dumps(measured(int(sys.argv[1])), ensure_ascii=False, indent=1))
