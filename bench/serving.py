"""What `hientai run` holds in memory, web and worker together, against the 400 MB that it may."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request
from urllib.error import URLError

import psutil

PORT = 8765
MEGABYTES = 1024 * 1024
ALLOWED = 400


def _resident(process: psutil.Process) -> float:
    family = [process, *process.children(recursive=True)]
    return float(sum(member.memory_info().rss for member in family)) / MEGABYTES


def _wait_for(url: str) -> None:
    for _ in range(300):
        try:
            urllib.request.urlopen(url, timeout=2).read()
        except (URLError, ConnectionError, TimeoutError):
            time.sleep(0.2)
        else:
            return
    raise RuntimeError("the server did not start within a minute")


def lines() -> list[dict[str, object]]:
    """Start as a person does, on fresh data, open pages, then weigh; and time the second start."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "HIENTAI_DATA": folder}
        environment.pop("DATABASE_URL", None)
        command = [sys.executable, "-m", "config.cli", "run", "--port", str(PORT)]
        url = f"http://127.0.0.1:{PORT}/suc-khoe/"
        seconds = []
        for _ in range(2):
            start = time.perf_counter()
            running = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
            _wait_for(url)
            seconds.append(time.perf_counter() - start)
            for path in ("", "dang-nhap/", "thanh-phan/") * 10:
                _wait_for(f"http://127.0.0.1:{PORT}/{path}")
            megabytes = _resident(psutil.Process(running.pid))
            running.send_signal(signal.SIGTERM)
            running.wait(timeout=20)
    return [
        {
            "name": "memory of web and worker together, MB resident",
            "seconds": round(megabytes, 1),
            "against": "what they may hold, MB",
            "against_seconds": ALLOWED,
            "ratio": round(megabytes / ALLOWED, 2),
            "bar": 1.0,
            "holds": megabytes <= ALLOWED,
        },
        {
            "name": "second start of `hientai run` until a page answers",
            "seconds": round(seconds[1], 2),
            "against": "first start, with the samples",
            "against_seconds": round(seconds[0], 2),
            "ratio": round(seconds[1] / seconds[0], 2),
            "bar": 1.0,
            "holds": seconds[1] <= seconds[0],
        },
    ]
