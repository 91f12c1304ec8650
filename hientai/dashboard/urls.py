from django.urls import path

from hientai.dashboard import views

app_name = "dashboard"
urlpatterns = [
    path("", views.public_home, name="public"),
    path("sang-nay/", views.home, name="home"),
]
