from django.urls import path

from reports import views
from reports.views import editions, guideline, overview, register
from reports.views.search import search

app_name = "reports"
urlpatterns = [
    path("", views.desk, name="desk"),
    path("search/", search, name="search"),
    path("reports/", editions.edition_list, name="edition-list"),
    path("reports/export/", editions.edition_list_export, name="edition-list-export"),
    path("reports/overview/", overview.overview, name="overview"),
    path("reports/<int:pk>/", editions.edition_detail, name="edition-detail"),
    path("reports/<int:pk>/cancel/", editions.edition_cancel, name="edition-cancel"),
    path("reports/<int:pk>/repeat/", editions.edition_repeat, name="edition-repeat"),
    path("reports/<int:pk>/submit/", editions.edition_submit, name="edition-submit"),
    path("reports/<int:pk>/advice/", editions.edition_advice, name="edition-advice"),
    path("reports/<int:pk>/<slug:form>.pdf", editions.edition_file, name="edition-file"),
    path("guideline/", guideline.guideline, name="guideline"),
    path("guideline/decision/", register.decision, name="decision"),
    path("guideline/instruments/", register.instrument_list, name="instrument-list"),
    path("guideline/instruments/new/", register.instrument_create, name="instrument-create"),
    path("guideline/instruments/<int:pk>/", register.instrument_detail, name="instrument-detail"),
    path("guideline/instruments/<int:pk>/edit/", register.instrument_update, name="instrument-update"),
    path("guideline/copies/<int:pk>/sent/", register.copy_sent, name="copy-sent"),
    path("guideline/<str:id>/", guideline.provision, name="provision"),
]
