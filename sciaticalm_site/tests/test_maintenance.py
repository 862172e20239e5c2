"""What readers get while the site is worked on."""

import pytest
from django.test import Client
from pytest_django import Settings

from home.models import HomePage


@pytest.fixture
def closed(settings: Settings) -> None:
    settings.MAINTENANCE = True


@pytest.mark.parametrize("address", ["/", "/articles/x/", "/search/?q=x", "/no/"])
def test_readers_are_told_to_come_back_without_asking_the_database(
    client: Client, closed: None, address: str
) -> None:
    # No database fixture, so that every query is refused.
    response = client.get(address)
    html = response.content.decode()
    assert response.status_code == 503
    assert int(response["Retry-After"]) > 0
    assert response["Cache-Control"] == "no-store"
    assert "Back soon" in html
    assert "In an emergency, call your local emergency number." in html
    assert "default-src 'none'" in response["Content-Security-Policy"]


def test_programs_are_told_in_json_without_asking_the_database(
    client: Client, closed: None
) -> None:
    response = client.get("/api/search/")
    assert response.status_code == 503
    assert int(response["Retry-After"]) > 0
    assert response["Cache-Control"] == "no-store"
    assert "worked on" in response.json()["error"]
    assert "default-src 'none'" in response["Content-Security-Policy"]


def test_editors_work_on_in_the_admin(editor_client: Client, closed: None) -> None:
    assert editor_client.get("/admin/").status_code == 200
    assert editor_client.get("/admin/reports/site-history/").status_code != 503


def test_sign_in_page_stays_open(client: Client, db: None, closed: None) -> None:
    assert client.get("/admin/login/").status_code == 200


def test_site_is_open_unless_it_is_closed(client: Client, home_page: HomePage) -> None:
    assert client.get("/").status_code == 200


def test_path_that_only_begins_like_the_admin_is_closed(client: Client, closed: None) -> None:
    assert client.get("/admin-like/").status_code == 503
