"""Addresses of agreed actions."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
