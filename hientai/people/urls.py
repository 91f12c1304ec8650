from django.urls import path

from hientai.people.views import editing, history, intakes, lists, register, ruling, saved

app_name = "people"
urlpatterns = [
    path("", lists.people_list, name="list"),
    path("xuat-excel/", lists.export, name="export"),
    path("mau/", lists.template, name="template"),
    path("danh-sach/", saved.saved_lists, name="saved-lists"),
    path("danh-sach/luu/", saved.save_list, name="save-list"),
    path("danh-sach/<int:pk>/", saved.open_list, name="saved-list"),
    path("danh-sach/<int:pk>/xoa/", saved.remove_list, name="remove-list"),
    path("<int:pk>/", register.detail, name="detail"),
    path("theo-ngay/", history.on_day, name="on-day"),
    path("theo-ngay/xuat-excel/", history.export, name="on-day-export"),
    path("nganh/", ruling.sector_list, name="sectors"),
    path("nganh/them/", ruling.sector, name="sector-add"),
    path("nganh/<int:pk>/", ruling.sector, name="sector"),
    path("nganh/<int:pk>/lam/", ruling.sector_act, name="sector-act"),
    path("quy-dinh/", ruling.counting, name="counting"),
    path("tinh-lai/<int:pk>/", ruling.recount, name="recount"),
    path("bien-che/", ruling.staff_list, name="staff"),
    path("bien-che/ghi/", ruling.enter_staff, name="staff-enter"),
    path("them/", editing.add, name="add"),
    path("<int:pk>/sua/<slug:section>/", editing.edit, name="edit"),
    path("<int:pk>/muc/<slug:kind>/", editing.row, name="row-add"),
    path("<int:pk>/muc/<slug:kind>/<int:row>/", editing.row, name="row"),
    path("<int:pk>/muc/<slug:kind>/<int:row>/xoa/", editing.remove, name="row-remove"),
    path("<int:pk>/tinh-trang/", editing.status, name="status"),
    path("<int:pk>/giay-to/<int:origin>/", editing.paper, name="paper"),
    path("<int:pk>/xem/", register.show_guarded, name="guarded"),
    path("nhap/", intakes.upload, name="upload"),
    path("nhap/<int:pk>/", intakes.detail, name="intake"),
    path("nhap/<int:pk>/cot/", intakes.columns, name="intake-columns"),
    path("nhap/<int:pk>/dong/<int:row>/", intakes.decide, name="intake-row"),
    path("nhap/<int:pk>/lam/", intakes.act, name="intake-act"),
]
