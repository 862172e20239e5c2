"""Settings of tests: no access to the data of a running site; tasks are recorded and not run."""

import tempfile
from pathlib import Path

from .base import *  # noqa: F403
from .base import INSTALLED_APPS, STORAGES

INSTALLED_APPS = [*INSTALLED_APPS, "review.tests.medicines"]
SECRET_KEY = "only-for-tests"
ALLOWED_HOSTS = ["testserver", "localhost"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
STORAGES = STORAGES | {
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
}

data_folder = tempfile.TemporaryDirectory(prefix="sciaticalm-test-")  # goes with the process
DATA_DIR = Path(data_folder.name)
MEDIA_ROOT = DATA_DIR / "media"
STATIC_ROOT = DATA_DIR / "static"
STATIC_ROOT.mkdir()
SEARCH_INDEX_DIR = DATA_DIR / "search"
LEAFLET_DIR = DATA_DIR / "leaflets"
CARD_DIR = DATA_DIR / "cards"
ELASTICSEARCH_URL = ""
# Nothing listens there: a test that asks a source starts one of its own.
CROSSREF_URL = PUBMED_URL = DOI_URL = "http://127.0.0.1:9"
CONTACT_EMAIL = ""
