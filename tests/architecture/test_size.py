"""The size budget: small files, small functions, small templates, small tests."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCES = sorted(
    path
    for folder in ("hientai", "config", "tools", "tests", "bench")
    for path in (ROOT / folder).rglob("*.py")
    if "migrations" not in path.parts and path.name != "score.py"
)
TEMPLATES = sorted((ROOT / "hientai").rglob("*.html"))
MAX_FILE, MAX_FUNCTION, MAX_TEMPLATE = 400, 40, 150


def lines_of(path):
    return len(path.read_text("utf-8").splitlines())


def long_functions(path):
    tree = ast.parse(path.read_text("utf-8"))
    functions = (n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef))
    return [f.name for f in functions if (f.end_lineno or 0) - f.lineno + 1 > MAX_FUNCTION]


def test_the_budget_sees_the_sources():
    assert len(SOURCES) > 50


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: str(p.relative_to(ROOT)))
def test_a_file_fits_its_budget(path):
    assert lines_of(path) <= MAX_FILE
    assert long_functions(path) == []


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda p: str(p.relative_to(ROOT)))
def test_a_template_fits_its_budget(path):
    assert lines_of(path) <= MAX_TEMPLATE
