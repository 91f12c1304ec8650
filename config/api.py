"""The API: every app's operations under one description."""

from __future__ import annotations

from ninja import NinjaAPI
from ninja.security import SessionAuth

from config.api_page import OperationsPage
from hientai.accounts.api import router as me
from hientai.bodies.api import bodies, events
from hientai.core.api import answer_refusals
from hientai.documents.api import router as documents
from hientai.duties.api import router as duties
from hientai.opinions.api import router as opinions
from hientai.people.api import router as people
from hientai.plans.api import plans, tasks
from hientai.returns.api import router as returns

api = NinjaAPI(
    title="Hiền Tài",
    version="1",
    description="Kế hoạch, nhiệm vụ và việc phải làm. / Plans, tasks and duties.",
    docs=OperationsPage(),
    docs_url="/",
    auth=SessionAuth(),
)
for prefix, router in (
    ("/me", me),
    ("/plans", plans),
    ("/tasks", tasks),
    ("/duties", duties),
    ("/returns", returns),
    ("/opinions", opinions),
    ("/documents", documents),
    ("/bodies", bodies),
    ("/events", events),
    ("/people", people),
):
    router.close()
    api.add_router(prefix, router)
answer_refusals(api)
