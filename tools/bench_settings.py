"""The real settings, and one more address: the bare view the pages are compared with."""

from handlingsrom.config.settings import *  # noqa: F403

ROOT_URLCONF = "bench_urls"
ACCOUNT_RATE_LIMITS = False
