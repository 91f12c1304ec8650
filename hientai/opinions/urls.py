from django.urls import path

from hientai.opinions import views

app_name = "opinions"
urlpatterns = [
    path("", views.opinion_list, name="list"),
    path("<int:pk>/", views.detail, name="detail"),
    path("<int:pk>/tra-loi/", views.answer, name="answer"),
    path("<int:pk>/khep-lai/", views.close, name="close"),
    path("neu/<int:duty>/", views.raise_from_duty, name="raise"),
]
