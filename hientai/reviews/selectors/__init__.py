"""Reads of reviews."""

from hientai.reviews.selectors.composing import ComposedReview, composed_review
from hientai.reviews.selectors.frozen import differences, frozen_review
from hientai.reviews.selectors.outlines import outline_by_key, outlines
from hientai.reviews.selectors.seeing import (
    bodies_of_place,
    count_waiting,
    editable_review,
    plans_to_review,
    review_of,
    stewards_of,
    visible_reviews,
    waiting,
)

__all__ = [
    "ComposedReview",
    "bodies_of_place",
    "composed_review",
    "count_waiting",
    "differences",
    "editable_review",
    "frozen_review",
    "outline_by_key",
    "outlines",
    "plans_to_review",
    "review_of",
    "stewards_of",
    "visible_reviews",
    "waiting",
]
