"""The WSGI entry point. The program is synchronous throughout, so WSGI with threads is the whole story."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "handlingsrom.config.settings")
application = get_wsgi_application()
