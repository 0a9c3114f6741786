"""Addresses of preparing a meeting: the list, the meeting itself, its steps; taken into ``meetings.urls``."""

from django.urls import path

from meetings.views import meetings, steps

urlpatterns = [
    path("meetings/", meetings.meeting_list, name="meeting-list"),
    path("forums/<int:pk>/meetings/", meetings.forum_meetings, name="forum-meetings"),
    path("meetings/new/", meetings.meeting_create, name="meeting-create"),
    path("meetings/<int:pk>/", meetings.meeting_detail, name="meeting-detail"),
    path("meetings/<int:pk>/edit/", meetings.meeting_update, name="meeting-update"),
]
urlpatterns += [
    path(f"meetings/<int:pk>/{verb}/", steps.meeting_take, {"verb": verb}, name=f"meeting-{verb}")
    for verb in ("announce", "hold", "record")
]
urlpatterns += [
    path(f"meetings/<int:pk>/{verb}/", steps.meeting_ask, {"verb": verb}, name=f"meeting-{verb}")
    for verb in ("postpone", "cancel", "unhold")
]
