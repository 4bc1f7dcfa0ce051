from django.apps import AppConfig


class PlanConfig(AppConfig):
    name = "handlingsrom.plan"
    label = "plan"
