"""Pages of reports."""

from hientai.reports.views.pages import annual, annual_docx, choose

__all__ = ["annual", "annual_docx", "choose"]
