"""The sample app has a table for each of its models."""

import pytest
from django.core.management import call_command


@pytest.mark.django_db
def test_migrations_of_the_sample_app_are_up_to_date() -> None:
    call_command("makemigrations", "medicines", check=True, dry_run=True, verbosity=0)
