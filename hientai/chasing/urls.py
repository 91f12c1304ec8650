from django.urls import path

from hientai.chasing import views

app_name = "chasing"
urlpatterns = [
    path("", views.explanations, name="list"),
    path("giai-trinh/yeu-cau/", views.ask, name="ask"),
    path("giai-trinh/<int:pk>/", views.explanation, name="explanation"),
    path("giai-trinh/<int:pk>/tra-loi/", views.answer, name="answer"),
    path("giai-trinh/<int:pk>/chap-nhan/", views.accept, name="accept"),
    path("giai-trinh/<int:pk>/lai/", views.again, name="again"),
    path("giai-trinh/<int:pk>/rut/", views.withdraw, name="withdraw"),
    path("bac-nhac/", views.ladder, name="ladder"),
    path("nguoi-dung-dau/", views.heads, name="heads"),
    path("cong-van/", views.letters, name="letters"),
    path("cong-van/ke-hoach/<int:plan>/", views.new_letter, name="new-letter"),
    path("cong-van/<int:pk>/tep/", views.letter_file, name="letter-file"),
    path("cong-van/<int:pk>/so/", views.issue_letter, name="issue-letter"),
    path("thu/", views.sent, name="sent"),
    path("thu/<int:pk>/", views.digest, name="digest"),
    path("thong-bao/", views.inbox, name="inbox"),
    path("thong-bao/<int:pk>/", views.open_notice, name="open-notice"),
    path("thong-bao/da-doc/", views.read_all, name="read-all"),
    path("thong-bao/cach-nhan/", views.preferences, name="preferences"),
    path("lich/tao/", views.make_feed, name="make-feed"),
    path("lich/thu-hoi/", views.revoke_feed, name="revoke-feed"),
    path("lich/<str:secret>.ics", views.feed, name="feed"),
]
