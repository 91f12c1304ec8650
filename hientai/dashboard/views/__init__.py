"""The public front page, the morning page, the board."""

from hientai.dashboard.views.pages import board, export, home, public_home

__all__ = ["board", "export", "home", "public_home"]
