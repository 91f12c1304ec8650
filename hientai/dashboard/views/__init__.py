"""The public front page, the morning page, the board."""

from hientai.dashboard.views.heat import heat, heat_export
from hientai.dashboard.views.lists import silent, unowned
from hientai.dashboard.views.morning import home
from hientai.dashboard.views.open_pages import choose, choose_plan, public_home, public_plan
from hientai.dashboard.views.pages import board, board_of_tasks, export

__all__ = [
    "board",
    "board_of_tasks",
    "choose",
    "choose_plan",
    "export",
    "heat",
    "heat_export",
    "home",
    "public_home",
    "public_plan",
    "silent",
    "unowned",
]
