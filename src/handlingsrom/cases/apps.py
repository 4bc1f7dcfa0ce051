from django.apps import AppConfig


class CasesConfig(AppConfig):
    name = "handlingsrom.cases"
    label = "cases"
