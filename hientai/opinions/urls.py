from django.urls import path

from hientai.opinions import views

app_name = "opinions"
urlpatterns = [
    path("", views.opinion_list, name="list"),
    path("xuat/", views.export, name="export"),
    path("neu/", views.new, name="new"),
    path("neu/<int:duty>/", views.raise_from_duty, name="raise"),
    path("tep/<int:pk>/", views.file, name="file"),
    path("<int:pk>/", views.detail, name="detail"),
    path("<int:pk>/<slug:slug>/", views.act, name="act"),
]
