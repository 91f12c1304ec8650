"""The public front page, the morning page, the board."""

from hientai.dashboard.views.heat import heat, heat_export
from hientai.dashboard.views.lists import silent, unowned
from hientai.dashboard.views.morning import home
from hientai.dashboard.views.pages import board, board_of_tasks, export, public_home

__all__ = [
    "board",
    "board_of_tasks",
    "export",
    "heat",
    "heat_export",
    "home",
    "public_home",
    "silent",
    "unowned",
]
