from django.apps import AppConfig


class FindingsConfig(AppConfig):
    name = "handlingsrom.findings"
    label = "findings"
