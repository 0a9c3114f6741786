"""Addresses of holding a meeting: attendance; taken into ``meetings.urls``."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
