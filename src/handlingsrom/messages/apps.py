from django.apps import AppConfig


class MessagesConfig(AppConfig):
    """Called `outbox` in the database: Django's own `messages` has that name."""

    name = "handlingsrom.messages"
    label = "outbox"
