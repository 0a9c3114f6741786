"""Addresses of the JMIs: cycles, sets and their matrix here, rounds and progress in ``urls_progress``."""

from django.urls import path

from jmi.urls_progress import urlpatterns as progress
from jmi.views import cycles, exports, organisations, review, rows, sets, steps, undo, versions

app_name = "jmi"
urlpatterns = [
    path("", sets.set_list, name="set-list"),
    path("export/", sets.set_list_export, name="set-list-export"),
    path("sets/<int:pk>/", sets.set_detail, name="set-detail"),
    path("cycles/", cycles.cycle_list, name="cycle-list"),
    path("cycles/export/", cycles.cycle_list_export, name="cycle-export"),
    path("cycles/new/", cycles.cycle_create, name="cycle-create"),
    path("cycles/<int:pk>/", cycles.cycle_detail, name="cycle-detail"),
    path("cycles/<int:pk>/edit/", cycles.cycle_update, name="cycle-update"),
    path("cycles/<int:pk>/close/", cycles.cycle_close, name="cycle-close"),
    path("cycles/<int:pk>/consolidate/", cycles.cycle_consolidate, name="cycle-consolidate"),
    path("cycles/<int:pk>/send-to-pm/", cycles.cycle_send_to_pm, name="cycle-send-to-pm"),
    path("cycles/<int:pk>/put-in-force/", cycles.cycle_put_in_force, name="cycle-put-in-force"),
    path("cycles/<int:pk>/document/", cycles.cycle_document, name="cycle-document"),
    path("organisations/<int:pk>/", organisations.organisation_duties, name="organisation-duties"),
    path("sets/new/", sets.set_create, name="set-create"),
    path("sets/<int:pk>/edit/", sets.set_update, name="set-update"),
    path("sets/<int:pk>/outcomes/<int:outcome>/assess/", sets.outcome_assess, name="outcome-assess"),
    path("sets/<int:pk>/outcomes/<int:outcome>/achievement/", sets.outcome_achievement, name="outcome-achievement"),
    path("sets/<int:pk>/agree/", steps.set_agree, name="set-agree"),
    path("sets/<int:pk>/reopen/", steps.set_reopen, name="set-reopen"),
    path("sets/<int:pk>/submit/", steps.set_submit, name="set-submit"),
    path("sets/<int:pk>/accept/", steps.set_take, {"verb": "accept"}, name="set-accept"),
    path("sets/<int:pk>/return/", steps.set_return, name="set-return"),
    path("sets/<int:pk>/consolidate/", steps.set_take, {"verb": "consolidate"}, name="set-consolidate"),
    path("sets/<int:pk>/send-to-pm/", steps.set_send_to_pm, name="set-send-to-pm"),
    path("sets/<int:pk>/put-in-force/", steps.set_put_in_force, name="set-put-in-force"),
    path("sets/<int:pk>/close/", steps.set_take, {"verb": "close"}, name="set-close"),
    path("sets/<int:pk>/rows/<slug:kind>/new/", rows.row_add, name="row-add"),
    path("sets/<int:pk>/rows/<slug:kind>/<int:row>/edit/", rows.row_edit, name="row-edit"),
    path("sets/<int:pk>/rows/<slug:kind>/<int:row>/remove/", rows.row_remove, name="row-remove"),
    path("sets/<int:pk>/rows/<slug:kind>/<int:row>/move/", rows.row_move, name="row-move"),
    path("sets/<int:pk>/removed/<slug:token>/restore/", undo.row_restore, name="row-restore"),
    path("sets/<int:pk>/reasons/", review.reason_keep, name="reason-keep"),
    path("sets/<int:pk>/comments/new/", review.comment_add, name="comment-add"),
    path("sets/<int:pk>/comments/<int:comment>/settle/", review.comment_settle, name="comment-settle"),
    path("sets/<int:pk>/export/<slug:lang>.<slug:kind>", exports.set_export, name="set-export"),
    path("sets/<int:pk>/revise/", versions.set_revise, name="set-revise"),
    path("sets/<int:pk>/compare/", versions.set_compare, name="set-compare"),
    path("sets/<int:pk>/submissions/<int:number>/", versions.submission_detail, name="submission-detail"),
    path("sets/<int:pk>/submissions/<int:number>/file.<slug:kind>", versions.submission_file, name="submission-file"),
    *progress,
]
