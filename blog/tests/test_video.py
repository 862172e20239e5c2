"""Videos have captions and a transcript, and nothing of them is fetched before a reader asks."""

from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings
from wagtail.test.utils.form_data import rich_text
from wagtail_factories import ImageFactory

from blog.media.video_views import MAX_CHUNK_BYTES
from blog.models import ArticleIndexPage, ArticlePage, Video
from blog.tests.editor_forms import article_form
from blog.tests.factories import ArticlePageFactory, body
from review.digests import build_digest

CAPTIONS = b"WEBVTT\n\n00:00.000 --> 00:02.500\nStand up.\n"
TRANSCRIPT = "<p>Stand up.</p>"
BEFORE = {"heading": "Warm up", "url": "https://example.org/video", "transcript": TRANSCRIPT}


@pytest.fixture
def media(settings: Settings, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path
    return tmp_path / "videos"


@pytest.fixture
def video(db: None, media: Path) -> Video:
    return make_video()


def make_video(name: str = "warm-up.mp4", captions: bytes = CAPTIONS, **fields: Any) -> Video:
    files = {"file": ContentFile(b"0123456789", name), "captions": ContentFile(captions, "a.vtt")}
    return Video.objects.create(title="Warm up", **files, **fields)


def read(client: Client, index: ArticleIndexPage, **fields: Any) -> str:
    block = {"heading": "Warm up", "url": "", "transcript": TRANSCRIPT, **fields}
    page = ArticlePageFactory(parent=index, body=body(("video", block)))
    return client.get(page.url).content.decode()


def test_video_waits_to_be_played_and_has_captions(
    client: Client, article_index: ArticleIndexPage, video: Video
) -> None:
    video.poster = ImageFactory()
    video.save()
    html = read(client, article_index, video=video.pk)
    assert '<video class="video" controls playsinline preload="none" aria-label="Warm up"' in html
    assert 'poster="/media/images/' in html
    assert f'<source src="{video.file.url}" type="video/mp4">' in html
    assert f'<track kind="captions" src="{video.captions.url}" srclang="en-gb"' in html
    assert 'label="Captions">' in html  # captions that are on are fetched with the page
    assert "Stand up." in html


def test_video_elsewhere_is_a_link(client: Client, article_index: ArticleIndexPage) -> None:
    html = read(client, article_index, url="https://example.org/video")
    assert '<a class="button" href="https://example.org/video" rel="noreferrer">' in html
    assert "<video" not in html
    assert "<iframe" not in html


def test_video_that_was_deleted_leaves_its_transcript(
    client: Client, article_index: ArticleIndexPage, video: Video
) -> None:
    gone = video.pk
    video.delete()
    html = read(client, article_index, video=gone)
    assert "<video" not in html
    assert "Stand up." in html


def test_review_of_a_video_elsewhere_still_holds(article_index: ArticleIndexPage) -> None:
    page = ArticlePageFactory(
        parent=article_index, title="Pain", summary="Walk.", body=body(("video", BEFORE))
    )
    assert page.clinical_digest == build_digest([["video", BEFORE]])


def test_queries_do_not_grow_with_the_videos(
    client: Client,
    article_index: ArticleIndexPage,
    media: Path,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    ids = [make_video(poster=ImageFactory()).pk for _ in range(5)]
    blocks = [("video", BEFORE | {"url": "", "video": pk}) for pk in ids]
    image = {"image": ImageFactory().pk, "alt_text": "A spine", "decorative": False}
    page = ArticlePageFactory(parent=article_index, body=body(*blocks, ("image", image)))
    client.get(page.url)  # makes the renditions
    with django_assert_max_num_queries(12):
        client.get(page.url)


@pytest.mark.parametrize(("chosen", "url"), [(True, "https://example.org/v"), (False, "")])
def test_block_needs_a_video_or_an_address_and_not_both(
    editor_client: Client, article_index: ArticleIndexPage, video: Video, chosen: bool, url: str
) -> None:
    block = {
        "heading": "Warm up",
        "video": str(video.pk) if chosen else "",
        "url": url,
        "transcript": rich_text(TRANSCRIPT),
    }
    introduction = ("introduction", {"heading": "", "text": rich_text("<p>Walk.</p>")})
    form = article_form([introduction, ("video", block)]) | {"action-publish": "1"}
    response = editor_client.post(f"/admin/pages/add/blog/articlepage/{article_index.pk}/", form)
    assert (
        "Choose a video, or enter the web address of one on another site."
        in response.content.decode()
    )
    assert not ArticlePage.objects.exists()


@pytest.mark.parametrize(
    ("captions", "problem"),
    [
        (b"", "begins with the line WEBVTT"),
        (b"1\n00:00:00,000 --> 00:00:02,500\nStand up.\n", "begins with the line WEBVTT"),
        (b"WEBVTT\n", "no caption"),
        (b"WEBVTT\n\n0:00 --> 0:02\nStand up.\n", "Line 3: times are written like"),
        (b"WEBVTT\n\n00:01.000 --> 00:90.000\nStand up.\n", "Line 3: times are written like"),
        (b"WEBVTT\n\n00:02.000 --> 00:01.000\nStand up.\n", "Line 3: the caption ends before"),
        (b"WEBVTT\n\n00:01.000 --> 00:02.000\n\n", "Line 3: there is no caption below"),
        (b"WEBVTT\n\n00:01.000 --> 00:02.000\n\xff\xfe\n", "UTF-8"),
        (b"WEBVTT\n" + b" " * 1024 * 1024, "too long"),
    ],
)
def test_captions_that_browsers_would_leave_out_are_refused(
    media: Path, captions: bytes, problem: str
) -> None:
    with pytest.raises(ValidationError, match=problem):
        unsaved(captions).full_clean(exclude=["poster"])


@pytest.mark.parametrize(
    "captions",
    [
        CAPTIONS,
        b"\xef\xbb\xbf" + CAPTIONS,
        CAPTIONS.replace(b"\n", b"\r\n"),
        b"WEBVTT - exercises\n\nNOTE draft\n\none\n01:00:00.000 --> 01:00:02.500 line:0\nStand.\n",
    ],
)
def test_captions_as_the_standard_has_them_are_taken(media: Path, captions: bytes) -> None:
    unsaved(captions).full_clean(exclude=["poster"])


def test_video_needs_captions_and_to_be_of_a_kind_that_browsers_play() -> None:
    bad = Video(title="Warm up", file=ContentFile(b"0", "warm-up.avi"))
    with pytest.raises(ValidationError) as caught:
        bad.full_clean(exclude=["poster"])
    assert set(caught.value.message_dict) == {"file", "captions"}


def unsaved(captions: bytes) -> Video:
    files = {"file": ContentFile(b"0", "a.mp4"), "captions": ContentFile(captions, "a.vtt")}
    return Video(title="Warm up", **files)


def test_files_are_served_as_what_they_are(client: Client, video: Video) -> None:
    for address, kind in [
        (video.file.url, "video/mp4"),
        (video.captions.url, "text/vtt; charset=utf-8"),
    ]:
        response = client.get(address)
        assert response.status_code == 200
        assert response["Content-Type"] == kind
        assert response["Accept-Ranges"] == "bytes"
        assert response["X-Content-Type-Options"] == "nosniff"
        assert response.getvalue() in (b"0123456789", CAPTIONS)


@pytest.mark.parametrize(
    ("asked", "given", "content"),
    [
        ("bytes=0-1", "bytes 0-1/10", b"01"),
        ("bytes=9-9", "bytes 9-9/10", b"9"),
        ("bytes=4-", "bytes 4-9/10", b"456789"),
        ("bytes=4-99", "bytes 4-9/10", b"456789"),
        ("bytes=10-", "bytes */10", b""),
        ("bytes=5-2", "bytes */10", b""),
    ],
)
def test_player_gets_the_piece_it_asks_for(
    client: Client, video: Video, asked: str, given: str, content: bytes
) -> None:
    response = client.get(video.file.url, headers={"Range": asked})
    assert response.status_code == (206 if content else 416)
    assert response["Content-Range"] == given
    assert response.content == content


def test_request_for_all_of_a_long_video_is_answered_with_its_beginning(
    client: Client, video: Video
) -> None:
    Path(video.file.path).write_bytes(b"0" * (MAX_CHUNK_BYTES + 5))
    response = client.get(video.file.url, headers={"Range": "bytes=0-"})
    assert len(response.content) == MAX_CHUNK_BYTES
    assert response["Content-Range"] == f"bytes 0-{MAX_CHUNK_BYTES - 1}/{MAX_CHUNK_BYTES + 5}"


@pytest.mark.parametrize("name", ["nothing.mp4", "..", "secret.txt", "%2e%2e%2fsecret.mp4"])
@pytest.mark.usefixtures("home_page")
def test_other_files_are_not_served(client: Client, media: Path, name: str) -> None:
    media.mkdir()
    (media / "secret.txt").write_text("secret")
    (media.parent / "secret.mp4").write_text("secret")
    assert client.get(f"/media/videos/{name}").status_code == 404


@pytest.mark.parametrize(("captions", "count"), [(CAPTIONS, 1), (b"WEBVTT\n", 0)])
def test_editor_adds_a_video_with_captions_only(
    editor_client: Client, media: Path, captions: bytes, count: int
) -> None:
    files = {"file": ContentFile(b"0", "a.mp4"), "captions": ContentFile(captions, "a.vtt")}
    form = {"title": "Warm up", "poster": "", **files}
    response = editor_client.post("/admin/snippets/blog/video/add/", form)
    assert Video.objects.count() == count
    assert ("This file has no captions." in response.content.decode()) == (not count)
