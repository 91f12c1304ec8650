from django.urls import path

from hientai.dashboard import views

app_name = "dashboard"
urlpatterns = [
    path("", views.public_home, name="public"),
    path("cong-khai/<int:plan_id>/", views.public_plan, name="public-plan"),
    path("cong-khai/chon/", views.choose, name="open"),
    path("cong-khai/chon/<int:plan_id>/", views.choose_plan, name="open-plan"),
    path("sang-nay/", views.home, name="home"),
    path("theo-doi/", views.board, name="board"),
    path("theo-doi/nhiem-vu/", views.board_of_tasks, name="tasks"),
    path("theo-doi/don-vi-theo-thang/", views.heat, name="heat"),
    path("theo-doi/don-vi-theo-thang/excel/", views.heat_export, name="heat-export"),
    path("theo-doi/chua-bao-cao/", views.silent, name="silent"),
    path("theo-doi/chua-co-don-vi/", views.unowned, name="unowned"),
    path("theo-doi/excel/", views.export, name="export"),
]
