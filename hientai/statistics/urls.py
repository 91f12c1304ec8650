from django.urls import path

from hientai.statistics.views import exploring

app_name = "statistics"
urlpatterns = [
    path("", exploring.explore, name="explore"),
    path("xuat-excel/", exploring.export, name="export"),
    path("nguoi/", exploring.behind, name="people"),
]
