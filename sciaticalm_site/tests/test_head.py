"""Icons, colours and the picture that goes with a shared link."""

import json
import re
from io import BytesIO

from django.contrib.staticfiles import finders
from django.test import Client
from PIL import Image
from wagtail.images.tests.utils import get_test_image_file

from blog.models import CreditedImage
from home.models import HomePage
from site_identity.models import SiteSettings

SOCIAL_BYTES = 60_000


def found(address: str) -> bytes:
    """Return the static file that an address leads to."""
    path = finders.find(address.removeprefix("/static/"))
    assert isinstance(path, str), address
    with open(path, "rb") as file:  # noqa: PTH123
        return file.read()


def test_every_file_named_in_the_head_is_there(client: Client, home_page: HomePage) -> None:
    head = client.get("/").content.decode().split("</head>")[0]
    addresses = re.findall(r'(?:href|content)="[^"]*(/static/[^"]+)"', head)
    assert {"/static/site/favicon.ico", "/static/site/apple-touch-icon.png"} <= set(addresses)
    assert all(found(address) for address in addresses)


def test_icons_have_the_sizes_that_devices_ask_for() -> None:
    for name, size in (("apple-touch-icon", 180), ("icon-192", 192), ("icon-512", 512)):
        assert Image.open(BytesIO(found(f"site/{name}.png"))).size == (size, size)
    with Image.open(BytesIO(found("site/favicon.ico"))) as icon:
        assert icon.info["sizes"] == {(16, 16), (32, 32), (48, 48)}


def test_icon_is_found_where_browsers_look_without_reading_the_page(client: Client) -> None:
    response = client.get("/favicon.ico")
    assert response.status_code == 302
    assert found(response["Location"])


def test_manifest_names_the_site_and_icons_that_are_there(
    client: Client, site_settings: SiteSettings
) -> None:
    site_settings.publisher_name = 'Ada\'s "Clinic" & Sons'
    site_settings.save()
    response = client.get("/manifest.webmanifest")
    manifest = json.loads(response.content)
    assert response["Content-Type"] == "application/manifest+json"
    assert manifest["name"] == site_settings.publisher_name
    assert all(found(icon["src"]) for icon in manifest["icons"])


def test_policy_lets_the_manifest_be_read(client: Client, home_page: HomePage) -> None:
    assert "manifest-src 'self'" in client.get("/")["Content-Security-Policy"]


def test_colour_of_the_browser_fits_both_schemes(client: Client, home_page: HomePage) -> None:
    html = client.get("/").content.decode()
    for scheme in ("light", "dark"):
        wanted = (
            rf'<meta name="theme-color" content="#\w+" media="\(prefers-color-scheme: {scheme}\)"'
        )
        assert re.search(wanted, html)


def test_shared_link_has_the_picture_of_the_site_until_editors_choose_one(
    client: Client, site_settings: SiteSettings
) -> None:
    pattern = r'<meta property="og:image" content="([^"]+)"'
    default = re.search(pattern, client.get("/").content.decode())
    assert default
    assert default[1] == f"{site_settings.site.root_url}/static/site/social.png"
    picture = found("site/social.png")
    assert Image.open(BytesIO(picture)).size == (1200, 630)
    assert len(picture) < SOCIAL_BYTES
    image = CreditedImage.objects.create(title="Own", file=get_test_image_file())
    site_settings.social_image = image
    site_settings.save()
    chosen = re.search(pattern, client.get("/").content.decode())
    assert chosen
    assert "/media/images/" in chosen[1]
