from django.urls import path

from partners import picking
from partners.views import organisations, people, places
from partners.views import policy as catalogue

app_name = "partners"
urlpatterns = [
    path("pick/<slug:source>/", picking.pick, name="pick"),
    path("organisations/", organisations.organisation_list, name="organisation-list"),
    path("organisations/export/", organisations.organisation_export, name="organisation-export"),
    path("organisations/new/", organisations.organisation_create, name="organisation-create"),
    path("organisations/<int:pk>/", organisations.organisation_detail, name="organisation-detail"),
    path("organisations/<int:pk>/edit/", organisations.organisation_update, name="organisation-update"),
    path("organisations/<int:pk>/close/", organisations.organisation_close, name="organisation-close"),
    path("organisations/<int:pk>/reopen/", organisations.organisation_reopen, name="organisation-reopen"),
    path("people/", people.person_list, name="person-list"),
    path("people/export/", people.person_export, name="person-export"),
    path("people/new/", people.person_create, name="person-create"),
    path("people/me/", people.me, name="person-me"),
    path("people/<int:pk>/", people.person_detail, name="person-detail"),
    path("people/<int:pk>/edit/", people.person_update, name="person-update"),
    path("people/<int:pk>/merge/", people.person_merge, name="person-merge"),
    path("people/<int:pk>/account/", people.person_account, name="person-account"),
    path("people/<int:pk>/positions/new/", people.position_create, name="position-create"),
    path("people/<int:pk>/positions/<int:position_pk>/edit/", people.position_update, name="position-update"),
    path("places/", places.place_list, name="place-list"),
    path("places/export/", places.place_export, name="place-export"),
    path("places/<str:code>/", places.place_detail, name="place-detail"),
    path("places/<str:code>/edit/", places.place_update, name="place-update"),
    path("places/<str:code>/close/", places.place_close, name="place-close"),
    path("policy/", catalogue.framework_list, name="framework-list"),
    path("policy/export/", catalogue.framework_export, name="framework-export"),
    path("policy/new/", catalogue.framework_create, name="framework-create"),
    path("policy/<int:pk>/", catalogue.framework_detail, name="framework-detail"),
    path("policy/<int:pk>/edit/", catalogue.framework_update, name="framework-update"),
    path("policy/<int:pk>/entries/new/", catalogue.entry_create, name="entry-create"),
    path("policy/<int:pk>/entries/<int:entry_pk>/edit/", catalogue.entry_update, name="entry-update"),
]
