import pytest
from django.core.cache import cache

from hientai.kernel.permissions import Role
from tests.factories import make_actor, make_body, make_user
from tests.privacy.making import make_owner


@pytest.fixture(autouse=True)
def _no_tries_counted():
    cache.clear()


@pytest.fixture
def steward(db):
    return make_actor(Role.STEWARD, make_body("Liên hiệp hội Mẫu"))


@pytest.fixture
def steward_user(db):
    return make_user(Role.STEWARD, make_body("Liên hiệp hội Mẫu"))


@pytest.fixture
def owner(db):
    return make_owner(email="an@mau.invalid")
