"""Addresses of issues and their ladder."""

from django.urls import URLPattern, path

from followup.views import issue_steps, issues, paths

STEPS = ("answer", "take-on", "close", "raise-again")
LEG_STEPS = ("decline", "resolve", "pass-on", "relay")
PRESSES = ("accept", "answer-came")

urlpatterns: list[URLPattern] = [
    path("issues/", issues.issue_list, name="issue-list"),
    path("issues/export/", issues.issue_list_export, name="issue-list-export"),
    path("issues/board/", issues.issue_board, name="issue-board"),
    path("issues/new/", issues.issue_create, name="issue-create"),
    path("issues/paths/", paths.path_list, name="issue-path-list"),
    path("issues/paths/new/", paths.path_create, name="issue-path-create"),
    path("issues/paths/<int:pk>/edit/", paths.path_update, name="issue-path-update"),
    path("issues/forums/<int:pk>/", issues.forum_issues, name="issue-forum"),
    path("issues/meetings/<int:pk>/", issues.meeting_issues, name="issue-meeting"),
    path("issues/<int:pk>/", issues.issue_detail, name="issue-detail"),
    path("issues/<int:pk>/edit/", issues.issue_update, name="issue-update"),
    path("issues/<int:pk>/leave/", issue_steps.issue_leave, name="issue-leave"),
    path("issues/<int:pk>/keep/", issue_steps.issue_keep, name="issue-keep"),
    path("issues/<int:pk>/forward/", issue_steps.issue_forward, name="issue-forward"),
    path("issues/<int:pk>/split/", issue_steps.issue_split, name="issue-split"),
    path("issues/<int:pk>/join/", issue_steps.issue_join, name="issue-join"),
    path("issues/<int:pk>/links/<int:link>/part/", issue_steps.issue_part, name="issue-part"),
    path("issues/legs/<int:pk>/agenda/", issue_steps.leg_agenda, name="issue-leg-agenda"),
    *(path(f"issues/<int:pk>/{verb}/", issue_steps.issue_step, {"verb": verb}, name=f"issue-{verb}") for verb in STEPS),
    *(
        path(f"issues/legs/<int:pk>/{verb}/", issue_steps.leg_step, {"verb": verb}, name=f"issue-leg-{verb}")
        for verb in LEG_STEPS
    ),
    *(
        path(f"issues/legs/<int:pk>/{verb}/", issue_steps.leg_press, {"verb": verb}, name=f"issue-leg-{verb}")
        for verb in PRESSES
    ),
]
