from django.urls import path

from hientai.reports import views

app_name = "reports"
urlpatterns = [
    path("", views.choose, name="list"),
    path("<int:plan_id>/<int:year>/", views.annual, name="annual"),
    path("<int:plan_id>/<int:year>/bao-cao.docx", views.annual_docx, name="annual-docx"),
    path("<int:plan_id>/<int:year>/bao-cao.pdf", views.annual_pdf, name="annual-pdf"),
    path(
        "<int:plan_id>/<int:year>/don-vi-hien-nay/",
        views.annual,
        {"as_today": True},
        name="annual-today",
    ),
    path(
        "<int:plan_id>/<int:year>/don-vi-hien-nay/bao-cao.docx",
        views.annual_docx,
        {"as_today": True},
        name="annual-today-docx",
    ),
]
