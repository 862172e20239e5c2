"""Every page of the demo site, as a crawler that starts at its sitemap finds it."""

import re

import pytest
from django.core.management import call_command
from django.test import Client

from blog.models import ArticlePage
from blog.publication.snapshots import update_snapshots
from blog.tests.crawling import Crawled
from blog.tests.seo.documented_fields import FIELDS, missing_fields
from home.models import HomePage

ROOT = "http://localhost"


@pytest.mark.whole
def test_every_page_of_the_demo_is_valid_and_unlike_any_other(
    client: Client, home_page: HomePage
) -> None:
    call_command("load_demo_content", verbosity=0)
    update_snapshots(ArticlePage.objects.values_list("pk", flat=True))
    sitemap = b"".join(client.get("/sitemap.xml").streaming_content).decode()  # type: ignore[attr-defined]
    addresses = re.findall(f"<loc>{ROOT}([^<]+)</loc>", sitemap)
    pages = {path: Crawled(client, path) for path in [*addresses, "/articles/a-z/"]}
    assert len(pages) > 40
    assert {path: page.errors for path, page in pages.items()} == {path: [] for path in pages}
    for path, page in pages.items():
        assert page.links("canonical") == [f"{ROOT}{path}"]
        assert page.meta("robots") == "max-image-preview:large"
        for node in page.data["@graph"]:
            if node["@type"] in FIELDS:
                assert missing_fields(node, with_recommended=False) == []
    assert repeated([page.title for page in pages.values()]) == []
    assert repeated([page.meta("description") for page in pages.values()]) == []
    kinds = {page.page["@type"] for page in pages.values()}
    assert kinds == {"WebPage", "CollectionPage", "MedicalWebPage", "ProfilePage"}
    abouts = [about for page in pages.values() for about in page.page.get("about", []) if about]
    assert {"MedicalCondition", "Thing"} <= {a["@type"] for a in abouts if isinstance(a, dict)}


def repeated(texts: list[str]) -> list[str]:
    """Return what is there more than once, or is empty."""
    return sorted({text for text in texts if not text or texts.count(text) > 1})
