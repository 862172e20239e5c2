"""`manage.py prepare_site`: prepare database, index and accounts to serve the site."""

import secrets
import socket
from argparse import ArgumentParser
from io import StringIO
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth.models import Group, User
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from wagtail.models import Site

EDITOR = "editor"


class Command(BaseCommand):
    help = "Migrate, load demo content into a new site, build the search index, make an editor."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--port", type=int, default=8000)

    def handle(self, *args: Any, **options: Any) -> None:
        port = options["port"]
        require_free_port(port)
        for folder in ("images", "original_images"):  # the web server serves them itself
            (Path(settings.MEDIA_ROOT) / folder).mkdir(parents=True, exist_ok=True)
        self.step(1, "Database")
        self.migrate()
        set_site_port(port)
        self.step(2, "Demo content")
        call_command("load_demo_content", stdout=self.stdout)
        self.step(3, "Published snapshots and search index")
        call_command("update_snapshots", missing=True, stdout=self.stdout)
        self.build_index()
        self.step(4, "Editor account")
        self.stdout.write(make_editor())
        self.stdout.write(f"\nThe site: http://localhost:{port}/")
        self.stdout.write(f"Its admin: http://localhost:{port}/admin/   Stop with Ctrl-C.\n")

    def step(self, number: int, name: str) -> None:
        self.stdout.write(f"[{number}/4] {name}")

    def migrate(self) -> None:
        try:
            call_command("migrate", "--noinput", verbosity=0)
        except Exception as error:  # a migration may fail in any way
            raise CommandError(
                f"The database could not be brought up to date: {error}\n"
                "The site was not started. Put back a copy of the database or repair the "
                "migration named above (manage.py migrate shows which), then run this again."
            ) from error
        self.stdout.write("Up to date.")

    def build_index(self) -> None:
        """Build the index if there is none; the site is served without an engine too."""
        call_command("check", "--deploy", tags=["search"], stdout=StringIO(), stderr=self.stderr)
        try:
            call_command("rebuild_search_index", "--if-needed", stdout=self.stdout)
        except CommandError as error:
            self.stderr.write(f"Search answers from the database for now. {error}")


def require_free_port(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except (OSError, OverflowError) as error:
            raise CommandError(
                f"Port {port} cannot be used ({error}). Choose another: make run PORT=8001"
            ) from error


def set_site_port(port: int) -> None:
    """Set the port of the site at localhost to the one at which it is served."""
    for site in Site.objects.filter(hostname="localhost").exclude(port=port):
        site.port = port
        site.save()


def make_editor() -> str:
    """Create the first account of a new site; return the message for its owner."""
    if User.objects.exists():
        return "Accounts are kept as they are."
    password = secrets.token_urlsafe(12)
    user = User.objects.create_user(EDITOR, password=password)
    user.groups.add(Group.objects.get(name="Editors"))
    return f"Sign in as “{EDITOR}” with the password {password} (shown only this once)."
