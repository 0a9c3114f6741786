"""Addresses of rounds and progress reports; taken into ``jmi.urls``."""

from django.urls import path, re_path

from jmi.views import copies, entries, evidence, reports, rounds, unplanned

_STEPS = ("draft", "discuss", "approve", "send-back", "accept", "return", "reopen")

urlpatterns = [
    path("rounds/", rounds.round_list, name="round-list"),
    path("rounds/export/", rounds.round_list_export, name="round-list-export"),
    path("rounds/new/", rounds.round_create, name="round-create"),
    path("rounds/<int:pk>/", rounds.round_detail, name="round-detail"),
    path("rounds/<int:pk>/edit/", rounds.round_update, name="round-update"),
    path("rounds/<int:pk>/open/", rounds.round_open, name="round-open"),
    path("rounds/<int:pk>/add/", rounds.round_add, name="round-add"),
    path("rounds/<int:pk>/close/", rounds.round_close, name="round-close"),
    path("rounds/<int:pk>/reopen/", rounds.round_reopen, name="round-reopen"),
    path("rounds/<int:pk>/chosen/", rounds.round_chosen, name="round-chosen"),
    path("rounds/<int:pk>/remind/", rounds.round_remind, name="round-remind"),
    path("rounds/<int:pk>/move/", rounds.round_move, name="round-move"),
    path("rounds/<int:pk>/export/", rounds.round_export, name="round-export"),
    path("reports/", reports.report_list, name="report-list"),
    path("reports/export/", reports.report_export, name="report-export"),
    path("reports/<int:pk>/", reports.report_detail, name="report-detail"),
    path("reports/<int:pk>/read/", reports.report_print, name="report-print"),
    path("reports/<int:pk>/pdf/", copies.report_pdf_file, name="report-pdf"),
    path("reports/<int:pk>/word/", copies.report_docx_file, name="report-docx"),
    path("reports/<int:pk>/remind/", reports.report_remind, name="report-remind"),
    path("reports/<int:pk>/submit/", reports.report_submit, name="report-submit"),
    path("reports/<int:pk>/comment/", reports.report_comment, name="report-comment"),
    path(
        "reports/<int:pk>/comments/<int:comment>/settle/", reports.report_comment_settle, name="report-comment-settle"
    ),
    path("reports/<int:pk>/submissions/<int:number>/", copies.report_copy, name="report-copy"),
    path("reports/<int:pk>/compare/", copies.report_compare, name="report-compare"),
    path("reports/<int:pk>/nothing/", entries.report_nothing, name="report-nothing"),
    path("reports/<int:pk>/dissent/", entries.report_dissent, name="report-dissent"),
    re_path(
        r"^reports/(?P<pk>\d+)/statements/(?P<which>government|partner|summary)/$",
        entries.report_statement,
        name="report-statement",
    ),
    path("reports/<int:pk>/indicators/<int:row>/discuss/", entries.report_discussion, name="report-discussion"),
    path("reports/<int:pk>/evidence/<int:evidence>/", evidence.report_evidence, name="report-evidence"),
    path(
        "reports/<int:pk>/evidence/<int:evidence>/remove/",
        evidence.report_evidence_remove,
        name="report-evidence-remove",
    ),
]
urlpatterns += [
    path("reports/<int:pk>/unplanned/new/", unplanned.report_unplanned_add, name="report-unplanned-add"),
    path(
        "reports/<int:pk>/unplanned/<int:row>/remove/",
        unplanned.report_unplanned_remove,
        name="report-unplanned-remove",
    ),
]
_ROWS = {
    "indicator": "indicators",
    "activity": "activities",
    "partnering": "partnering",
    "unplanned": "unplanned",
    "outcome": "outcomes",
}
urlpatterns += [
    path(f"reports/<int:pk>/{folder}/<int:row>/", entries.report_row, {"kind": kind}, name=f"report-{kind}")
    for kind, folder in _ROWS.items()
]
urlpatterns += [
    path(
        f"reports/<int:pk>/{folder}/<int:row>/evidence/",
        evidence.report_evidence_add,
        {"kind": kind},
        name=f"report-{kind}-evidence",
    )
    for kind, folder in _ROWS.items()
    if kind != "outcome"
]
urlpatterns += [
    path(f"reports/<int:pk>/{verb}/", reports.report_step, {"verb": verb}, name=f"report-{verb}") for verb in _STEPS
]
