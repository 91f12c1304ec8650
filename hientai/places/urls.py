from django.urls import path

from hientai.places import views

app_name = "places"
urlpatterns = [
    path("", views.find, name="find"),
    path("quy-doi/", views.convert, name="convert"),
    path("<str:place_id>/", views.place, name="place"),
]
