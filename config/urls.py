"""Pages and the API, assembled."""

from django.urls import include, path

from config.api import api
from hientai.accounts.views import set_language

urlpatterns = [
    path("", include("hientai.dashboard.urls")),
    path("", include("hientai.core.urls")),
    path("", include("hientai.accounts.urls")),
    path("ke-hoach/", include("hientai.plans.urls")),
    path("van-ban/", include("hientai.documents.urls")),
    path("chuong-trinh/", include("hientai.programmes.urls")),
    path("viec/", include("hientai.duties.urls")),
    path("kien-nghi/", include("hientai.opinions.urls")),
    path("ke-hoach-don-vi/", include("hientai.subplans.urls")),
    path("soan-thao/", include("hientai.drafting.urls")),
    path("bao-cao-don-vi/", include("hientai.returns.urls")),
    path("don-doc/", include("hientai.chasing.urls")),
    path("giam-sat/", include("hientai.supervision.urls")),
    path("bao-cao/", include("hientai.reports.urls")),
    path("bao-cao/tong-hop/", include("hientai.reviews.urls")),
    path("tri-thuc/trung/", include("hientai.merging.urls")),
    path("tri-thuc/ra-soat/", include("hientai.upkeep.urls")),
    path("tri-thuc/", include("hientai.people.urls")),
    path("", include("hientai.privacy.urls")),  # own pages, open pages, the register of requests
    path("thong-ke/", include("hientai.statistics.urls")),
    path("chi-tieu/", include("hientai.indicators.urls")),
    path("du-bao/", include("hientai.forecasts.urls")),
    path("co-quan/", include("hientai.bodies.urls")),
    path("dia-gioi/", include("hientai.places.urls")),
    path("ngon-ngu/", set_language, name="set_language"),
    path("api/v1/", api.urls),
]
