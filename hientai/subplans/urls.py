from django.urls import URLPattern

app_name = "subplans"
urlpatterns: list[URLPattern] = []
