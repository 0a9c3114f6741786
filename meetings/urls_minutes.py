"""Addresses of the minutes of a meeting; taken into ``meetings.urls``."""

from django.urls import path

from meetings.views import minutes, minutes_files, minutes_steps

_VERBS = ("circulate", "withdraw", "approve", "seal")

urlpatterns = [
    path("meetings/<int:pk>/minutes/", minutes.minutes, name="minutes"),
    path("meetings/<int:pk>/minutes/points/save/", minutes.point_save, name="point-save"),
    path("meetings/<int:pk>/minutes/points/<int:point>/turn/", minutes.point_turn, name="point-turn"),
    path("meetings/<int:pk>/minutes/points/<int:point>/move/", minutes.point_move, name="point-move"),
    path("meetings/<int:pk>/minutes/points/<int:point>/remove/", minutes.point_remove, name="point-remove"),
    path("meetings/<int:pk>/minutes/points/<int:point>/correct/", minutes_steps.correction_add, name="correction-add"),
    path("meetings/<int:pk>/minutes/items/<int:item>/reached/", minutes.item_reached, name="item-reached"),
    path("meetings/<int:pk>/minutes/corrections/", minutes_steps.correction_list, name="correction-list"),
    path(
        "meetings/<int:pk>/minutes/corrections/<int:correction>/answer/",
        minutes_steps.correction_answer,
        name="correction-answer",
    ),
    path("meetings/<int:pk>/minutes/revisions/", minutes_steps.revision_list, name="revision-list"),
    path(
        "meetings/<int:pk>/minutes/revisions/<int:number>/restore/",
        minutes_steps.revision_restore,
        name="revision-restore",
    ),
    path(
        "meetings/<int:pk>/minutes/export/<slug:lang>.<slug:kind>", minutes_files.minutes_export, name="minutes-export"
    ),
    path("meetings/<int:pk>/file/", minutes_files.meeting_file, name="meeting-file"),
    path("meetings/<int:pk>/file/<int:job>.<slug:kind>", minutes_files.meeting_file_export, name="meeting-file-export"),
]
urlpatterns += [
    path(f"meetings/<int:pk>/minutes/{verb}/", minutes_steps.minutes_step, {"verb": verb}, name=f"minutes-{verb}")
    for verb in _VERBS
]
