"""Every address of the application. Third-party addresses are limited to those listed here."""

from django.conf import settings
from django.urls import include, path
from django.views.decorators.http import require_safe

import kit.views
from accounts.policies import PUBLIC, policy

urlpatterns = [
    path("account/", include("accounts.urls_signin")),
    path("account/", include("accounts.urls")),
    path("work/", include("jobs.urls")),
    path("jmi/", include("jmi.urls")),
    path("directory/", include("partners.urls")),
    path("", include("meetings.urls")),
    path("", include("followup.urls")),
    path("", include("reports.urls")),
]
if settings.DEBUG or settings.TESTING:
    # Every component and the error pages, for those who build pages and for the tests.
    urlpatterns += [
        path("guide/components/", policy(PUBLIC)(require_safe(kit.views.components)), name="components"),
        path("guide/errors/<int:code>/", policy(PUBLIC)(require_safe(kit.views.error)), name="error-page"),
    ]
