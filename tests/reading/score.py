#!/usr/bin/env python3
"""Compare a read plan with its reference, and print the figures.

usage: score.py REFERENCE.json READ.json [--json] [--misses] [--floor F]

Each figure is between 0 and 1. `overall` is the weighted mean of the groups that the reference has: header, citations,
tasks, leads, coordinators, reports_to, timeframes, kinds, paths, deliverables, targets, baselines. A group of fewer than
five values weighs a fifth for each. Timeframes and kinds are F1 over what is not the default (none; `task`). Beside it
stand `sources`, the share of values whose stated source holds them tightly, and `strays`, how many targets, baselines
and deliverables were read where the reference has none at all.
With --misses, every disagreement is printed. With --floor, exit 1 where overall is below F.
Needs nothing but Python's standard library.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import unicodedata
from collections import Counter
from difflib import SequenceMatcher
from pathlib import Path

EXPANSIONS = {
    "ubnd": "ủy ban nhân dân",
    "hđnd": "hội đồng nhân dân",
    "mttq": "mặt trận tổ quốc",
    "kh&kt": "khoa học và kỹ thuật",
    "khkt": "khoa học và kỹ thuật",
    "kh&cn": "khoa học và công nghệ",
    "kh&đt": "kế hoạch và đầu tư",
    "gd&đt": "giáo dục và đào tạo",
    "tt&tt": "thông tin và truyền thông",
    "nn&ptnt": "nông nghiệp và phát triển nông thôn",
    "nn&mt": "nông nghiệp và môi trường",
    "tn&mt": "tài nguyên và môi trường",
    "lđtbxh": "lao động thương binh và xã hội",
    "tb&xh": "thương binh và xã hội",
    "vhttdl": "văn hóa thể thao và du lịch",
    "vhnt": "văn học nghệ thuật",
    "gtvt": "giao thông vận tải",
    "pt&th": "phát thanh và truyền hình",
    "ptth": "phát thanh truyền hình",
    "mttqvn": "mặt trận tổ quốc việt nam",
    "ub": "ủy ban",
    "khcn": "khoa học và công nghệ",
    "bch": "ban chấp hành",
    "tw": "trung ương",
    "bchtw": "ban chấp hành trung ương",
    "tttt": "thông tin và truyền thông",
}
# Both spellings of the tone mark on oa, oe, uy are in use: fold them to one.
TONE = {
    "oà": "òa",
    "oá": "óa",
    "oả": "ỏa",
    "oã": "õa",
    "oạ": "ọa",
    "oè": "òe",
    "oé": "óe",
    "oẻ": "ỏe",
    "oẽ": "õe",
    "oẹ": "ọe",
    "uỳ": "ùy",
    "uý": "úy",
    "uỷ": "ủy",
    "uỹ": "ũy",
    "uỵ": "ụy",
}
SAME_TEXT = 0.8  # two task texts at least this alike are the same task


def fold(text: str | None) -> str:
    """Text with case, spelling variants, abbreviations, punctuation and spacing made one."""
    text = unicodedata.normalize("NFC", text or "").casefold()
    for old, new in TONE.items():
        text = text.replace(old, new)
    words = re.findall(r"[\w&]+", text)
    return " ".join(EXPANSIONS.get(word, word) for word in words)


def likeness(left: str, right: str) -> float:
    left, right = fold(left), fold(right)
    if left == right:
        return 1.0
    if not left or not right:
        return 0.0
    if len(left) > 80 and len(right) > 80:  # long texts are compared word by word
        words = left.split(), right.split()
        common = sum((Counter(words[0]) & Counter(words[1])).values())
        if 2 * common < 0.5 * (len(words[0]) + len(words[1])):
            return 0.0
        return SequenceMatcher(None, *words, autojunk=False).ratio()
    return SequenceMatcher(None, left, right, autojunk=False).ratio()


def opening(text: str, like: str) -> str:
    """As many words of the text as the reference quotes, where the reference ends in an ellipsis."""
    return " ".join(text.split()[: len(like.split())]) if like.endswith("…") else text


def pair_tasks(gold: list[dict], read: list[dict]) -> dict[int, int]:
    """Reference task index -> read task index, most alike first, each used once."""
    scored = []
    for i, g in enumerate(gold):
        for j, r in enumerate(read):
            alike = likeness(g["text"], opening(r["text"], g["text"]))
            if alike >= SAME_TEXT:
                scored.append((alike, g["path"] == r["path"], -abs(i - j), i, j))
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, _, i, j in sorted(scored, reverse=True):
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return pairs


def f1(gold: Counter, read: Counter) -> float:
    hits = sum((gold & read).values())
    total = sum(gold.values()) + sum(read.values())
    return 1.0 if total == 0 else 2 * hits / total


def when(timeframe: dict | None) -> tuple | None:
    if timeframe is None:
        return None
    return (
        timeframe.get("recurrence"),
        timeframe.get("start"),
        timeframe.get("end"),
        bool(timeframe.get("condition")),
    )


def number(text: str) -> str:
    return re.sub(r"\s+", "", text or "").casefold()


def same_issuer(left: str | None, right: str | None) -> bool:
    """True where one name is the other or its first two words or more: Ban Bí thư, Ban Bí thư Trung ương Đảng."""
    short, long = sorted((fold(left).split(), fold(right).split()), key=len)
    return short == long or (len(short) >= 2 and long[: len(short)] == short)


def sources(tasks: list[dict], text: str) -> float:
    """Share of the values read whose stated source holds at least half of their words."""
    right = total = 0
    for task in tasks:
        values = {field: task.get(field) or [] for field in ("leads", "coordinators", "reports_to")}
        values["text"] = [task["text"]]
        values["timeframe"] = [task["timeframe"]["text"]] if task.get("timeframe") else []
        values["deliverable"] = [task["deliverable"]] if task.get("deliverable") else []
        for field, names in values.items():
            spans = (task.get("sources") or {}).get(field) or []
            seen = Counter(fold(" ".join(text[start:end] for start, end in spans)).split())
            for name in names:
                words = Counter(fold(name).split())
                room = 1.5 * len(name) if field == "text" else 4 * len(name) * len(names)
                tight = sum(end - start for start, end in spans) <= room + 80
                total += 1
                right += tight and 2 * sum((words & seen).values()) >= sum(words.values())
    return right / total if total else 0.0


class Comparison:
    def __init__(self) -> None:
        self.sources = 0.0
        self.strays = 0
        self.figures: dict[str, float] = {}
        self.misses: list[str] = []

    def note(self, where: str, gold: object, read: object) -> None:
        self.misses.append(f"{where}: expected {gold!r}, read {read!r}")


def compare(gold: dict, read: dict) -> Comparison:
    result = Comparison()
    figures, note = result.figures, result.note
    weights: dict[str, float] = {}

    def group(name: str, gold_values: Counter, read_values: Counter) -> None:
        if gold_values:
            figures[name] = f1(gold_values, read_values)
            weights[name] = min(1.0, sum(gold_values.values()) / 5)
        else:
            result.strays += sum(read_values.values())

    # The document's own header
    gdoc, rdoc = gold["document"], read.get("document") or {}
    right = []
    for field in ("kind", "number", "symbol", "place", "issuer", "date", "title"):
        if field in ("number", "symbol", "date"):
            ok = number(gdoc[field] or "") == number(rdoc.get(field) or "")
        elif field == "title":
            ok = likeness(gdoc[field] or "", rdoc.get(field) or "") >= 0.95 or gdoc[
                field
            ] == rdoc.get(field)
        else:
            ok = fold(gdoc[field]) == fold(rdoc.get(field))
        right.append(ok)
        if not ok:
            note(field, gdoc[field], rdoc.get(field))
    gsign, rsign = gdoc["signer"] or {}, rdoc.get("signer") or {}
    for field in ("name", "position", "authority"):
        ok = fold(gsign.get(field)) == fold(rsign.get(field))
        right.append(ok)
        if not ok:
            note(f"signer {field}", gsign.get(field), rsign.get(field))
    grec = Counter(fold(line) for line in gdoc["recipients"])
    rrec = Counter(fold(line) for line in rdoc.get("recipients") or [])
    for line in grec - rrec:
        note("recipient", line, None)
    for line in rrec - grec:
        note("recipient", None, line)
    figures["header"] = (sum(right) + f1(grec, rrec)) / (len(right) + 1)

    # Cited documents
    gcite = {number(c["number"]): c for c in gdoc["citations"]}
    rcite = {number(c["number"]): c for c in rdoc.get("citations") or []}
    parts = [f1(Counter(gcite.keys()), Counter(rcite.keys()))]
    for key in gcite.keys() - rcite.keys():
        note("citation", gcite[key]["number"], None)
    for key in rcite.keys() - gcite.keys():
        note("citation", None, rcite[key]["number"])
    for field in ("date", "kind", "issuer"):
        if gcite:
            hits = 0
            for key, cite in gcite.items():
                other = rcite.get(key, {}).get(field)
                ok = key in rcite and (
                    same_issuer(cite[field], other)
                    if field == "issuer"
                    else fold(cite[field]) == fold(other)
                )
                hits += ok
                if key in rcite and not ok:
                    note(f"citation {cite['number']} {field}", cite[field], other)
            parts.append(hits / len(gcite))
    figures["citations"] = sum(parts) / len(parts)

    # Tasks
    gtasks, rtasks = gold["tasks"], read.get("tasks") or []
    pairs = pair_tasks(gtasks, rtasks)
    back = {j: i for i, j in pairs.items()}
    figures["tasks"] = 2 * len(pairs) / max(1, len(gtasks) + len(rtasks))
    for i, task in enumerate(gtasks):
        if i not in pairs:
            note("task " + "/".join(task["path"]), task["text"][:80], None)
    for j, task in enumerate(rtasks):
        if j not in pairs.values():
            note("task", None, "/".join(task["path"]) + " " + task["text"][:80])
    for field in ("leads", "coordinators", "reports_to"):
        gset, rset = Counter(), Counter()
        for i, task in enumerate(gtasks):
            gnames = Counter(fold(name) for name in task[field])
            rnames = (
                Counter(fold(name) for name in rtasks[pairs[i]].get(field, []))
                if i in pairs
                else Counter()
            )
            gset.update((i, name) for name in gnames.elements())
            rset.update((i, name) for name in rnames.elements())
            if i in pairs and gnames != rnames:
                note(
                    f"{field} of {'/'.join(task['path'])}", task[field], rtasks[pairs[i]].get(field)
                )
        for j, task in enumerate(rtasks):
            if j not in pairs.values():
                rset.update((f"extra {j}", fold(name)) for name in task.get(field, []))
        group(field, gset, rset)
    gset = Counter((i, when(t["timeframe"])) for i, t in enumerate(gtasks) if t["timeframe"])
    rset = Counter(
        (back.get(j, f"extra {j}"), when(t["timeframe"]))
        for j, t in enumerate(rtasks)
        if t["timeframe"]
    )
    group("timeframes", gset, rset)
    gset = Counter((i, t["kind"]) for i, t in enumerate(gtasks) if t["kind"] != "task")
    rset = Counter(
        (back.get(j, f"extra {j}"), t["kind"]) for j, t in enumerate(rtasks) if t["kind"] != "task"
    )
    group("kinds", gset, rset)
    for i, j in pairs.items():
        for name, view in (
            ("timeframe", lambda t: when(t["timeframe"])),
            ("kind", lambda t: t["kind"]),
            ("path", lambda t: t["path"]),
        ):
            if view(gtasks[i]) != view(rtasks[j]):
                note(f"{name} of {'/'.join(gtasks[i]['path'])}", view(gtasks[i]), view(rtasks[j]))
    figures["paths"] = sum(gtasks[i]["path"] == rtasks[j]["path"] for i, j in pairs.items()) / max(
        1, len(gtasks)
    )
    given = [i for i, task in enumerate(gtasks) if task.get("deliverable")]
    extra = sum(
        1 for j, task in enumerate(rtasks) if task.get("deliverable") and back.get(j) not in given
    )
    if given:
        hits = 0
        for i in given:
            other = rtasks[pairs[i]].get("deliverable") if i in pairs else None
            ok = likeness(gtasks[i]["deliverable"], other or "") >= 0.9
            hits += ok
            if i in pairs and not ok:
                note(
                    f"deliverable of {'/'.join(gtasks[i]['path'])}", gtasks[i]["deliverable"], other
                )
        figures["deliverables"] = hits / (len(given) + extra)
        weights["deliverables"] = min(1.0, len(given) / 5)
    else:
        result.strays += extra

    # Numbers
    def key_target(t: dict) -> tuple:
        return (t["operator"], t["value"], t["value_max"], t["unit"] == "%", t["baseline"], t["by"])

    def key_baseline(b: dict) -> tuple:
        return (b["value"], b["unit"] == "%", b["as_of"])

    for figure, key in (("targets", key_target), ("baselines", key_baseline)):
        gset = Counter(key(t) for t in gold[figure])
        rset = Counter(key(t) for t in read.get(figure) or [])
        group(figure, gset, rset)
        if gset:
            for item in gset - rset:
                note(figure, item, None)
            for item in rset - gset:
                note(figure, None, item)

    weight = {name: weights.get(name, 1.0) for name in figures}
    figures["overall"] = sum(value * weight[name] for name, value in figures.items()) / sum(
        weight.values()
    )
    result.sources = sources(rtasks, read.get("text") or "")
    return result


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("reference", type=Path)
    parser.add_argument("read", type=Path)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--floor", type=float, default=0.0)
    args = parser.parse_args()
    result = compare(
        json.loads(args.reference.read_text("utf-8")), json.loads(args.read.read_text("utf-8"))
    )
    if args.json:
        print(
            json.dumps(
                {**result.figures, "sources": result.sources, "strays": result.strays}, indent=1
            )
        )
    else:
        print(
            "  ".join(f"{name} {value:.3f}" for name, value in result.figures.items()),
            f" (sources {result.sources:.3f}, strays {result.strays})",
        )
    if args.misses:
        print("\n".join(result.misses))
    return 1 if result.figures["overall"] < args.floor else 0


if __name__ == "__main__":
    sys.exit(main())
