"""Pages of reports."""

from hientai.reports.views.pages import annual, annual_docx, annual_pdf, choose

__all__ = ["annual", "annual_docx", "annual_pdf", "choose"]
