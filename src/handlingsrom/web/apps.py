from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "handlingsrom.web"
    label = "web"
