from django.apps import AppConfig


class MoneyConfig(AppConfig):
    name = "handlingsrom.money"
    label = "money"
