"""Addresses of what follows a meeting; taken into ``meetings.urls``."""

from django.urls import path

from meetings.views import passed_on

urlpatterns = [
    path("meetings/<int:pk>/passed-on/", passed_on.passed_on, name="passed-on"),
    path("meetings/<int:pk>/passed-on/release/", passed_on.minutes_release, name="minutes-release"),
    path("meetings/<int:pk>/passed-on/<int:row>/edit/", passed_on.passed_on_update, name="passed-on-update"),
    path("meetings/<int:pk>/passed-on/<int:row>/remove/", passed_on.passed_on_remove, name="passed-on-remove"),
]
