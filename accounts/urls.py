from django.urls import path

from accounts import history_views, views

app_name = "accounts"
urlpatterns = [
    path("profile/", views.profile, name="profile"),
    path("roles/", views.roles, name="roles"),
    path("users/", views.user_list, name="user-list"),
    path("users/export/", views.user_export, name="user-export"),
    path("users/invite/", views.user_invite, name="user-invite"),
    path("users/<int:pk>/", views.user_detail, name="user-detail"),
    path("users/<int:pk>/edit/", views.user_edit, name="user-update"),
    path("users/<int:pk>/roles/give/", views.role_give, name="role-give"),
    path("users/<int:pk>/roles/<int:grant_pk>/end/", views.role_end, name="role-end"),
    path("users/<int:pk>/deactivate/", views.user_deactivate, name="user-deactivate"),
    path("users/<int:pk>/reactivate/", views.user_reactivate, name="user-reactivate"),
    path("users/<int:pk>/second-factor/remove/", views.second_factor_remove, name="second-factor-remove"),
    path("invitations/<int:pk>/resend/", views.invitation_resend, name="invitation-resend"),
    path("invitations/<int:pk>/revoke/", views.invitation_revoke, name="invitation-revoke"),
    path("invitation/<str:token>/", views.invitation_accept, name="invitation-accept"),
    path("history/", history_views.trail, name="trail"),
    path("history/export/", history_views.trail_export, name="trail-export"),
    path("history/<uuid:pk>/", history_views.trail_detail, name="trail-detail"),
    path("history/<str:model>/<int:pk>/", history_views.history, name="history"),
]
