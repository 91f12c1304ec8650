"""What boards send as Excel files."""

from hientai.dashboard.tables.board import MEDIA_TYPE, workbook
from hientai.dashboard.tables.heat import heat_workbook

__all__ = ["MEDIA_TYPE", "heat_workbook", "workbook"]
