"""The web server's door."""

import gc
import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
application = get_wsgi_application()
_ = get_resolver().url_patterns  # every page is loaded before the first is asked for
gc.collect()
gc.freeze()  # the collector need not walk the program itself: a fifth of a page's time
