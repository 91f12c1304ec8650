from django.urls import path

from hientai.indicators.views import asking, listing, one, opened, targets

app_name = "indicators"
urlpatterns = [
    path("", listing.overview, name="list"),
    path("xuat-excel/", listing.export, name="export"),
    path("bang-so-lieu/", listing.table, name="table"),
    path("nhap/", listing.upload, name="upload"),
    path("ke-hoach/<int:plan_id>/", listing.confirm, name="confirm"),
    path("them/", one.add, name="add"),
    path("<int:pk>/", one.detail, name="detail"),
    path("<int:pk>/sua/", one.edit, name="edit"),
    path("<int:pk>/ghi-so-lieu/", one.enter, name="enter"),
    path("<int:pk>/tinh-lai/", one.recompute, name="recompute"),
    path("<int:pk>/cong-khai/", one.set_open, name="set-open"),
    path("<int:pk>/nguoi/", one.people, name="people"),
    path("<int:pk>/nganh/", one.parts, name="parts"),
    path("<int:pk>/hoi/", asking.ask, name="ask-form"),
    path("muc-tieu/<int:pk>/", targets.edit, name="target"),
    path("muc-tieu/<int:pk>/danh-gia/", targets.judge, name="judge"),
    path("muc-tieu/<int:pk>/thoi/", targets.drop, name="drop"),
    path("yeu-cau/", asking.listed, name="asks"),
    path("yeu-cau/<int:pk>/", asking.one, name="ask"),
    path("yeu-cau/<int:pk>/quyet-dinh/", asking.decide, name="decide"),
    path("yeu-cau/<int:pk>/minh-chung/", asking.evidence, name="evidence"),
    path("cong-khai/", opened.page, name="open"),
    path("cong-khai/so-lieu.json", opened.index, name="open-index"),
    path("cong-khai/<int:pk>.json", opened.as_json, name="open-json"),
    path("cong-khai/<int:pk>.csv", opened.as_csv, name="open-csv"),
]
