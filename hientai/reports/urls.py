from django.urls import path

from hientai.reports import views

app_name = "reports"
urlpatterns = [
    path("", views.choose, name="list"),
    path("<int:plan_id>/<int:year>/", views.annual, name="annual"),
    path("<int:plan_id>/<int:year>/bao-cao.docx", views.annual_docx, name="annual-docx"),
]
