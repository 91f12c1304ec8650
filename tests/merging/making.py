"""People who may be one, made at random, and all of the register to compare before and after."""

import random
from typing import Any

from django.apps import apps

from hientai.merging.models import Merge
from hientai.merging.services.packing import every, pack
from hientai.merging.services.relations import pointing
from hientai.people.domain.degrees import Degree
from hientai.people.models import Person
from tests.people.making import make_person

NAMES = ("Nguyễn Mẫu Hòa", "Nguyen Mau Hoa", "Trần Thị Mẫu Lan", "Giàng A Mẫu")
DEGREES = (
    Degree("master", "Luật"),
    Degree("doctor", "Thú y", "Trường Mẫu", 2010),
    Degree("", "Toán"),
)
PLACES = ("", "Sở Mẫu", "Trung tâm Mẫu")


def some_person(rnd: random.Random, **values: Any) -> Person:
    """Return a profile of values drawn at random, some of them empty."""
    said = {
        "birth": rnd.choice(["1975", "1975-05-12", "1980-01", ""]),
        "sex": rnd.choice(["", "Nam", "Nữ"]),
        "workplace": rnd.choice(PLACES),
        "position": rnd.choice(["", "Trưởng phòng"]),
        "phone": rnd.choice(["", "0912000001", "0912000002"]),
        "email": rnd.choice(["", "mau@example.org"]),
        "party": rnd.choice(["", "yes", "no"]),
        "degree": tuple(rnd.sample(DEGREES, rnd.randint(0, 3))),
        "languages": tuple(
            rnd.sample(["Tiếng Anh", "Tiếng Pháp", "Tiếng Mông"], rnd.randint(0, 3))
        ),
        "awards": tuple(rnd.sample(["Chiến sĩ thi đua", "Bằng khen"], rnd.randint(0, 2))),
        "status": rnd.choice(["", "nghỉ hưu"]),
    }
    if rnd.random() < 0.5:
        said["identity"] = ""
    return make_person(rnd.choice(NAMES), **{**said, **values})


def register() -> dict[str, list[dict[str, Any]]]:
    """Return every row of every table that knows people, byte for byte."""
    own = [model for model in apps.get_models() if model._meta.app_label in {"people", "merging"}]
    models = {*own, *(model for model, _pointer in pointing())}
    return {
        model._meta.label: [pack(row)["columns"] for row in every(model).order_by("pk")]
        for model in models
        if model is not Merge and model is not Merge.intakes.through
    }
