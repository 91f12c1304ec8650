from django.urls import path

from hientai.programmes import views

app_name = "programmes"
urlpatterns = [
    path("", views.listed, name="list"),
    path("them/", views.add, name="add"),
    path("<int:pk>/", views.detail, name="detail"),
    path("<int:pk>/sua/", views.edit, name="edit"),
    path("<int:pk>/chon/<int:plan_id>/", views.fill, name="fill"),
    path("<int:pk>/sap-xep/", views.arrange, name="arrange"),
    path("<int:pk>/bo/", views.delete, name="delete"),
]
