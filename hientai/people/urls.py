from django.urls import path

from hientai.people.views import intakes, register

app_name = "people"
urlpatterns = [
    path("", register.people_list, name="list"),
    path("xuat-excel/", register.export, name="export"),
    path("mau/", register.template, name="template"),
    path("<int:pk>/", register.detail, name="detail"),
    path("<int:pk>/xem/", register.show_guarded, name="guarded"),
    path("nhap/", intakes.upload, name="upload"),
    path("nhap/<int:pk>/", intakes.detail, name="intake"),
    path("nhap/<int:pk>/cot/", intakes.columns, name="intake-columns"),
    path("nhap/<int:pk>/dong/<int:row>/", intakes.decide, name="intake-row"),
    path("nhap/<int:pk>/lam/", intakes.act, name="intake-act"),
]
