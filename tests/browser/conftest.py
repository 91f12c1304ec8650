"""The product as a person meets it: real server and worker processes, a real Chromium.

The server runs on its own data and, where the tests run on PostgreSQL, in its own database.
"""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from urllib.error import URLError

import psycopg
import pytest
from playwright.sync_api import sync_playwright

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
SHOTS = os.environ.get("SHOTS")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


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
            name = f"browser_{folder.name}".replace("-", "_")
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
        until = time.monotonic() + 60
        while time.monotonic() < until:
            try:
                urllib.request.urlopen(f"{self.url}/suc-khoe/", timeout=2)
            except (URLError, ConnectionError, TimeoutError):
                time.sleep(0.2)
            else:
                return self
        raise RuntimeError("the server did not start within a minute")

    def stop(self):
        if self.process:
            self.process.send_signal(signal.SIGTERM)
            self.process.wait(timeout=20)


@pytest.fixture(scope="session")
def server(tmp_path_factory):
    running = Server(tmp_path_factory.mktemp("server"))
    running.command("migrate", "-v0")
    running.accounts = json.loads(running.command("demo", "--people", "--json"))
    running.start()
    yield running
    running.stop()


@pytest.fixture(scope="session")
def browser():
    if CHROMIUM is None:
        pytest.skip("!!! Chromium is missing: the browser tests are SKIPPED !!!")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield running
        running.close()


class Person:
    """Somebody at a screen of their own."""

    def __init__(self, page, server):
        self.page = page
        self.server = server

    def open(self, path):
        self.page.goto(self.server.url + path)

    def sign_in(self, account):
        self.open("/dang-nhap/")
        self.page.get_by_label("Tên đăng nhập", exact=True).fill(account["username"])
        self.page.get_by_label("Mật khẩu", exact=True).fill(account["password"])
        self.page.get_by_role("button", name="Đăng nhập").click()
        self.page.wait_for_url("**/sang-nay/")

    def shot(self, name):
        if SHOTS:
            Path(SHOTS).mkdir(parents=True, exist_ok=True)
            self.page.screenshot(path=f"{SHOTS}/{name}.png")

    def keep(self, name, path):
        if SHOTS:
            shutil.copy(path, Path(SHOTS) / name)


@pytest.fixture
def person(browser, server):
    """Return a function that seats a person: with a sample account, or nobody known."""
    contexts = []

    def seat(role=None, *, width=1366, height=768, dark=False):
        context = browser.new_context(
            viewport={"width": width, "height": height},
            locale="vi-VN",
            timezone_id="Asia/Ho_Chi_Minh",
            color_scheme="dark" if dark else "light",
        )
        context.set_default_timeout(15_000)
        contexts.append(context)
        someone = Person(context.new_page(), server)
        if role:
            someone.sign_in(next(a for a in server.accounts if a["username"] == role))
        return someone

    yield seat
    for context in contexts:
        context.close()
