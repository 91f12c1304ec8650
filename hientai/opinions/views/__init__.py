"""Pages of opinions."""

from hientai.opinions.views.board import export, new, opinion_list, raise_from_duty
from hientai.opinions.views.pages import act, detail, file

__all__ = ["act", "detail", "export", "file", "new", "opinion_list", "raise_from_duty"]
