"""The outbox: the list, one message, its files, and sending it again."""

from django.urls import path

from handlingsrom.web.messages import listing, show

app_name = "messages"

urlpatterns = [
    path("", listing.messages, name="list"),
    path("liste.xlsx", listing.messages_xlsx, name="list_xlsx"),
    path("<int:pk>/", show.message, name="show"),
    path("<int:pk>/vedlegg/<int:order>/", show.attachment, name="attachment"),
    path("<int:pk>/send/", show.send_again, name="resend"),
]
