"""What a person reads who opens by hand an address that only takes a form."""

import pytest
from django.urls import reverse

from tests.factories import make_user


@pytest.mark.django_db
def test_an_address_of_a_form_opened_by_hand_says_what_to_do(client):
    client.force_login(make_user())
    answer = client.get(reverse("chasing:read-all"))
    assert (answer.status_code, answer.headers["Allow"]) == (405, "POST")
    assert "Địa chỉ này chỉ nhận biểu mẫu." in answer.content.decode()
