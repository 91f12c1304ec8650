from django.urls import path

from hientai.upkeep.views import answers, rounds

app_name = "upkeep"
urlpatterns = [
    path("", rounds.rounds, name="list"),
    path("them/", rounds.add, name="add"),
    path("dot/<int:pk>/", rounds.show, name="round"),
    path("dot/<int:pk>/xuat/", rounds.export, name="export"),
    path("dot/<int:pk>/dong/", rounds.close, name="close"),
    path("<int:pk>/", answers.show, name="answer"),
    path("<int:pk>/xac-nhan/", answers.confirm, name="confirm"),
    path("<int:pk>/bang/", answers.sheet, name="sheet"),
    path("<int:pk>/nguoi/<int:person>/", answers.say, name="person"),
]
