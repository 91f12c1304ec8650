"""The samples: three signed plans as text, read like any upload, and people who do not exist."""

from __future__ import annotations

import sys
from pathlib import Path

import django

SAMPLES = Path(__file__).resolve().parent / "samples"


def main(_argv: list[str]) -> int:
    django.setup()
    ensure_demo()
    return 0


def ensure_demo() -> None:
    """Load the samples once; a database that has plans or people is left as it is."""
    from hientai.accounts.models import User  # noqa: PLC0415 -- needs django.setup

    if User.objects.exists():
        return
    sys.stdout.write("Nạp dữ liệu mẫu…\n")
