from django.urls import path

from hientai.documents.views import pages

app_name = "documents"
urlpatterns = [
    path("", pages.list_documents, name="list"),
    path("tai-ve/", pages.export, name="export"),
    path("<int:pk>/", pages.detail, name="detail"),
    path("<int:pk>/loi-van/", pages.text, name="text"),
    path("<int:pk>/tep/", pages.original, name="file"),
    path("<int:pk>/bo-sung/", pages.complete, name="complete"),
    path("<int:pk>/ban-goc/", pages.attach, name="attach"),
    path("<int:pk>/them-quan-he/", pages.relate, name="relate"),
    path("quan-he/<int:relation_id>/", pages.decide, name="decide"),
    path("trung/<int:question_id>/", pages.answer, name="answer"),
]
