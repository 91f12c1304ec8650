"""SQLite's tables as the migrations left them, kept for the next run of the tests.

To migrate takes longer than most runs. A change of any migration, or of data that one reads, makes
them anew; so does `pytest --cache-clear`.
"""

import hashlib
import sqlite3
import time
from contextlib import closing
from pathlib import Path
from typing import Any

import django
from django.conf import settings
from django.db.backends.base.base import BaseDatabaseWrapper

WEEK = 7 * 24 * 3600
ROOT = Path(__file__).parent.parent
READ = (
    "hientai/*/migrations/*.py",
    "hientai/people/services/indexing.py",  # makes triggers after migrations
    "hientai/**/*.csv",
    "hientai/**/*.tsv",
    "requirements/base.txt",
)


def start_from_kept(connection: BaseDatabaseWrapper, folder: Path) -> None:
    """Let the test database be a copy of the kept one; where there is none, keep what is migrated."""
    kept = folder / f"{_key()}.sqlite3"
    migrate = connection.creation.create_test_db

    def create_test_db(*args: Any, **options: Any) -> str:
        if kept.exists():
            return _copy(kept, connection)
        name: str = migrate(*args, **options)
        _keep(connection, kept)
        return name

    connection.creation.create_test_db = create_test_db  # type: ignore[method-assign]  # of this run


def _key() -> str:
    found = hashlib.sha256(django.__version__.encode())
    for path in sorted(path for pattern in READ for path in ROOT.glob(pattern)):
        found.update(str(path.relative_to(ROOT)).encode() + path.read_bytes())
    return found.hexdigest()[:24]


def _copy(kept: Path, connection: BaseDatabaseWrapper) -> str:
    connection.close()
    name: str = connection.creation._get_test_db_name()  # type: ignore[attr-defined]  # Django's own
    settings.DATABASES[connection.alias]["NAME"] = connection.settings_dict["NAME"] = name
    connection.ensure_connection()
    with closing(sqlite3.connect(f"{kept.as_uri()}?mode=ro", uri=True)) as source:
        source.backup(connection.connection)
    return name


def _keep(connection: BaseDatabaseWrapper, kept: Path) -> None:
    for old in kept.parent.glob("*"):
        if time.time() - old.stat().st_mtime > WEEK:
            old.unlink(missing_ok=True)
    connection.ensure_connection()
    being_written = kept.with_suffix(f".{connection.alias}-{id(connection)}.tmp")
    with closing(sqlite3.connect(being_written)) as target:
        connection.connection.backup(target)
    being_written.replace(kept)  # at once: others may look for it now
