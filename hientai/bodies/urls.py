from django.urls import path

from hientai.bodies import views

app_name = "bodies"
urlpatterns = [
    path("", views.list_bodies, name="list"),
    path("tai-ve/", views.export, name="export"),
    path("them/", views.add, name="add"),
    path("lap-danh-muc/", views.make_province, name="make-province"),
    path("<int:pk>/", views.detail, name="detail"),
]
