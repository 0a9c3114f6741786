"""Addresses of forums and seats; those of meetings stand in a module for each part of the work on one."""

from django.urls import path

from meetings.urls_checklists import urlpatterns as checklists
from meetings.urls_follow import urlpatterns as follow
from meetings.urls_hold import urlpatterns as hold
from meetings.urls_invite import urlpatterns as invite
from meetings.urls_minutes import urlpatterns as minutes
from meetings.urls_prepare import urlpatterns as prepare
from meetings.views import forums, seats

app_name = "meetings"
urlpatterns = [
    path("forums/", forums.forum_list, name="forum-list"),
    path("forums/export/", forums.forum_export, name="forum-export"),
    path("forums/<int:pk>/", forums.forum_detail, name="forum-detail"),
    path("forums/<int:pk>/edit/", forums.forum_update, name="forum-update"),
    path("forums/<int:pk>/members/", seats.member_list, name="member-list"),
    path("forums/<int:pk>/members/export/", seats.member_export, name="member-export"),
    path("forums/<int:pk>/seats/new/", seats.seat_create, name="seat-create"),
    path("forums/<int:pk>/seats/<int:seat_pk>/edit/", seats.seat_update, name="seat-update"),
    path("forums/<int:pk>/seats/<int:seat_pk>/replace/", seats.seat_replace, name="seat-replace"),
    path("forums/<int:pk>/seats/<int:seat_pk>/end/", seats.seat_end, name="seat-end"),
    path("forums/<int:pk>/seats/<int:seat_pk>/contact/", seats.seat_contact, name="seat-contact"),
    *checklists,
    *prepare,
    *invite,
    *hold,
    *minutes,
    *follow,
]
