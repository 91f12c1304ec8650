from django.urls import path

from hientai.merging import views

app_name = "merging"
urlpatterns = [
    path("", views.queue, name="queue"),
    path("tim/", views.search, name="search"),
    path("tim/dung/", views.stop, name="stop"),
    path("chac-chan/", views.settled, name="settled"),
    path("da-gop/", views.merges, name="merges"),
    path("da-gop/<int:pk>/hoan-tac/", views.undo, name="undo"),
    path("<int:pk>/", views.pair, name="pair"),
    path("<int:pk>/xem/", views.guarded, name="guarded"),
    path("<int:pk>/quyet-dinh/", views.decide, name="decide"),
]
