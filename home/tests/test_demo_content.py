"""A new site can be filled with demo content, once and completely."""

import re
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from pytest_django import Settings
from wagtail.models import Page, Revision, Site

from blog import demo
from blog.content_checks.links import check_link_words
from blog.content_checks.readability import check_high_grades, check_sentences
from blog.demo.contents import FOLDER, DemoPage, load_contents
from blog.importing.draft import ArticleDraft
from blog.importing.errors import UnreadableSource
from blog.importing.readers import read_article
from blog.models import ArticleIndexPage, ArticlePage, Topic
from blog.tests.factories import ArticlePageFactory, body
from home.models import HomePage, StandardPage
from site_identity.models import SiteSettings

pytestmark = pytest.mark.whole


def load() -> str:
    output = StringIO()
    call_command("load_demo_content", stdout=output)
    return output.getvalue()


def test_every_file_is_listed_with_known_topics() -> None:
    articles = FOLDER / "articles"
    files = {str(p.relative_to(articles)) for p in articles.rglob("*") if p.suffix != ".md"}
    slugs = {topic.slug for topic in load_contents().topics}
    assert {article.file for article in load_contents().articles} == {f for f in files if "." in f}
    assert all(
        article.topics and slugs.issuperset(article.topics) for article in load_contents().articles
    )
    assert slugs == {slug for article in load_contents().articles for slug in article.topics}


def test_new_site_gets_25_articles_that_name_their_source(
    home_page: HomePage, client: Client
) -> None:
    output = load()
    articles = ArticlePage.objects.descendant_of(home_page).for_readers()
    assert articles.count() == 25
    assert "25 of 25: Rheumatoid Arthritis" in output
    for article in articles:
        assert article.attribution
        assert article.topics.exists()
        assert article.authors
        assert not article.has_unpublished_changes
        article.full_clean()
        assert client.get(article.url).status_code == 200
    assert client.get(home_page.url).status_code == 200
    for topic in Topic.objects.all():
        assert topic.description
        assert client.get(topic.get_absolute_url()).status_code == 200


def test_new_site_gets_standing_pages_in_its_menu_and_settings(site: Site) -> None:
    load()
    standing = site.root_page.get_children().live()
    assert [page.slug for page in standing.in_menu()] == ["articles", "about"]
    assert [page.slug for page in standing.filter(show_in_menus=False)] == [
        "how-we-review",
        "editorial-policy",
        "accessibility",
        "privacy",
        "contact",
    ]
    settings = SiteSettings.for_site(site)
    assert settings.help_line_number == "02380 248725"
    assert settings.emergency_number == "999"


@pytest.mark.parametrize("standing", load_contents().pages, ids=lambda page: page.title)
def test_standing_page_is_as_plain_as_an_article_has_to_be(
    standing: DemoPage, article_index: ArticleIndexPage
) -> None:
    text = ("section", {"heading": standing.title, "text": standing.body})
    article = ArticlePageFactory(parent=article_index, body=body(text), title=standing.title)
    rules = (check_high_grades, check_sentences, check_link_words)
    assert [found.message for rule in rules for found in rule(article)] == []


def test_standing_page_names_nobody_to_write_to() -> None:
    for page in load_contents().pages:
        assert not re.search(r"@|\d{5}|mailto:|https?:", page.body)


def test_what_is_there_already_is_kept(site: Site) -> None:
    SiteSettings.objects.create(site=site, help_line_number="123")
    site.root_page.add_child(instance=StandardPage(title="About", body="<p>Ours.</p>"))
    load()
    assert SiteSettings.objects.get().help_line_number == "123"
    bodies = (
        StandardPage.objects.filter(title="About").order_by("pk").values_list("body", flat=True)
    )
    assert bodies[0] == "<p>Ours.</p>"
    assert len(bodies) == 2


def test_importing_the_files_of_the_demo_changes_nothing(home_page: HomePage) -> None:
    load()
    revisions = Revision.objects.count()
    output = StringIO()
    files = [str(article.path) for article in load_contents().articles]
    call_command("import_articles", *files, stdout=output)
    assert output.getvalue().count("unchanged:") == 25
    assert Revision.objects.count() == revisions


def test_site_with_articles_is_left_alone(article_index: ArticleIndexPage) -> None:
    assert "kept" in load()
    assert not ArticlePage.objects.exists()
    assert not StandardPage.objects.exists()


def test_failure_leaves_nothing_half_made(
    home_page: HomePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = Page.objects.count()
    read = read_article

    def fail_at_gout(path: Path, known: frozenset[str]) -> ArticleDraft:
        if "0000028" in path.name:
            raise UnreadableSource(path, "is broken.")
        return read(path, known)

    monkeypatch.setattr(demo, "read_article", fail_at_gout)
    with pytest.raises(CommandError, match=r"0000028.*is broken"):
        load()
    assert Page.objects.count() == pages
    assert not Topic.objects.exists()
    assert not SiteSettings.objects.exists()


def test_site_without_a_default_says_what_to_do(site: Site) -> None:
    Site.objects.all().delete()
    with pytest.raises(CommandError, match="migrate"):
        load()


def test_every_article_is_reached_from_the_front_page_by_topic(
    home_page: HomePage, client: Client
) -> None:
    load()
    front = client.get("/").content.decode()
    reached: set[str] = set()
    for topic in set(re.findall(r'href="(/articles/topics/[^"]+)"', front)):
        reached |= set(
            re.findall(r'href="(/articles/[^"/]+/)"', client.get(topic).content.decode())
        )
    assert reached - {"/articles/a-z/"} == {page.url for page in ArticlePage.objects.live()}


def test_where_reviews_are_required_the_articles_are_drafts(site: Site, settings: Settings) -> None:
    settings.REVIEW_REQUIRED = True
    assert "25 of them are drafts: they need a clinical review first." in load()
    assert ArticlePage.objects.count() == 25
    assert not ArticlePage.objects.live().exists()
