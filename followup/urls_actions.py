"""Addresses of agreed actions."""

from django.urls import path

from followup.views import actions, answers, chosen, figures, places, serving, steps

urlpatterns = [
    path("actions/", actions.action_list, name="action-list"),
    path("actions/export/", actions.action_export, name="action-export"),
    path("actions/new/", actions.action_create, name="action-create"),
    path("actions/chosen/", chosen.action_chosen, name="action-chosen"),
    path("actions/remind/", chosen.action_remind, name="action-remind"),
    path("actions/update/", chosen.action_bulk, name="action-bulk"),
    path("actions/filters/new/", actions.filter_save, name="action-filter-save"),
    path("actions/filters/<int:pk>/remove/", actions.filter_remove, name="action-filter-remove"),
    path("actions/ageing/", figures.ageing, name="action-ageing"),
    path("actions/ageing/export/", figures.ageing_export, name="action-ageing-export"),
    path("actions/balance/", figures.balance, name="action-balance"),
    path("actions/balance/export/", figures.balance_export, name="action-balance-export"),
    path("actions/answer/<str:token>/", answers.action_answer, name="action-answer"),
    path("actions/<int:pk>/", actions.action_detail, name="action-detail"),
    path("actions/<int:pk>/edit/", actions.action_update, name="action-update"),
    path("actions/<int:pk>/serves/", serving.action_serves, name="action-serves"),
    path("actions/<int:pk>/start/", steps.action_start, name="action-start"),
    path("actions/<int:pk>/finish/", steps.action_finish, name="action-finish"),
    path("actions/<int:pk>/confirm/", steps.action_confirm, name="action-confirm"),
    path("actions/<int:pk>/reopen/", steps.action_reopen, name="action-reopen"),
    path("actions/<int:pk>/drop/", steps.action_drop, name="action-drop"),
    path("actions/<int:pk>/extend/", steps.action_extend, name="action-extend"),
    path("actions/<int:pk>/extensions/<int:extension>/", steps.extension_answer, name="action-extension-answer"),
    path("actions/<int:pk>/notes/new/", steps.note_add, name="action-note"),
    path("actions/<int:pk>/notes/<int:note>/file/", actions.evidence, name="action-evidence-export"),
    path("forums/<int:pk>/actions/", places.forum_actions, name="action-forum"),
    path("meetings/<int:pk>/actions/", places.meeting_actions, name="action-meeting"),
    path("forums/<int:pk>/seats/<int:seat>/handover/", places.handover, name="action-handover"),
    path("forums/<int:pk>/seats/<int:seat>/handover.pdf", places.handover_pdf, name="action-handover-export"),
]
