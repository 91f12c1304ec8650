from django.urls import path

from hientai.accounts import views

app_name = "accounts"
urlpatterns = [
    path("dang-nhap/", views.sign_in, name="sign-in"),
    path("dang-xuat/", views.sign_out, name="sign-out"),
    path("nen/", views.choose_theme, name="theme"),
    path("phan-quyen/", views.policy, name="policy"),
    path("nguoi-dung/", views.people, name="people"),
    path("nhat-ky/", views.log, name="log"),
]
