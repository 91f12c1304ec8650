from django.urls import path

from hientai.accounts import views

app_name = "accounts"
urlpatterns = [
    path("dang-nhap/", views.sign_in, name="sign-in"),
    path("dang-xuat/", views.sign_out, name="sign-out"),
    path("mat-khau/", views.own_password, name="own-password"),
    path("nen/", views.choose_theme, name="theme"),
    path("phan-quyen/", views.policy, name="policy"),
    path("nguoi-dung/", views.people, name="people"),
    path("nguoi-dung/them/", views.add_person, name="person-add"),
    path("nguoi-dung/<int:pk>/", views.person, name="person"),
    path("nguoi-dung/<int:pk>/vai-tro/", views.add_post, name="post-add"),
    path("nguoi-dung/<int:pk>/ngung/", views.deactivate, name="deactivate"),
    path("nguoi-dung/<int:pk>/mat-khau/", views.renew_password, name="password-renew"),
    path("vai-tro/<int:pk>/thoi/", views.end_post, name="post-end"),
    path("nhat-ky/", views.log, name="log"),
]
