from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "handlingsrom.people"
    label = "people"
