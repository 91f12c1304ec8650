"""Writes on papers on their way: begun, drafted, asked about, submitted, given back, issued."""

from hientai.drafting.services.asking import Point, answer_comment, ask_opinions, comment
from hientai.drafting.services.issuing import Issue, issue
from hientai.drafting.services.steps import add_version, give_back, start_draft, submit

__all__ = [
    "Issue",
    "Point",
    "add_version",
    "answer_comment",
    "ask_opinions",
    "comment",
    "give_back",
    "issue",
    "start_draft",
    "submit",
]
