from django.urls import path

from hientai.core import views

app_name = "core"
urlpatterns = [
    path("thanh-phan/", views.gallery, name="gallery"),
    path("suc-khoe/", views.health, name="health"),
]
