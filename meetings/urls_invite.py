"""Addresses of invitations, letters and calendars; taken into ``meetings.urls``."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
