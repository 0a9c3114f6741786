"""Addresses of checklists; taken into ``meetings.urls``."""

from django.urls import path

from meetings.views import checklist_templates, checklists

urlpatterns = [
    path("meetings/templates/checklists/", checklist_templates.checklist_template_list, name="checklist-template-list"),
    path(
        "meetings/templates/checklists/new/",
        checklist_templates.checklist_template_create,
        name="checklist-template-create",
    ),
    path(
        "meetings/templates/checklists/<int:pk>/edit/",
        checklist_templates.checklist_template_update,
        name="checklist-template-update",
    ),
    path("forums/<int:pk>/checklists/", checklists.forum_checklists, name="forum-checklists"),
    path("meetings/<int:pk>/checklist/", checklists.checklist, name="checklist"),
    path("meetings/<int:pk>/checklist/export/", checklists.checklist_export, name="checklist-export"),
    path("meetings/<int:pk>/checklist/start/", checklists.checklist_start, name="checklist-start"),
    path("meetings/<int:pk>/checklist/new/", checklists.checklist_line_create, name="checklist-line-create"),
    path(
        "meetings/<int:pk>/checklist/<int:line>/edit/", checklists.checklist_line_update, name="checklist-line-update"
    ),
    path("meetings/<int:pk>/checklist/<int:line>/tick/", checklists.checklist_line_tick, name="checklist-line-tick"),
    path("meetings/<int:pk>/checklist/<int:line>/skip/", checklists.checklist_line_skip, name="checklist-line-skip"),
    path(
        "meetings/<int:pk>/checklist/<int:line>/remove/", checklists.checklist_line_remove, name="checklist-line-remove"
    ),
]
