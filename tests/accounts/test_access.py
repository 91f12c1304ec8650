import pytest
from django.urls import reverse

from hientai.kernel.permissions import Role
from tests.factories import make_user

pytestmark = pytest.mark.django_db


def test_a_page_without_sign_in_leads_to_the_sign_in_page(client):
    response = client.get(reverse("accounts:log"))

    assert response.headers["Location"] == "/dang-nhap/?next=/nhat-ky/"


def test_the_log_is_closed_to_a_body_officer(client):
    client.force_login(make_user(Role.BODY_OFFICER))

    assert client.get(reverse("accounts:log")).status_code == 403


def test_health_is_open_to_everybody(client):
    assert client.get(reverse("core:health")).content == b"ok"
