from django.urls import path

from hientai.subplans import views

app_name = "subplans"
urlpatterns = [
    path("", views.plans, name="list"),
    path("<int:plan_id>/", views.plan, name="plan"),
    path("<int:plan_id>/bang/", views.table, name="table"),
    path("<int:plan_id>/tim/", views.propose, name="propose"),
    path("<int:plan_id>/chi-ra/", views.point_out, name="point-out"),
    path("<int:plan_id>/<int:below_id>/", views.clauses, name="clauses"),
    path("nhiem-vu/<int:task_id>/", views.decide, name="decide"),
    path("nop/<int:duty_id>/", views.hand_in, name="hand-in"),
    path("tra-lai/<int:own_id>/", views.return_plan, name="return"),
    path("gan/<int:task_id>/<int:above_id>/", views.hang, name="hang"),
    path("gan/<int:task_id>/", views.hang_chosen, name="hang-chosen"),
]
