"""Entry point of the web server."""

import gc
import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ekinerja.settings.embedded")
application = get_wsgi_application()

# Load what the first request would load, then spare the collector all that stays for good: its
# walks over it cost some 6 % of a page.
_ = get_resolver().url_patterns
gc.collect()
gc.freeze()
gc.set_threshold(50_000, 20, 100)
