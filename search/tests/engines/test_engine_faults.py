"""Readers get an answer within a second whatever happens to Elasticsearch, through HTTP."""

import time
from collections.abc import Iterator
from io import StringIO

import pytest
from django.core.management import call_command
from django.test import Client
from pytest_django import Settings

from blog.models import ArticleIndexPage
from blog.tests.factories import ArticlePageFactory
from search import engines
from search.engines import circuit
from search.tests.engines.fake_server import (
    NO_HITS,
    Answer,
    Server,
    address,
    nobody,
    serving,
    silent,
)

LIMITED = "results are limited"
OLDER = {"error": {"type": "media_type_header_exception", "reason": "walking"}, "status": 400}
BROKEN_ANSWERS = {
    "another product": Answer({"hits": {}}, product=False),
    "version 7": Answer(OLDER, status=400),
    "version 9, changed": Answer({"took": 1, "results": []}),
    "no JSON": Answer("<html>walking</html>"),
    "a page": Answer("<html>walking</html>", content_type="text/html"),
    "a list": Answer([1, 2]),
    "null": Answer("null"),
    "empty": Answer(""),
    "half an answer": Answer(NO_HITS | {"hits": {"total": {"value": 1}, "hits": [{"_id": "x"}]}}),
    "server error": Answer({"error": {"type": "search_phase_execution_exception"}}, status=503),
    "not signed in": Answer({"error": {"type": "security_exception"}}, status=401),
    "overloaded": Answer({"error": {"type": "circuit_breaking_exception"}}, status=429),
}


@pytest.fixture(autouse=True)
def fresh_engines() -> Iterator[None]:
    engines._engine.cache_clear()
    yield
    engines._engine.cache_clear()


@pytest.fixture
def walking(immediate_tasks: None, article_index: ArticleIndexPage, client: Client) -> None:
    ArticlePageFactory(parent=article_index, title="Walking & back pain")
    client.get("/search/", {"q": "x"})  # templates are loaded once


def search(client: Client, query: str = "walking") -> tuple[str, float]:
    """Return the page and how many seconds it took."""
    start = time.perf_counter()
    response = client.get("/search/", {"q": query})
    assert response.status_code == 200
    return response.content.decode(), time.perf_counter() - start


def assert_limited(client: Client) -> None:
    html, seconds = search(client)
    assert LIMITED in html
    assert "Walking &amp; back pain</a>" in html
    assert seconds < 1


def test_reader_does_not_wait_for_a_server_that_never_answers(
    client: Client, walking: None, settings: Settings
) -> None:
    with silent() as url:
        settings.ELASTICSEARCH_URL = url
        assert_limited(client)


def test_reader_does_not_notice_that_nobody_listens(
    client: Client, walking: None, settings: Settings
) -> None:
    settings.ELASTICSEARCH_URL = nobody()
    assert_limited(client)


@pytest.mark.parametrize("fault", BROKEN_ANSWERS)
def test_answer_that_is_none_is_answered_by_the_database(
    client: Client,
    walking: None,
    settings: Settings,
    caplog: pytest.LogCaptureFixture,
    fault: str,
) -> None:
    with serving(BROKEN_ANSWERS[fault]) as server:
        settings.ELASTICSEARCH_URL = address(server.server_port)
        assert_limited(client)
        assert client.get("/search/suggestions/", {"q": "walking"}).status_code == 200
    assert "walking" not in caplog.text


@pytest.mark.parametrize("fault", ["another product", "version 7"])
def test_log_says_what_to_do_about_another_version(
    client: Client,
    walking: None,
    settings: Settings,
    caplog: pytest.LogCaptureFixture,
    fault: str,
) -> None:
    with serving(BROKEN_ANSWERS[fault]) as server:
        settings.ELASTICSEARCH_URL = address(server.server_port)
        search(client)
    assert "no Elasticsearch 8, which this site needs: start one there" in caplog.text


def test_failing_engine_is_left_alone_and_costs_no_time(
    client: Client, walking: None, settings: Settings
) -> None:
    with silent() as url:
        settings.ELASTICSEARCH_URL = url
        for _ in range(circuit.MAX_FAILURES):
            search(client)
        assert_limited(client)
        assert min(search(client)[1] for _ in range(3)) < 0.2


@pytest.fixture
def failing_server(settings: Settings) -> Iterator[Server]:
    with serving(BROKEN_ANSWERS["server error"]) as server:
        settings.ELASTICSEARCH_URL = address(server.server_port)
        yield server


def test_search_comes_back_by_itself(
    client: Client,
    walking: None,
    failing_server: Server,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(circuit, "PAUSE_SECONDS", 0.1)
    for _ in range(5):
        search(client)
    failing_server.answer = Answer(NO_HITS)
    time.sleep(0.1)
    assert LIMITED not in search(client)[0]


def test_server_is_asked_no_more_after_three_failures(
    client: Client, walking: None, failing_server: Server
) -> None:
    for _ in range(5):
        search(client)
    assert failing_server.requests == circuit.MAX_FAILURES


def check_output() -> str:
    errors = StringIO()
    call_command("check", "--deploy", tags=["search"], stderr=errors)
    return errors.getvalue()


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ({"version": {"number": "9.1.2"}}, "is version 9.1.2"),
        ({"version": {"number": "7.17.9"}}, "is version 7.17.9"),
        (
            {"version": {"number": "8.1.0", "distribution": "opensearch"}},
            "is opensearch version 8.1.0",
        ),
        ({"hello": 1}, "is something else"),
        ("<html>", "is out of reach"),
    ],
)
def test_check_says_what_is_there_and_what_is_needed(
    settings: Settings, body: object, found: str
) -> None:
    with serving(Answer(body, content_type="application/json", product=False)) as server:
        settings.ELASTICSEARCH_URL = f"http://user:secret@127.0.0.1:{server.server_port}"
        output = check_output()
    assert f"Elasticsearch at http://127.0.0.1:{server.server_port} {found}" in output
    assert "This site needs Elasticsearch 8" in output
    assert "secret" not in output


def test_check_finds_nothing_wrong_with_version_8_or_the_embedded_index(
    settings: Settings,
) -> None:
    with serving(Answer({"version": {"number": "8.19.8"}}, content_type="application/json")) as s:
        settings.ELASTICSEARCH_URL = address(s.server_port)
        assert check_output() == ""
    settings.ELASTICSEARCH_URL = ""
    assert check_output() == ""


def test_ordinary_check_does_not_touch_the_network(settings: Settings) -> None:
    with serving(Answer({})) as server:
        settings.ELASTICSEARCH_URL = address(server.server_port)
        call_command("check", stdout=StringIO())
        assert server.requests == 0
