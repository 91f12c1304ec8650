from django.urls import path

from hientai.duties.views import asking, pages, stopping

app_name = "duties"
urlpatterns = [
    path("", pages.mine, name="mine"),
    path("<int:pk>/", pages.detail, name="detail"),
    path("<int:pk>/bao-cao/", pages.report, name="report"),
    path("<int:pk>/de-nghi/", asking.ask, name="ask"),
    path("<int:pk>/buoc/", asking.add_step, name="add-step"),
    path("<int:pk>/rut-dieu-kien/", stopping.condition, name="withdraw-condition"),
    path("<int:pk>/dung/", stopping.one, name="stop"),
    path("de-nghi/", asking.requests, name="requests"),
    path("de-nghi/<int:pk>/tra-loi/", asking.answer, name="answer"),
    path("de-nghi/<int:pk>/rut/", asking.withdraw, name="withdraw"),
    path("buoc/<int:pk>/", asking.step, name="step"),
    path("minh-chung/<int:pk>/", pages.evidence, name="evidence"),
    path("nhac/", pages.remind, name="remind"),
    path("nhiem-vu/<int:pk>/dieu-kien/", pages.condition, name="condition"),
    path("nhiem-vu/<int:pk>/chu-tri/", asking.answerable, name="answerable"),
    path("ke-hoach/<int:pk>/dung/", stopping.whole_plan, name="stop-plan"),
]
