from datetime import date

import pytest

from hientai.places.domain import Places, standard_places

BEFORE = date(2024, 12, 31)
LAST = date(2025, 6, 30)  # of the districts
AFTER = date(2025, 7, 1)
TODAY = date(2026, 11, 21)


@pytest.fixture(scope="session")
def country() -> Places:
    """All places that the product comes with."""
    return standard_places()
