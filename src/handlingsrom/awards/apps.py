from django.apps import AppConfig


class AwardsConfig(AppConfig):
    name = "handlingsrom.awards"
    label = "awards"
