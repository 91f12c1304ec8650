"""Addresses under three heads: one's own, those of whoever answers, the open ones."""

from django.urls import path

from hientai.privacy.views import checks, door, handling, own, owners, rights

app_name = "privacy"
OWN, REGISTER = "ho-so-cua-toi/", "tri-thuc/"
urlpatterns = [
    path(OWN, own.mine, name="mine"),
    path(f"{OWN}sua/", own.edit, name="edit"),
    path(f"{OWN}minh-chung/", own.proofs, name="proofs"),
    path(f"{OWN}minh-chung/<int:pk>/", own.my_proof, name="my-proof"),
    path(f"{OWN}ai-da-xem/", own.looks, name="looks"),
    path(f"{OWN}ai-da-xem/excel/", own.looks_export, name="looks-export"),
    path(f"{OWN}ban-sao/<slug:kind>/", own.my_copy, name="my-copy"),
    path(f"{OWN}dong-y/", rights.consents, name="consents"),
    path(f"{OWN}dong-y/<slug:purpose>/", rights.consent, name="consent"),
    path(f"{OWN}yeu-cau/", rights.requests, name="my-requests"),
    path(f"{OWN}yeu-cau/<int:pk>/", rights.my_request, name="my-request"),
    path(f"{OWN}yeu-cau/<int:pk>/rut/", rights.drop, name="drop"),
    path(f"{OWN}nhan/<str:code>/", door.claim, name="claim"),
    path("chuyen-gia/", door.open_people, name="open-people"),
    path("chuyen-gia/<int:pk>-<slug:slug>/", door.open_person, name="open-person"),
    path(f"{REGISTER}<int:pk>/quyen/", owners.person, name="person"),
    path(f"{REGISTER}<int:pk>/quyen/moi/", owners.invite, name="invite"),
    path(f"{REGISTER}<int:pk>/quyen/thu/", owners.letter, name="letter"),
    path(f"{REGISTER}<int:pk>/quyen/thu-hoi/", owners.withdraw_invitation, name="uninvite"),
    path(f"{REGISTER}<int:pk>/quyen/lam/", owners.act, name="person-act"),
    path(f"{REGISTER}<int:pk>/quyen/dong-y/", owners.paper_consent, name="paper-consent"),
    path(f"{REGISTER}<int:pk>/quyen/yeu-cau/", owners.paper_request, name="paper-request"),
    path(f"{REGISTER}<int:pk>/quyen/ban-sao/", owners.copy, name="copy"),
    path(f"{REGISTER}yeu-cau/", handling.requests, name="requests"),
    path(f"{REGISTER}yeu-cau/excel/", handling.requests_export, name="requests-export"),
    path(f"{REGISTER}yeu-cau/<int:pk>/", handling.one_request, name="request"),
    path(f"{REGISTER}yeu-cau/<int:pk>/lam/", handling.request_act, name="request-act"),
    path(f"{REGISTER}yeu-cau/<int:pk>/giay/", handling.request_paper, name="request-paper"),
    path(f"{REGISTER}doi-chieu/", checks.checks, name="checks"),
    path(f"{REGISTER}doi-chieu/minh-chung/<int:pk>/", checks.check_proof, name="check-proof"),
    path(f"{REGISTER}doi-chieu/tep/<int:pk>/", checks.proof_file, name="proof-file"),
    path(f"{REGISTER}doi-chieu/de-nghi/<int:pk>/", checks.check_proposal, name="check-proposal"),
]
