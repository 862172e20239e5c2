"""A video of the site is fetched when it is played, and can be followed without hearing it."""

from base64 import b64decode
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, Response, expect

from tests.browser.conftest import RunningSite, run_in

pytestmark = pytest.mark.browser

SECONDS = 3
# A film of a moving square, as bytes in base64; browsers can make what they can play.
RECORD = """async seconds => {
  const canvas = document.createElement("canvas");
  const pen = canvas.getContext("2d");
  const recorder = new MediaRecorder(canvas.captureStream(25), { mimeType: "video/webm" });
  const parts = [];
  recorder.ondataavailable = event => parts.push(event.data);
  const stopped = new Promise(done => { recorder.onstop = done; });
  recorder.start();
  const started = performance.now();
  while (performance.now() - started < 1000 * seconds) {
    const x = (performance.now() - started) / 20;
    pen.fillStyle = "white"; pen.fillRect(0, 0, 300, 150);
    pen.fillStyle = "navy"; pen.fillRect(x, 50, 40, 40);
    await new Promise(requestAnimationFrame);
  }
  recorder.stop();
  await stopped;
  const bytes = new Uint8Array(await new Blob(parts).arrayBuffer());
  return btoa(Array.from(bytes, byte => String.fromCharCode(byte)).join(""));
}"""
WAIT = """video => new Promise((done, fail) => {
  setTimeout(fail, 20_000, new Error("not yet: CONDITION"));
  const look = () => CONDITION ? done() : requestAnimationFrame(look);
  look();
})"""
PUBLISH = """
from pathlib import Path
from django.core.files.base import ContentFile
from blog.models import ArticleIndexPage, ArticlePage, Video
from tests.browser.page_types.every_block import sample_picture
captions = "WEBVTT\\n\\n00:00.000 --> 00:09.000\\nStand up.\\n"
video = Video.objects.create(
    title="Warm up",
    file=ContentFile(Path({path!r}).read_bytes(), "warm-up.webm"),
    captions=ContentFile(captions.encode(), "warm-up.vtt"),
    poster=sample_picture(),
)
block = {{"heading": "How to warm up", "video": video.pk, "transcript": "<p>Said in the film.</p>"}}
page = ArticlePage(
    title="A film", slug="a-film", summary="Has a film.", body=[{{"type": "video", "value": block}}]
)
page.live = False
ArticleIndexPage.objects.get().add_child(instance=page)
page.save_revision().publish()
"""


@dataclass(frozen=True)
class Film:
    """The article, its player, and what has been answered from the folder of videos."""

    page: Page
    player: Locator
    answers: list[Response]

    def fetched(self, ending: str) -> list[Response]:
        return [each for each in self.answers if urlsplit(each.url).path.endswith(ending)]


@pytest.fixture(scope="module")
def published(running_site: RunningSite, browser: Browser) -> None:
    recording = browser.new_page()
    data = b64decode(recording.evaluate(RECORD, SECONDS))
    recording.close()
    path = Path(running_site.data, "recorded.webm")
    path.write_bytes(data)
    run_in(running_site, PUBLISH.format(path=str(path)))


@pytest.fixture
def film(published: None, page: Page) -> Film:
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))  # noqa: PLW0108, takes no built-in
    page.goto("/articles/a-film/")
    player = page.locator("video")
    player.scroll_into_view_if_needed()
    page.wait_for_load_state("networkidle")
    return Film(page, player, answers)


def play(film: Film) -> None:
    """Play by keyboard, as all controls can be used, until something is seen."""
    film.player.focus()
    film.page.keyboard.press("Space")
    wait_until(film, "video.currentTime > 0.2")


def wait_until(film: Film, condition: str) -> None:
    """Wait for something of the player; the page's own policy forbids Playwright's way."""
    film.player.evaluate(WAIT.replace("CONDITION", condition))


def test_nothing_of_a_video_is_fetched_before_it_is_played(film: Film) -> None:
    assert film.player.evaluate("video => video.poster.endsWith('.jpg')")
    assert not film.fetched(".webm")
    assert not film.fetched(".vtt")
    play(film)
    assert {answer.status for answer in film.fetched(".webm")} == {206}
    assert film.player.evaluate("video => video.error") is None


def test_captions_are_read_once_they_are_switched_on(film: Film) -> None:
    play(film)
    film.player.evaluate("video => { video.textTracks[0].mode = 'showing' }")
    wait_until(film, "video.textTracks[0].activeCues?.length")
    said = "video => Array.from(video.textTracks[0].cues, cue => cue.text)"
    assert film.player.evaluate(said) == ["Stand up."]
    assert [answer.status for answer in film.fetched(".vtt")] == [200]


def test_video_can_be_played_from_any_place(film: Film) -> None:
    play(film)
    film.player.evaluate("video => { video.pause(); video.currentTime = 2 }")
    wait_until(film, "video.currentTime === 2 && !video.seeking")
    assert film.player.evaluate("video => video.seekable.end(0)") >= 2
    assert {answer.status for answer in film.fetched(".webm")} == {206}


def test_transcript_opens_by_keyboard(film: Film) -> None:
    transcript = film.page.get_by_text("Said in the film.")
    expect(transcript).to_be_hidden()
    film.page.get_by_text("Transcript", exact=True).focus()
    film.page.keyboard.press("Enter")
    expect(transcript).to_be_visible()
