"""Addresses of agreed actions and of issues."""

from followup.urls_actions import urlpatterns as actions
from followup.urls_issues import urlpatterns as issues

app_name = "followup"
urlpatterns = [*actions, *issues]
