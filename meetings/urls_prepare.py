"""Addresses of preparing a meeting: lists, the meeting, its steps, agenda, papers; taken into ``meetings.urls``."""

from django.urls import path

from meetings.views import agenda, meetings, papers, prepare_exports, proposals, steps, templates

urlpatterns = [
    path("meetings/", meetings.meeting_list, name="meeting-list"),
    path("meetings/export/", prepare_exports.meeting_list_export, name="meeting-list-export"),
    path("forums/<int:pk>/meetings/", meetings.forum_meetings, name="forum-meetings"),
    path("forums/<int:pk>/meetings/export/", prepare_exports.forum_meetings_export, name="forum-meetings-export"),
    path("meetings/templates/", templates.template_list, name="agenda-template-list"),
    path("meetings/templates/new/", templates.template_create, name="agenda-template-create"),
    path("meetings/templates/<int:pk>/edit/", templates.template_update, name="agenda-template-update"),
    path("meetings/new/", meetings.meeting_create, name="meeting-create"),
    path("meetings/<int:pk>/", meetings.meeting_detail, name="meeting-detail"),
    path("meetings/<int:pk>/edit/", meetings.meeting_update, name="meeting-update"),
    path("meetings/<int:pk>/agenda/", agenda.agenda, name="agenda"),
    path("meetings/<int:pk>/agenda/export/", prepare_exports.agenda_export, name="agenda-export"),
    path("meetings/<int:pk>/agenda/new/", agenda.item_create, name="item-create"),
    path("meetings/<int:pk>/agenda/order/", agenda.agenda_order, name="agenda-order"),
    path("meetings/<int:pk>/agenda/fill/", agenda.agenda_fill, name="agenda-fill"),
    path("meetings/<int:pk>/agenda/times/", agenda.agenda_times, name="agenda-times"),
    path("meetings/<int:pk>/agenda/carry/", agenda.agenda_carry, name="agenda-carry"),
    path("meetings/<int:pk>/agenda/propose/", proposals.item_propose, name="item-propose"),
    path("meetings/<int:pk>/agenda/<int:item>/edit/", agenda.item_update, name="item-update"),
    path("meetings/<int:pk>/agenda/<int:item>/remove/", agenda.item_remove, name="item-remove"),
    path("meetings/<int:pk>/agenda/<int:item>/move/", agenda.item_move, name="item-move"),
    path("meetings/<int:pk>/agenda/<int:item>/take/", proposals.item_take, name="item-take"),
    path("meetings/<int:pk>/agenda/<int:item>/decline/", proposals.item_decline, name="item-decline"),
    path("meetings/<int:pk>/papers/", papers.papers, name="papers"),
    path("meetings/<int:pk>/papers/new/", papers.paper_create, name="paper-create"),
    path("meetings/<int:pk>/papers/share/", papers.papers_share, name="papers-share"),
    path("meetings/<int:pk>/papers/<int:paper>/edit/", papers.paper_update, name="paper-update"),
    path("meetings/<int:pk>/papers/<int:paper>/version/", papers.paper_version, name="paper-version"),
    path("meetings/<int:pk>/papers/<int:paper>/remove/", papers.paper_remove, name="paper-remove"),
    path("meetings/<int:pk>/papers/<int:paper>/<int:number>/", papers.paper_export, name="paper-export"),
]
urlpatterns += [
    path(f"meetings/<int:pk>/{verb}/", steps.meeting_take, {"verb": verb}, name=f"meeting-{verb}")
    for verb in ("announce", "hold", "record")
]
urlpatterns += [
    path(f"meetings/<int:pk>/{verb}/", steps.meeting_ask, {"verb": verb}, name=f"meeting-{verb}")
    for verb in ("postpone", "cancel", "unhold")
]
