"""`hientai run`: database, samples the first time, then the web server and one job worker."""

from __future__ import annotations

import argparse
import signal
import subprocess
import sys
import time
from types import FrameType

import django


def _prepare(*, demo: bool) -> None:
    django.setup()
    from django.core.management import call_command  # noqa: PLC0415 -- needs django.setup

    from config.demo import ensure_demo  # noqa: PLC0415 -- needs django.setup

    call_command("migrate", verbosity=0, interactive=False)
    if demo:
        ensure_demo()


def _commands(host: str, port: int) -> list[list[str]]:
    python = sys.executable
    web = [python, "-m", "granian", "--interface", "wsgi", "--host", host, "--port", str(port)]
    web += ["--workers", "1", "--blocking-threads", "4", "--no-ws", "--log-level", "warning"]
    web += ["config.wsgi:application"]
    return [web, [python, "-m", "config.cli", "worker", "--interval", "0.5", "-v", "0"]]


def _supervise(commands: list[list[str]]) -> int:
    """Run the commands side by side until one ends or a signal comes; then end the others."""
    running = [subprocess.Popen(command) for command in commands]  # noqa: S603 -- our own commands

    def stop(_signum: int, _frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    signal.signal(signal.SIGTERM, stop)
    code = 0
    try:
        while all(process.poll() is None for process in running):
            time.sleep(0.3)
        code = next(p.returncode for p in running if p.returncode is not None) or 1
    except KeyboardInterrupt:
        pass
    for process in running:
        process.terminate()
    for process in running:
        try:
            process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            process.kill()
    return code


def main(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="hientai run")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--no-demo", action="store_true", help="không nạp dữ liệu mẫu")
    options = parser.parse_args(argv)
    _prepare(demo=not options.no_demo)
    sys.stdout.write(f"\n  Hiền Tài: http://{options.host}:{options.port}/  (Ctrl+C để dừng)\n\n")
    sys.stdout.flush()
    return _supervise(_commands(options.host, options.port))
