from django.urls import path

from hientai.forecasts.views import asking, assumptions

app_name = "forecasts"
urlpatterns = [
    path("", asking.listed, name="list"),
    path("lap/", asking.add, name="add"),
    path("<int:pk>/", asking.detail, name="detail"),
    path("<int:pk>/excel/", asking.workbook, name="workbook"),
    path("<int:pk>/docx/", asking.paper, name="paper"),
    path("kich-ban/them/", assumptions.scenario_add, name="scenario-add"),
    path("kich-ban/<int:pk>/", assumptions.scenario, name="scenario"),
    path("mau-so/them/", assumptions.whole_add, name="whole-add"),
    path("mau-so/<int:pk>/", assumptions.whole, name="whole"),
    path("mau-so/<int:pk>/nam/", assumptions.whole_year, name="whole-year"),
]
