"""Settings from the environment: typed, and loud when a value makes no sense."""

import os
import secrets
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured


def env(name: str, default: str) -> str:
    return os.environ.get(name, default)


def env_bool(name: str, *, default: bool) -> bool:
    value = env(name, str(default)).capitalize()
    if value not in {"True", "False"}:
        raise ImproperlyConfigured(f"{name} must be True or False, not {value!r}")
    return value == "True"


def env_list(name: str, default: str) -> list[str]:
    return [item.strip() for item in env(name, default).split(",") if item.strip()]


def secret_key(folder: Path) -> str:
    """Return SECRET_KEY, or one made once and kept in the data folder, readable by its owner alone."""
    return kept_secret(folder, "SECRET_KEY")


def kept_secret(folder: Path, name: str) -> str:
    """Return a secret from the environment, or one made once and kept in a file of its name."""
    if given := os.environ.get(name):
        return given
    path = folder / name.lower()
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(50), "utf-8")
    return path.read_text("utf-8")
