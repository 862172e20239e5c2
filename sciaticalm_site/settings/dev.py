"""Settings of one machine over plain HTTP (`make run`). DEBUG=1 turns on Django's debug pages."""

from django.core.management.utils import get_random_secret_key

from .base import *  # noqa: F403
from .base import ALLOWED_HOSTS, DATA_DIR, SECRET_KEY, env

DEBUG = env.bool("DEBUG", default=False)
ALLOWED_HOSTS = ALLOWED_HOSTS or ["localhost", "127.0.0.1", "[::1]"]

if not SECRET_KEY:
    # Kept between runs so that editors stay signed in.
    key_file = DATA_DIR / "secret_key"
    if not key_file.exists():
        DATA_DIR.mkdir(parents=True, exist_ok=True)
        key_file.touch(mode=0o600)
        key_file.write_text(get_random_secret_key())
    SECRET_KEY = key_file.read_text()
