"""What tests of every app share."""

import gc
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from django.core.cache import cache
from django.test import Client
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings
from pytest_django import Settings
from wagtail.models import Site
from xdist.scheduler import LoadScopeScheduling

from blog.models import ArticleIndexPage
from blog.tests.factories import ArticleIndexPageFactory
from home.models import HomePage
from review.content_checks import RULES
from search.engines import get_engine
from site_identity.models import SiteSettings

# Other programs share the machine: how long an example took says nothing about what is tested.
hypothesis_settings.register_profile(
    "patient", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
hypothesis_settings.load_profile("patient")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests that use the database: the others need not run again on another one."""
    for item in items:
        fixtures = set(getattr(item, "fixturenames", ()))
        uses = fixtures & {"db", "transactional_db"} or item.get_closest_marker("django_db")
        if uses and not item.get_closest_marker("any_database"):
            item.add_marker(pytest.mark.database)


def pytest_collection_finish() -> None:
    """What is loaded by now stays: the collector of garbage need not look through it each time.

    It looks less often than by default, too, which takes a fifth off the time of all tests.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


class FolderScheduling(LoadScopeScheduling):
    def _split_scope(self, nodeid: str) -> str:
        return nodeid.partition("::")[0].rpartition("/")[0]


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> FolderScheduling | None:
    """With `--dist=loadscope` a process runs all tests of a folder, which share a site."""
    return FolderScheduling(config, log) if config.getvalue("dist") == "loadscope" else None


@pytest.fixture(autouse=True)
def roots_of_sites() -> Iterator[None]:
    """Wagtail caches where sites begin; the end of a test takes back sites but not the cache."""
    yield
    Site.clear_site_root_paths_cache()


@pytest.fixture(autouse=True)
def empty_cache() -> None:
    """Ids come again in the next test, and with them the keys of what is cached."""
    cache.clear()


@pytest.fixture
def home_page(db: None) -> HomePage:
    """The front page that the migrations made."""
    return HomePage.objects.get()


@pytest.fixture
def site(home_page: HomePage) -> Site:
    return Site.objects.get(is_default_site=True)


@pytest.fixture
def site_settings(site: Site) -> SiteSettings:
    """The settings of the site, to be changed and saved."""
    return SiteSettings.for_site(site)


@pytest.fixture
def article_index(home_page: HomePage) -> ArticleIndexPage:
    return ArticleIndexPageFactory(parent=home_page)


@pytest.fixture
def immediate_tasks(settings: Settings) -> None:
    """Tasks run when they are enqueued."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}


@pytest.fixture
def waiting_tasks(settings: Settings) -> None:
    """Tasks wait in the database until somebody does them."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


@pytest.fixture
def search_index(settings: Settings, immediate_tasks: None, tmp_path: Path) -> None:
    """An empty embedded index that hears of every change at once."""
    settings.SEARCH_INDEX_DIR = tmp_path / "search"
    get_engine().rebuild([])


@pytest.fixture
def editor(db: None) -> User:
    user = User.objects.create_user("editor", "editor@example.org", "a-long-password")
    user.groups.add(Group.objects.get(name="Editors"))
    return user


@pytest.fixture
def editor_client(editor: User, client: Client) -> Client:
    client.force_login(editor)
    return client


@pytest.fixture
def few_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    """Few content checks, so that a test can say all that is found."""
    kept = {"broken-link", "evidence-without-source", "retracted-source", "review-missing"}
    for rule in set(RULES) - kept:
        monkeypatch.delitem(RULES, rule)
