"""The product as a person meets it: real server and worker processes, a real Chromium.

The server runs on its own data and, where the tests run on PostgreSQL, in its own database.
"""

import json
import os
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from tests.server import Server

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


@pytest.fixture(scope="session")
def server(tmp_path_factory):
    running = Server(tmp_path_factory.mktemp("server"))
    running.command("migrate", "-v0")
    running.accounts = json.loads(running.command("demo", "--people", "--json"))
    running.start()
    yield running
    running.stop()


@pytest.fixture(scope="module")  # while it runs, no other test of its process may use a database
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
            reduced_motion="reduce",
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
