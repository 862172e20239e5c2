"""What crawlers read of an article is valid, and is what readers see."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from lxml import html
from pytest_django import Settings
from wagtail_factories import ImageFactory

from blog.models import (
    ArticleAuthor,
    ArticleIndexPage,
    ArticlePage,
    PublishedArticle,
    Topic,
)
from blog.seo.structured_data import build_article_graph, build_article_node, build_json_ld
from blog.templatetags.head_tags import _escape_json
from blog.tests.crawling import Crawled
from blog.tests.factories import (
    RED_FLAGS,
    ArticlePageFactory,
    ContributorFactory,
    approve,
    body,
)
from blog.tests.leaflets.leaflets import BLOCKS, preview_of, sources
from blog.tests.rich_text.cited_articles import evidence
from blog.tests.seo.documented_fields import missing_fields
from blog.tests.seo.vocabulary import errors_in
from blog.tests.test_video import make_video
from review.models import Contributor
from site_identity.publisher import Publisher

PUBLISHER = Publisher("Sample Publisher", "https://example.org", "https://example.org/logo.png")
ANSWERS = [{"question": "Can I walk?", "answer": "<p>Most <b>can</b>.</p>"}]


@pytest.fixture
def topic(db: None) -> Topic:
    return Topic.objects.create(
        name="Sciatica", slug="sciatica", kind="condition", code_system="MeSH", code="D012585"
    )


@pytest.fixture
def page(
    article_index: ArticleIndexPage, topic: Topic, settings: Settings, tmp_path: Path
) -> ArticlePage:
    """An article with a block of every kind, a video, authors, topics and a review."""
    settings.MEDIA_ROOT = tmp_path
    blocks = [preview_of(kind, block) for kind, block in BLOCKS.items() if kind != "introduction"]
    clip = {"heading": "Warm up", "video": make_video(poster=ImageFactory()).pk, "url": ""}
    video = ("video", clip | {"transcript": "<p>Stand up.</p>"})
    cited = evidence(*sources())
    page = ArticlePageFactory(
        parent=article_index,
        title="Walking",
        slug="walking",
        date_published=date(2026, 1, 31),
        body=body(*blocks, video, cited, ("questions", {"heading": "Q", "items": ANSWERS})),
    )
    for name, kind in (("Sample Person", "person"), ("Sample Body", "organisation")):
        author = ContributorFactory(name=name, kind=kind, credentials="MSc")
        page.article_authors.add(ArticleAuthor(contributor=author))
    page.topics.add(topic, Topic.objects.create(name="Wellness", slug="wellness"))
    page.save()
    approve(page, reviewed_at=datetime(2026, 6, 1, 12, tzinfo=UTC))
    changed(page, datetime(2026, 3, 1, 9, tzinfo=UTC))
    return ArticlePage.objects.get(pk=page.pk)


def changed(page: ArticlePage, when: datetime) -> None:
    values = {"url": page.full_url, "digest": "x", "last_significant_change": when}
    PublishedArticle.objects.update_or_create(pk=page.pk, defaults=values)


@pytest.fixture
def crawled(client: Client, page: ArticlePage) -> Crawled:
    return Crawled(client, page.url)


def test_article_with_everything_is_valid(crawled: Crawled) -> None:
    assert crawled.errors == []
    kinds = {node["@type"] for node in crawled.data["@graph"]}
    assert kinds == {
        "MedicalWebPage",
        "Organization",
        "WebSite",
        "BreadcrumbList",
        "FAQPage",
        "ImageObject",
        "VideoObject",
    }


def test_article_has_the_fields_that_are_documented(crawled: Crawled) -> None:
    nodes = crawled.data["@graph"]
    known = [node for node in nodes if node["@type"] not in {"WebSite", "ImageObject"}]
    assert {node["@type"]: missing_fields(node) for node in known} == {
        node["@type"]: [] for node in known
    }


def test_values_are_those_that_readers_see(crawled: Crawled) -> None:
    page, text = crawled.page, crawled.text
    assert page["headline"] == page["name"] == crawled.tree.xpath("string(//h1)")
    assert page["description"] == crawled.tree.xpath("string(//p[@class='lead'])")
    shown = crawled.tree.xpath("//main//time/@datetime")
    assert {page["datePublished"], page["lastReviewed"]} <= set(shown)
    assert page["dateModified"][:10] in shown
    people = [*page["author"], page["reviewedBy"]]
    for person in people:
        assert person["name"] in text
        path = person["url"].removeprefix("http://localhost")
        assert crawled.tree.xpath("//main//a[@href=$path]", path=path)
    topics = crawled.tree.xpath("//ul[@class='topics']//a/text()")
    assert page["keywords"] == [topic["name"] for topic in page["about"]] == topics
    for question in crawled.node("FAQPage")["mainEntity"]:
        assert question["name"] in text
        assert question["acceptedAnswer"]["text"] in text


def test_sources_are_those_of_the_list(crawled: Crawled) -> None:
    listed = crawled.tree.xpath("//section[@id='references']//li")
    assert len(crawled.page["citation"]) == len(listed) > 1
    for source, entry in zip(crawled.page["citation"], listed, strict=True):
        assert source["name"] in " ".join(entry.text_content().split())
        assert source["datePublished"] in entry.text_content()


def test_places_on_the_page_are_there(crawled: Crawled) -> None:
    page = crawled.page
    selectors = [page["mainContentOfPage"]["cssSelector"], *page["speakable"]["cssSelector"]]
    soup = BeautifulSoup(crawled.html, "lxml")
    assert [len(soup.select(selector)) for selector in selectors] == [1, 1, 1]
    anchors = [node["@id"].partition("#")[2] for node in crawled.data["@graph"][1:]]
    ids = set(crawled.tree.xpath("//main//@id"))
    assert {a for a in anchors if a.startswith(("image-", "video-"))} <= ids


def test_breadcrumb_is_the_way_that_the_page_shows(crawled: Crawled) -> None:
    crumbs = crawled.node("BreadcrumbList")["itemListElement"]
    shown = crawled.tree.xpath("//nav[@class='breadcrumbs']//a/@href")
    addresses = [crumb["item"]["@id"].removeprefix("http://localhost") for crumb in crumbs]
    assert addresses == [*shown, "/articles/walking/"]
    assert [crumb["position"] for crumb in crumbs] == [1, 2, 3]
    assert crumbs[-1]["name"] == "Walking"


def test_picture_and_video_are_as_shown(crawled: Crawled) -> None:
    video = crawled.node("VideoObject")
    assert (video["name"], video["transcript"]) == ("Warm up", "Stand up.")
    (source,) = crawled.tree.xpath("//video/source/@src")
    assert video["contentUrl"] == f"http://localhost{source}"
    image = crawled.node("ImageObject")
    assert image["caption"] == crawled.tree.xpath("//figure//img/@alt")[0]
    assert crawled.page["primaryImageOfPage"] == {"@id": image["@id"]}


@pytest.mark.parametrize(
    ("kind", "type_"),
    [
        ("condition", "MedicalCondition"),
        ("therapy", "MedicalTherapy"),
        ("drug", "Drug"),
        ("other", "Thing"),
    ],
)
def test_topic_is_what_an_editor_says(
    client: Client, page: ArticlePage, topic: Topic, kind: str, type_: str
) -> None:
    topic.kind = kind
    topic.save()
    crawled = Crawled(client, page.url)
    (about,) = [one for one in crawled.page["about"] if one["name"] == "Sciatica"]
    assert about["@type"] == type_
    assert about.get("code") == (
        None
        if kind == "other"
        else {"@type": "MedicalCode", "codeValue": "D012585", "codingSystem": "MeSH"}
    )
    assert crawled.errors == []
    assert "MeSH D012585" in Crawled(client, topic.get_absolute_url()).text


@pytest.mark.parametrize(
    ("audience", "type_"), [("patient", "Patient"), ("clinician", "Clinician")]
)
def test_audience_and_aspect_are_those_of_the_article(
    client: Client, article_index: ArticleIndexPage, audience: str, type_: str
) -> None:
    fields = {"audience": audience, "kind": "treatment", "body": body(("red_flags", RED_FLAGS))}
    page = ArticlePageFactory(parent=article_index, **fields)
    found = Crawled(client, page.url).page
    assert found["medicalAudience"] == {"@type": "MedicalAudience", "audienceType": type_}
    assert found["aspect"] == "treatment"


def test_article_that_says_little_is_valid(client: Client, article_index: ArticleIndexPage) -> None:
    crawled = Crawled(client, ArticlePageFactory(parent=article_index).url)
    assert crawled.errors == []
    absent = {"lastReviewed", "reviewedBy", "citation", "about", "image", "video", "hasPart"}
    assert not absent & set(crawled.page)


def test_change_is_dated_by_the_register_and_not_by_the_last_save(
    client: Client, page: ArticlePage
) -> None:
    ArticlePage.objects.update(last_published_at=datetime(2026, 5, 1, tzinfo=UTC))
    crawled = Crawled(client, page.url)
    assert crawled.page["dateModified"] == "2026-03-01T09:00:00+00:00"
    assert crawled.meta("article:modified_time") == "2026-03-01T09:00:00+00:00"
    assert "Last updated: 1 March 2026" in crawled.text


def test_article_alone_says_the_same_as_in_its_graph(page: ArticlePage) -> None:
    citations = page.reading.citations
    alone = build_article_node(page.reading.record, PUBLISHER, citations)
    graph = build_article_graph(page.reading.record, PUBLISHER, citations)
    assert alone.items() <= graph[0].items()
    assert errors_in(build_json_ld([alone])) == []
    assert errors_in(build_json_ld(graph)) == []


@hypothesis_settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.one_of(st.text(), st.sampled_from(["</script>", "<!--<script>", "]]>", "\u2028&lt;"])))
def test_no_text_ends_the_script_early(text: str) -> None:
    data = {"name": f"{text}</script><img src=x onerror=alert(1)>", text: "<!--"}
    script = f'<script type="application/ld+json">{_escape_json(data)}</script>'
    assert script.count("<") == 2
    (element,) = html.fragments_fromstring(script.encode("utf-8", "surrogatepass"))
    assert element.tag == "script"
    assert not len(element)


@pytest.mark.parametrize("title", ["</script><b>&", "<!--<script>", '"}]}', "\\u003c", "a\u2028b"])
def test_hostile_title_is_read_back_as_it_is(
    client: Client, article_index: ArticleIndexPage, title: str
) -> None:
    page = ArticlePageFactory(parent=article_index, title=title, slug="hostile", summary=title)
    crawled = Crawled(client, page.url)
    assert crawled.page["headline"] == title
    assert crawled.errors == []
    assert crawled.meta("og:title") == title


def test_person_is_described_on_their_own_page(client: Client, page: ArticlePage) -> None:
    person = Contributor.objects.get(name="Sample Person")
    person.photo = ImageFactory()
    person.profile_links.create(url="https://example.org/x")
    person.save()
    crawled = Crawled(client, person.get_absolute_url())
    assert crawled.errors == []
    assert missing_fields(crawled.page) == []
    assert crawled.page["@type"] == "ProfilePage"
    authors = Crawled(client, page.url).page["author"]
    named = next(author for author in authors if author["name"] == person.name)
    assert named.items() <= crawled.page["mainEntity"].items()
