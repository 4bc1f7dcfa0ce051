from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "handlingsrom.audit"
    label = "audit"
