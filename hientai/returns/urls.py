from django.urls import path

from hientai.returns import views

app_name = "returns"
urlpatterns = [
    path("", views.mine, name="mine"),
    path("<int:pk>/", views.detail, name="detail"),
    path("<int:pk>/viec/<int:duty>/", views.line, name="line"),
    path("<int:pk>/noi-dung/", views.note, name="note"),
    path("<int:pk>/gui/", views.send, name="send"),
    path("<int:pk>/bieu.xlsx", views.form, name="form"),
    path("<int:pk>/nhan-bieu/", views.form_in, name="form-in"),
    path("<int:pk>/duyet/", views.check, name="check"),
    path("<int:pk>/ban-moi/", views.correct, name="correct"),
    path("<int:pk>/bo-ban-sua/", views.drop, name="drop"),
    path("<int:pk>/ban-giay/", views.paper, name="paper"),
    path("minh-chung/<int:pk>/", views.evidence, name="evidence"),
    path("ke-hoach/<int:plan>/", views.overview, name="overview"),
    path("ke-hoach/<int:plan>/duyet/", views.confirm_many, name="confirm-many"),
    path("ke-hoach/<int:plan>/dot-xuat/", views.ask, name="ask"),
    path("dot-xuat/<int:pk>/", views.asked, name="asked"),
]
