from django.urls import path

from hientai.supervision import views

app_name = "supervision"
urlpatterns = [
    path("", views.overview, name="list"),
    path("xuat/", views.export, name="export"),
    path("ke-hoach/them/", views.year_add, name="year-add"),
    path("ke-hoach/<int:pk>/", views.year, name="year"),
    path("ke-hoach/<int:pk>/cuoc/", views.visit_add, name="visit-add"),
    path("cuoc/<int:pk>/", views.visit, name="visit"),
    path("cuoc/<int:pk>/sua/", views.visit_edit, name="visit-edit"),
    path("cuoc/<int:pk>/thoi/", views.visit_drop, name="visit-drop"),
    path("cuoc/<int:pk>/bien-ban/", views.visit_record, name="visit-record"),
    path("cuoc/<int:pk>/tep-bien-ban/", views.minutes, name="minutes"),
    path("cuoc/<int:pk>/van-ban/", views.docx, name="docx"),
    path("cuoc/<int:pk>/phat-hien/", views.finding_add, name="finding-add"),
    path("cuoc/<int:pk>/ket-luan/", views.conclude, name="conclude"),
    path("phat-hien/<int:pk>/sua/", views.finding_edit, name="finding-edit"),
    path("phat-hien/<int:pk>/bo/", views.finding_drop, name="finding-drop"),
]
