"""Those of a real site, with an app that stops the worker where KILL_AT says."""

from sciaticalm_site.settings.base import *  # noqa: F403
from sciaticalm_site.settings.base import INSTALLED_APPS

SECRET_KEY = "only-for-tests"  # noqa: S105
INSTALLED_APPS = [*INSTALLED_APPS, "tests.killed_worker.apps.KilledWorkerConfig"]
