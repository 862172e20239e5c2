"""Web addresses are asked politely, and only what is surely gone counts as gone."""

import socket
from urllib.parse import urlsplit

import pytest
from pytest_django import Settings

from evidence.sources.link_asking import LinkAnswer, LinkAsker
from evidence.tests.sources import Answer, SourceServer
from infrastructure.outbound_http.address_guard import (
    NoSuchHost,
    NotPublic,
    is_public,
    resolve_public_addresses,
)
from infrastructure.outbound_http.throttled_transport import ThrottledTransport


@pytest.fixture
def host(sources: SourceServer) -> str:
    return f"http://study.example:{urlsplit(sources.url).port}"


@pytest.mark.parametrize(
    ("status", "answer"),
    [
        (200, LinkAnswer.THERE),
        (204, LinkAnswer.THERE),
        (404, LinkAnswer.GONE),
        (410, LinkAnswer.GONE),
        (401, LinkAnswer.NOTHING),
        (403, LinkAnswer.NOTHING),
        (405, LinkAnswer.NOTHING),
        (429, LinkAnswer.NOTHING),
        (500, LinkAnswer.NOTHING),
        (503, LinkAnswer.NOTHING),
    ],
)
def test_only_what_is_missing_is_gone(
    sources: SourceServer, links: LinkAsker, host: str, status: int, answer: LinkAnswer
) -> None:
    sources.says("/a", Answer(b"", status))
    assert links(f"{host}/a") is answer


def test_page_is_asked_for_by_its_head_alone(
    sources: SourceServer, links: LinkAsker, host: str
) -> None:
    sources.says("/a", Answer(b"fine"))
    links(f"{host}/a")
    assert [asked.method for asked in sources.asked] == ["HEAD"]
    assert "mailto:editor@example.org" in sources.asked[0].user_agent


@pytest.mark.parametrize("status", [403, 404, 405, 410, 501])
def test_site_that_does_not_like_to_be_asked_for_the_head_is_asked_for_the_page(
    sources: SourceServer, links: LinkAsker, host: str, status: int
) -> None:
    sources.says("/a", Answer(b"", status), Answer(b"fine"))
    assert links(f"{host}/a") is LinkAnswer.THERE
    assert [asked.method for asked in sources.asked] == ["HEAD", "GET"]


def test_redirect_is_followed_to_where_the_page_is_now(
    sources: SourceServer, links: LinkAsker, host: str
) -> None:
    port = urlsplit(host).port
    sources.says("/a", Answer(b"", 301, {"Location": "/b"}))
    sources.says("/b", Answer(b"", 302, {"Location": f"http://other.example:{port}/c"}))
    assert links(f"{host}/a") is LinkAnswer.GONE
    sources.says("/c", Answer(b"fine"))
    assert links(f"{host}/a") is LinkAnswer.THERE


def test_redirects_without_end_say_nothing(
    sources: SourceServer, links: LinkAsker, host: str
) -> None:
    sources.says("/a", Answer(b"", 301, {"Location": "/a"}))
    assert links(f"{host}/a") is LinkAnswer.NOTHING


@pytest.mark.parametrize(
    "answer", [Answer(is_slow=True), Answer(b"", 301, {"Location": "ftp://a"})]
)
def test_answer_that_cannot_be_used_says_nothing(
    sources: SourceServer, links: LinkAsker, host: str, answer: Answer
) -> None:
    sources.says("/a", answer)
    assert links(f"{host}/a") is LinkAnswer.NOTHING


@pytest.mark.parametrize("url", ["ftp://study.example/", "nonsense", "http:///a"])
def test_address_that_is_none_says_nothing(links: LinkAsker, url: str) -> None:
    assert links(url) is LinkAnswer.NOTHING


def test_name_too_long_for_a_host_says_nothing() -> None:
    in_production = LinkAsker(ThrottledTransport(sleep=lambda seconds: None))
    assert in_production("http://" + "a" * 80 + "/") is LinkAnswer.NOTHING


def test_site_that_refuses_connections_says_nothing(links: LinkAsker) -> None:
    assert links("http://study.example:9/") is LinkAnswer.NOTHING


def test_pause_is_made_between_requests_to_one_host_and_to_no_other(
    sources: SourceServer, links: LinkAsker, host: str, waits: list[float]
) -> None:
    sources.says("/a", Answer(b"fine"))
    for name in ("study", "other", "study"):
        links(f"{host.replace('study', name)}/a")
    assert waits == [1.0]
    links(f"{host}/missing")  # its head and then itself
    assert waits == [1.0, 1.0, 1.0]


def test_host_whose_name_is_no_more_is_gone(links: LinkAsker) -> None:
    assert links("http://study.invalid/a") is LinkAnswer.GONE


def test_host_says_nothing_while_no_name_is_found(links: LinkAsker, settings: Settings) -> None:
    settings.DOI_URL = "https://doi.invalid"
    assert links("http://study.invalid/a") is LinkAnswer.NOTHING


def test_nothing_in_our_own_network_is_asked(sources: SourceServer, host: str) -> None:
    sources.says("/a", Answer(b"secret"))
    in_production = LinkAsker(ThrottledTransport(sleep=lambda seconds: None))
    port = urlsplit(sources.url).port
    for name in ("127.0.0.1", "localhost", "2130706433", "[::ffff:127.0.0.1]", "0.0.0.0"):  # noqa: S104
        assert in_production(f"http://{name}:{port}/a") is LinkAnswer.NOTHING, name
    assert sources.asked == []


def test_redirect_into_our_own_network_is_not_followed(
    sources: SourceServer, links: LinkAsker, host: str
) -> None:
    sources.says("/a", Answer(b"", 302, {"Location": f"{sources.url}/secret"}))
    sources.says("/secret", Answer(b"secret"))
    assert links(f"{host}/a") is LinkAnswer.NOTHING
    assert [asked.path for asked in sources.asked] == ["/a"]


def test_name_that_leads_to_a_private_address_as_well_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    found = [(2, 1, 6, "", (address, 80)) for address in ("93.184.215.14", "10.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *args, **kwargs: found)
    with pytest.raises(NotPublic):
        resolve_public_addresses("study.example", 80)
    del found[1]
    assert resolve_public_addresses("study.example", 80) == ["93.184.215.14"]


@pytest.mark.parametrize(
    ("number", "error"), [(socket.EAI_NONAME, NoSuchHost), (socket.EAI_AGAIN, OSError)]
)
def test_name_service_that_does_not_answer_is_no_missing_name(
    monkeypatch: pytest.MonkeyPatch, number: int, error: type[Exception]
) -> None:
    def fails(*args: object, **kwargs: object) -> None:
        raise socket.gaierror(number, "no")

    monkeypatch.setattr(socket, "getaddrinfo", fails)
    with pytest.raises(error):
        resolve_public_addresses("study.example", 80)


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "0.0.0.0"),  # noqa: S104
        *("100.64.0.1", "224.0.0.1", "255.255.255.255", "::1", "::", "fe80::1", "fe80::1%eth0"),
        *("fc00::1", "ff02::1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::"),
    ],
)
def test_address_of_our_own_network_is_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["93.184.215.14", "2606:4700::1111", "::ffff:93.184.215.14"])
def test_address_of_the_internet_is_public(address: str) -> None:
    assert is_public(address)
