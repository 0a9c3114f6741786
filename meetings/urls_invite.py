"""Addresses of invitations, letters and calendars; taken into ``meetings.urls``."""

from django.urls import URLPattern, path

from meetings.views import calendar, contacts, feeds, invitations, letters, replies, since

urlpatterns: list[URLPattern] = [
    path("meetings/<int:pk>/invitations/", invitations.invitation_list, name="invitation-list"),
    path("meetings/<int:pk>/invitations/export/", letters.invitation_export, name="invitation-export"),
    path("meetings/<int:pk>/invitations/seats/", invitations.invitation_seats, name="invitation-seats"),
    path("meetings/<int:pk>/invitations/new/", invitations.invitation_create, name="invitation-create"),
    path("meetings/<int:pk>/invitations/send/", invitations.invitation_send, name="invitation-send"),
    path("meetings/<int:pk>/invitations/letter/", invitations.invitation_letter, name="invitation-letter"),
    path("meetings/<int:pk>/invitations/letters/", letters.letter_export, name="invitation-letter-export"),
    path("meetings/<int:pk>/invitations/letters/file/", letters.letter_file, name="invitation-letter-file"),
    path(
        "meetings/<int:pk>/invitations/letters/file/<int:job>/",
        letters.letter_file_export,
        name="invitation-letter-file-export",
    ),
    path("meetings/<int:pk>/invitations/sign-in/", letters.sign_in_sheet_export, name="sign-in-sheet-export"),
    path(
        "meetings/<int:pk>/invitations/<int:invitation_pk>/reply/",
        invitations.invitation_reply,
        name="invitation-reply",
    ),
    path(
        "meetings/<int:pk>/invitations/<int:invitation_pk>/withdraw/",
        invitations.invitation_withdraw,
        name="invitation-withdraw",
    ),
    path(
        "meetings/<int:pk>/invitations/<int:invitation_pk>/handed-over/",
        invitations.invitation_hand_over,
        name="invitation-hand-over",
    ),
    path("meetings/<int:pk>/since-last/", since.since_last, name="meeting-since-last"),
    path("meetings/<int:pk>/talks/new/", contacts.contact_create, name="contact-create"),
    path("meetings/reply/<str:token>/", replies.reply, name="reply"),
    path("meetings/reply/<str:token>/letter/", replies.reply_letter_export, name="reply-letter-export"),
    path("calendar/", calendar.calendar, name="calendar"),
    path("forums/<int:pk>/calendar/", calendar.forum_calendar, name="calendar-forum"),
    path("calendar/addresses/", feeds.feed_list, name="calendar-feeds"),
    path("calendar/addresses/new/", feeds.feed_make, name="calendar-feed-make"),
    path("calendar/addresses/<int:pk>/renew/", feeds.feed_renew, name="calendar-feed-renew"),
    path("calendar/addresses/<int:pk>/end/", feeds.feed_end, name="calendar-feed-end"),
    path("calendar/feed/<str:secret>.ics", feeds.feed, name="calendar-feed-export"),
]
