from django.urls import path

from hientai.plans.views import calendar, checking, confirming, lists, papers, pictures

app_name = "plans"
urlpatterns = [
    path("", lists.plan_list, name="list"),
    path("tai-len/", lists.upload, name="upload"),
    path("can-giao/", confirming.to_assign, name="to-assign"),
    path("can-giao/<int:task_id>/", confirming.assign, name="assign"),
    path("<int:plan_id>/", lists.detail, name="detail"),
    path("<int:plan_id>/dang-doc/", lists.progress, name="progress"),
    path("<int:plan_id>/doc-lai/", lists.read_again, name="read-again"),
    path("<int:plan_id>/xoa/", lists.discard, name="discard"),
    path("<int:plan_id>/tep/", lists.original, name="file"),
    path("<int:plan_id>/trang/<int:page>/", pictures.page, name="page"),
    path("<int:plan_id>/bang/", lists.table, name="table"),
    path("<int:plan_id>/kiem-tra/", checking.check, name="check"),
    path("<int:plan_id>/dong-y-con-lai/", checking.accept_rest, name="accept-rest"),
    path("<int:plan_id>/dau-van-ban/", checking.correct_document, name="correct-document"),
    path("<int:plan_id>/them/", checking.add, name="add-task"),
    path("<int:plan_id>/cap-tren/", papers.above, name="above"),
    path("<int:plan_id>/lich-bao-cao/", calendar.change, name="calendar"),
    path("<int:plan_id>/duyet/", confirming.confirm, name="confirm"),
    path("nhiem-vu/<int:task_id>/sua/", checking.correct, name="correct-task"),
    path("nhiem-vu/<int:task_id>/dong-y/", checking.accept, name="accept-task"),
    path("nhiem-vu/<int:task_id>/tach/", checking.split, name="split-task"),
    path("nhiem-vu/<int:task_id>/gop/", checking.merge, name="merge-task"),
    path("nhiem-vu/<int:task_id>/bo/", checking.drop, name="drop-task"),
    path("nhiem-vu/<int:task_id>/lay-lai/", checking.restore, name="restore-task"),
    path("nhiem-vu/<int:task_id>/van-ban/", papers.add_wanted, name="add-wanted"),
    path("cap/<int:twin_id>/", papers.decide_twin, name="decide-twin"),
    path("van-ban/<int:wanted_id>/", papers.decide_wanted, name="decide-wanted"),
    path("van-ban/<int:wanted_id>/ban-hanh/", papers.issue_wanted, name="issue-wanted"),
    path("chi-tieu/<int:target_id>/sua/", checking.correct_target, name="correct-target"),
    path(
        "chi-tieu/<int:target_id>/dong-y/",
        checking.decide_target,
        {"action": "dong-y"},
        name="accept-target",
    ),
    path(
        "chi-tieu/<int:target_id>/bo/", checking.decide_target, {"action": "bo"}, name="drop-target"
    ),
    path(
        "chi-tieu/<int:target_id>/lay-lai/",
        checking.decide_target,
        {"action": "lay-lai"},
        name="restore-target",
    ),
]
