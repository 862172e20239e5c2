"""What holds in production unless somebody turns it off."""

import os
import subprocess
import sys

import pytest

PRINT = "from django.conf import settings; print(settings.REVIEW_REQUIRED)"


@pytest.mark.parametrize(
    ("module", "given", "is_required"),
    [
        ("production", {}, True),
        ("production", {"REVIEW_REQUIRED": "0"}, False),
        ("dev", {}, False),
        ("dev", {"REVIEW_REQUIRED": "1"}, True),
    ],
)
def test_articles_need_a_review_in_production(
    module: str, given: dict[str, str], is_required: bool, tmp_path: object
) -> None:
    environment = {
        "DJANGO_SETTINGS_MODULE": f"sciaticalm_site.settings.{module}",
        "DATA_DIR": str(tmp_path),
        "SECRET_KEY": "x" * 60,
        "ALLOWED_HOSTS": "example.org",
        "PATH": os.environ["PATH"],
    }
    command = [sys.executable, "-c", PRINT]
    printed = subprocess.run(  # noqa: S603
        command, env=environment | given, capture_output=True, text=True, check=False
    )
    assert printed.stdout.strip() == str(is_required), printed.stderr
