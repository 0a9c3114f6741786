"""Addresses of issues and their ladder."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
