"""The API: every app's operations under one description."""

from __future__ import annotations

from ninja import NinjaAPI

from hientai.core.middleware import refuse_json
from hientai.kernel.errors import DomainError

api = NinjaAPI(
    title="Hiền Tài",
    version="1",
    description="Kế hoạch, nhiệm vụ và việc phải làm. / Plans, tasks and duties.",
    docs_url=None,
)
api.exception_handler(DomainError)(refuse_json)
