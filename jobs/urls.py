from django.urls import path

from jobs import views

app_name = "jobs"
urlpatterns = [
    path("", views.job_list, name="job-list"),
    path("letters/", views.letter_list, name="letter-list"),
    path("letters/<int:pk>/resend/", views.letter_resend, name="letter-resend"),
    path("<int:pk>/", views.job_detail, name="job-detail"),
    path("<int:pk>/cancel/", views.job_cancel, name="job-cancel"),
    path("<int:pk>/repeat/", views.job_repeat, name="job-repeat"),
]
