from django.urls import path

from hientai.duties import views

app_name = "duties"
urlpatterns = [
    path("", views.mine, name="mine"),
    path("<int:pk>/", views.detail, name="detail"),
    path("<int:pk>/bao-cao/", views.report, name="report"),
    path("minh-chung/<int:pk>/", views.evidence, name="evidence"),
    path("nhac/", views.remind, name="remind"),
    path("nhiem-vu/<int:pk>/dieu-kien/", views.condition, name="condition"),
]
