from django.urls import path

from hientai.bodies.views import events, handing, province, register

app_name = "bodies"
urlpatterns = [
    path("", register.list_bodies, name="list"),
    path("tai-ve/", register.export, name="export"),
    path("them/", register.add, name="add"),
    path("lap-danh-muc/", register.make_province, name="make-province"),
    path("<int:pk>/", register.detail, name="detail"),
    path("<int:pk>/sua/", register.edit, name="edit"),
    path("su-kien/", events.list_events, name="events"),
    path("su-kien/them/", events.add_event, name="event-add"),
    path("su-kien/<int:pk>/", events.event, name="event"),
    path("su-kien/<int:pk>/sua/", events.edit_event, name="event-edit"),
    path("su-kien/<int:pk>/don-vi-cu/", events.before, name="event-before"),
    path("su-kien/<int:pk>/don-vi-moi/", events.after, name="event-after"),
    path("su-kien/<int:pk>/lam/", events.act, name="event-act"),
    path("dong-thoi-gian/", province.timeline, name="timeline"),
    path("sap-xep-2025/", province.reform, name="reform"),
    path("ban-giao/", handing.inbox, name="handovers"),
    path("ban-giao/<int:event_id>/<int:body_id>/", handing.parcel, name="parcel"),
    path("ban-giao/<int:event_id>/<int:body_id>/tra-loi/", handing.answer, name="parcel-answer"),
]
