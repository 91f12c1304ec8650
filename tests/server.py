"""The commands of `hientai` as real processes, for tests that need what only a running system has."""

import os
import secrets
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from urllib.error import URLError

import psycopg


def free_port():
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return door.getsockname()[1]


class Server:
    """The commands of `hientai` on data of their own."""

    def __init__(self, folder):
        self.folder = folder
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.environment = {**os.environ, "HIENTAI_DATA": str(folder)}
        if base := os.environ.get("DATABASE_URL"):
            name = f"browser_{secrets.token_hex(6)}"
            with psycopg.connect(base, autocommit=True) as connection:
                connection.execute(f'CREATE DATABASE "{name}"')
            self.environment["DATABASE_URL"] = base.replace("/postgres?", f"/{name}?")
        self.process = None
        self.accounts = []

    def command(self, *words):
        return subprocess.run(
            [sys.executable, "-m", "config.cli", *words],
            env=self.environment,
            check=True,
            capture_output=True,
            text=True,
        ).stdout

    def start(self):
        words = ["run", "--no-demo", "--port", str(self.port)]
        self.process = subprocess.Popen(
            [sys.executable, "-m", "config.cli", *words], env=self.environment
        )
        until = time.monotonic() + 180
        while time.monotonic() < until:
            try:
                urllib.request.urlopen(f"{self.url}/suc-khoe/", timeout=2)
            except (URLError, ConnectionError, TimeoutError):
                time.sleep(0.2)
            else:
                return self
        raise RuntimeError("the server did not start within three minutes")

    def stop(self):
        if self.process:
            self.process.send_signal(signal.SIGTERM)
            self.process.wait(timeout=20)
