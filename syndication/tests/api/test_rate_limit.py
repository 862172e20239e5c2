"""Who asks the API too often waits: search and lists count together."""

import pytest
from django.test import Client
from pytest_django import Settings
from time_machine import TimeMachineFixture

SEARCH, LIST = "/api/search/?q=walking", "/api/v1/articles/"

pytestmark = pytest.mark.usefixtures("article_index", "search_index")


@pytest.mark.parametrize("address", [SEARCH, LIST])
def test_too_many_requests_are_refused_for_a_while(
    client: Client, settings: Settings, time_machine: TimeMachineFixture, address: str
) -> None:
    time_machine.move_to("2026-03-02T12:00:10Z", tick=False)
    settings.API_RATE = 2
    answers = [client.get(address) for _ in range(4)]
    assert [answer.status_code for answer in answers] == [200, 200, 429, 429]
    assert answers[3]["Retry-After"] == "50"
    assert answers[3]["Access-Control-Allow-Origin"] == "*"
    assert "50 seconds" in answers[3].json()["error"]
    assert client.options(address).status_code == 204
    assert client.get(address, REMOTE_ADDR="10.0.0.9").status_code == 200
    time_machine.move_to("2026-03-02T12:01:00Z", tick=False)
    assert client.get(address).status_code == 200


def test_requests_of_every_operation_count_together(
    client: Client, settings: Settings, time_machine: TimeMachineFixture
) -> None:
    time_machine.move_to("2026-03-02T12:00:30Z", tick=False)
    settings.API_RATE = 2
    statuses = [client.get(address).status_code for address in (SEARCH, LIST, SEARCH)]
    assert statuses == [200, 200, 429]


@pytest.mark.parametrize(("proxies", "refused"), [(0, True), (1, True), (2, False)])
def test_address_is_the_one_that_our_outermost_proxy_saw(
    client: Client, settings: Settings, proxies: int, refused: bool
) -> None:
    settings.API_RATE, settings.PROXY_COUNT = 1, proxies
    for number in (1, 2):
        made_up = f"10.0.0.{number}, 10.0.1.{number}, 192.0.2.1"
        response = client.get(SEARCH, headers={"X-Forwarded-For": made_up})
    assert (response.status_code == 429) == refused
