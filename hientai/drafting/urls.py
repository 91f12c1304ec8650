from django.urls import path

from hientai.drafting import views

app_name = "drafting"
urlpatterns = [
    path("", views.drafts, name="list"),
    path("bat-dau/<int:wanted_id>/<int:duty_id>/", views.start, name="start"),
    path("<int:pk>/", views.detail, name="detail"),
    path("<int:pk>/ban-du-thao/", views.add_version, name="add-version"),
    path("<int:pk>/lay-y-kien/", views.ask, name="ask"),
    path("<int:pk>/trinh/", views.submit, name="submit"),
    path("<int:pk>/tra-lai/", views.give_back, name="give-back"),
    path("<int:pk>/ban-hanh/", views.issue, name="issue"),
    path("<int:pk>/tiep-thu/", views.adoption, name="adoption"),
    path("<int:pk>/tep/<int:file_id>/", views.file, name="file"),
    path("gop-y/<int:asked_id>/", views.comment, name="comment"),
    path("tra-loi/<int:comment_id>/", views.answer, name="answer"),
]
