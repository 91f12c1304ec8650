from django.urls import path

from hientai.reviews import views

app_name = "reviews"
urlpatterns = [
    path("", views.listing, name="list"),
    path("moi/", views.make, name="make"),
    path("de-cuong/", views.outline_list, name="outlines"),
    path("de-cuong/<slug:key>/", views.outline_edit, name="outline"),
    path("de-cuong/<slug:key>/bo/", views.outline_forget, name="outline-forget"),
    path("<int:pk>/", views.show, name="show"),
    path("<int:pk>/bao-cao.docx", views.as_docx, name="docx"),
    path("<int:pk>/bao-cao.pdf", views.as_pdf, name="pdf"),
    path("<int:pk>/ban-chot.json", views.as_json, name="json"),
    path("<int:pk>/sap-xep/", views.arrange, name="arrange"),
    path("<int:pk>/ten-va-chu-ky/", views.set_head, name="head"),
    path("<int:pk>/danh-gia/", views.assess, name="assess"),
    path("<int:pk>/danh-gia/them/", views.objective, name="objective"),
    path("<int:pk>/danh-gia/<int:assessment_id>/", views.judge, name="judge"),
    path("<int:pk>/danh-gia/<int:assessment_id>/bo/", views.objective_drop, name="objective-drop"),
    path("<int:pk>/lich-su/", views.history, name="history"),
    path("<int:pk>/so-lieu/", views.figure, name="figure"),
    path("<int:pk>/chot/", views.freeze, name="freeze"),
    path("<int:pk>/phat-hanh/", views.issue, name="issue"),
    path("<int:pk>/ban-sua/", views.version, name="version"),
    path("<int:pk>/noi-nhan/", views.addressee, name="addressee"),
    path("<int:pk>/noi-nhan/<int:addressee_id>/", views.mark, name="mark"),
    path("<int:pk>/muc/<slug:key>/<str:part>/", views.passage, name="passage"),
    path("<int:pk>/muc/<slug:key>/<str:part>/bo/", views.drop_passage, name="passage-drop"),
]
