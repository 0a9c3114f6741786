"""Addresses of holding a meeting: attendance; taken into ``meetings.urls``."""

from django.urls import path

from meetings.views import hold

urlpatterns = [
    path("meetings/<int:pk>/attendance/", hold.attendance, name="attendance"),
    path("meetings/<int:pk>/attendance/new/", hold.attendance_add, name="attendance-add"),
    path("meetings/<int:pk>/attendance/<int:row>/edit/", hold.attendance_update, name="attendance-update"),
    path("meetings/<int:pk>/attendance/<int:row>/remove/", hold.attendance_remove, name="attendance-remove"),
    path("meetings/<int:pk>/attendance/counts/new/", hold.count_add, name="count-add"),
    path("meetings/<int:pk>/attendance/counts/<int:count>/remove/", hold.count_remove, name="count-remove"),
]
