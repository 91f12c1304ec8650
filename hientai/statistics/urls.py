from django.urls import path, re_path

from hientai.statistics.views import balancing, booklets, exploring, opening

app_name = "statistics"
urlpatterns = [
    path("", exploring.explore, name="explore"),
    path("xuat-excel/", exploring.export, name="export"),
    path("nguoi/", exploring.behind, name="people"),
    path("can-doi/", balancing.show, name="balance"),
    path("can-doi/xuat-excel/", balancing.export, name="balance-export"),
    path("nien-giam/", booklets.choose, name="booklets"),
    path("nien-giam/noi-bo/", booklets.internal, name="booklet"),
    re_path(
        r"^cong-khai/nien-giam/(?P<pk>[0-9]{1,9})\.(?P<suffix>docx|pdf)$",
        booklets.opened,
        name="open-booklet",
    ),
    path("cong-khai/", opening.open_page, name="open"),
    path("cong-khai/<int:pk>.csv", opening.open_csv, name="open-csv"),
    path("cong-khai/<int:pk>.json", opening.open_json, name="open-json"),
    path("cong-khai/chon/", opening.choose, name="choose"),
    path("cong-khai/luu/", opening.publish, name="publish"),
]
