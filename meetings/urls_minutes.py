"""Addresses of the minutes of a meeting; taken into ``meetings.urls``."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
