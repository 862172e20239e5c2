"""How soon everybody sees what was published, on a site as `make run` serves it; no browser."""

import os
import subprocess
import time
from urllib.request import Request, urlopen

import pytest

from tests.browser.conftest import ROOT, RunningSite

pytestmark = [pytest.mark.browser, pytest.mark.timed]

MOST_SECONDS = 2.0
MOST_WAITING = 60.0
WORD = "zygapophysial"  # in no other article
PUBLISH = f"""
import sys, time
from django_tasks_db.models import DBTaskResult
from blog.models import ArticleIndexPage, ArticlePage
page = ArticlePage(title="Soon seen", slug="soon-seen", summary="On {WORD} joints.", live=False)
ArticleIndexPage.objects.first().add_child(instance=page)
revision = page.save_revision()
deadline = time.monotonic() + {MOST_WAITING}
while DBTaskResult.objects.ready().exists() and time.monotonic() < deadline:
    time.sleep(0.2)  # what a new site has to do first: leaflets of its articles, and lists
print("ready", flush=True)
sys.stdin.readline()
revision.publish()
print("published", flush=True)
"""
# Those last that may be asked only once a second; each is waited for by asking again.
PLACES = {
    "sitemap": "/sitemap.xml",
    "feed": "/feed/atom/",
    "texts for programs": "/llms.txt",
    "A to Z": "/articles/a-z/",
    "search": f"/search/?q={WORD}",
    "search API": f"/api/search/?q={WORD}",
    "syndication API": "/api/v1/articles/?limit=100",
}


def test_article_is_seen_everywhere_within_two_seconds(running_site: RunningSite) -> None:
    etags = {path: fetch(running_site, path)[1] for path in PLACES.values()}
    with publishing(running_site) as process:
        assert process.stdout
        assert process.stdin
        assert process.stdout.readline() == "ready\n"
        process.stdin.write("now\n")
        process.stdin.flush()
        assert process.stdout.readline() == "published\n"
        start, seen = time.monotonic(), dict[str, float]()
        for name, path in PLACES.items():
            while "/articles/soon-seen" not in fetch(running_site, path)[0]:
                assert time.monotonic() < start + 30, f"not in the {name}"
            seen[name] = round(time.monotonic() - start, 2)
    print(seen)
    assert max(seen.values()) < MOST_SECONDS, seen
    for path in PLACES.values():
        assert fetch(running_site, path)[1] != etags[path]


def publishing(site: RunningSite) -> subprocess.Popen[str]:
    """Start a program that is about to publish an article: a line sent to it lets it."""
    settings = {
        "DATA_DIR": str(site.data),
        "DJANGO_SETTINGS_MODULE": "sciaticalm_site.settings.dev",
    }
    return subprocess.Popen(
        [ROOT / ".venv/bin/python", "manage.py", "shell", "--no-imports", "-c", PUBLISH],
        cwd=ROOT,
        env=os.environ | settings,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def fetch(site: RunningSite, path: str) -> tuple[str, str]:
    """Return what is answered, and its ETag."""
    with urlopen(Request(site.url + path), timeout=10) as response:  # noqa: S310, the site's own
        return response.read().decode(), response.headers["ETag"]
