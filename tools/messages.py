"""The catalogues: messages.py extract | compile | check.

Keys are the Vietnamese sentences of the code. Public pages are also in English; `check` fails
where a public page's sentence has no English.
"""

from __future__ import annotations

import re
import sys
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_python
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "hientai"
CATALOGUE = PACKAGE / "locale" / "en" / "LC_MESSAGES" / "django.po"
HEADER = "# English of the public pages of Hiền Tài; what has none is shown in Vietnamese."
KEYWORDS = dict.fromkeys(("_", "gettext", "gettext_lazy", "noop", "ngettext", "pgettext"))
TAG = re.compile(r"""\{%\s*(?:translate|trans)\s+(?:"([^"]*)"|'([^']*)')""")
BLOCK = re.compile(
    r"\{%\s*blocktrans(?:late)?\b([^%]*)%\}(.*?)\{%\s*endblocktrans(?:late)?\s*%\}", re.DOTALL
)
PUBLIC = (
    "templates/public_base.html",
    "templates/door_base.html",
    "templates/refused.html",
    "templates/404.html",
    "dashboard/templates/dashboard/public.html",
    "dashboard/templates/dashboard/public_figures.html",
    "dashboard/templates/dashboard/public_lines.html",
    "dashboard/templates/dashboard/public_plan.html",
    "dashboard/templates/dashboard/public_plans.html",
    "indicators/templates/indicators/open.html",
    "statistics/templates/statistics/open.html",
    "privacy/templates/privacy/claim.html",
    "privacy/templates/privacy/open_people.html",
    "privacy/templates/privacy/open_person.html",
    "accounts/templates/accounts/sign_in.html",
    "accounts/templates/accounts/locked_out.html",
)


def template_sentences(path: Path) -> list[str]:
    text = path.read_text("utf-8")
    found = [a or b for a, b in TAG.findall(text)]
    for options, body in BLOCK.findall(text):
        sentence = re.sub(r"\{\{\s*(\w+)\s*\}\}", r"%(\1)s", body)
        if "trimmed" in options:
            sentence = " ".join(line.strip() for line in sentence.strip().splitlines())
        found.extend(re.split(r"\{%\s*plural\s*%\}", sentence)[:1])
    return found


def python_sentences(path: Path) -> list[str]:
    found: Any = extract_python(
        BytesIO(path.read_bytes()), KEYWORDS, [], {}
    )  # stubs are too narrow
    messages = (message for _, _, message, _ in found if message)
    firsts = (message if isinstance(message, str) else message[0] for message in messages)
    return [first for first in firsts if first]


def all_sentences() -> set[str]:
    sentences: set[str] = set()
    for folder in (PACKAGE, ROOT / "config"):
        for path in folder.rglob("*.py"):
            sentences.update(python_sentences(path))
        for path in folder.rglob("*.html"):
            sentences.update(template_sentences(path))
    return sentences


def load() -> Catalog:
    if not CATALOGUE.exists():
        return Catalog(locale="en", project="Hiền Tài")
    with CATALOGUE.open("rb") as handle:
        return read_po(handle, locale="en")


def extract() -> int:
    old = load()
    new = Catalog(locale="en", project="Hiền Tài", header_comment=HEADER, fuzzy=False)
    for sentence in sorted(all_sentences()):
        known = old.get(sentence)
        new.add(sentence, known.string if known else "")
    CATALOGUE.parent.mkdir(parents=True, exist_ok=True)
    with CATALOGUE.open("wb") as handle:
        write_po(handle, new, width=100, omit_header=False, sort_output=True)
    return 0


def compile_catalogue() -> int:
    target = CATALOGUE.with_suffix(".mo")
    if CATALOGUE.exists() and (
        not target.exists() or CATALOGUE.stat().st_mtime > target.stat().st_mtime
    ):
        with target.open("wb") as handle:
            write_mo(handle, load())
    return 0


def check() -> int:
    catalogue = load()
    lacking = [
        f"{path}: {sentence}"
        for path in PUBLIC
        if (PACKAGE / path).exists()
        for sentence in template_sentences(PACKAGE / path)
        if not (known := catalogue.get(sentence)) or not known.string
    ]
    print("\n".join(["No English for:", *lacking]) if lacking else "catalogue ok")
    return 1 if lacking else 0


if __name__ == "__main__":
    sys.exit({"extract": extract, "compile": compile_catalogue, "check": check}[sys.argv[1]]())
