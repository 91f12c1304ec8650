import pytest

from tests.reviews.world import make_a_review, make_made


@pytest.fixture
def made(db):
    return make_made()


@pytest.fixture
def review(made):
    return make_a_review(made)
