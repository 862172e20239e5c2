"""The picture of an article for those who ask for it."""

import shutil
from hashlib import sha256
from pathlib import Path

import PIL
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import http_date, quote_etag
from wagtail.models import Site

from blog.cards import drawing
from blog.cards.card import Card, build_card
from blog.record.reading import Reading
from infrastructure.generated_files import GeneratedFile, generated_file
from site_identity.identity import identity_of


def serve_card(reading: Reading, request: HttpRequest) -> HttpResponse:
    """Answer the picture as PNG, or 304. Its address changes with what it says."""
    site = Site.find_for_request(request)
    card = get_or_create_card(
        reading.page.pk, build_card(reading.record), identity_of(site).publisher.name
    )
    etag, made_at = quote_etag(card.digest), int(card.made_at.timestamp())
    response = HttpResponse(card.content, content_type="image/png")
    response = get_conditional_response(request, etag, made_at, response) or response
    response["Cache-Control"] = "max-age=3600"  # Wagtail adds that a private page is private
    response["ETag"] = etag
    response["Last-Modified"] = http_date(made_at)
    return response


def get_or_create_card(page_id: int, card: Card, site_name: str) -> GeneratedFile:
    """Return the picture, drawn now if there is no file of it."""
    digest = compute_digest(card, site_name)
    return generated_file(
        get_folder(page_id), "card", digest, ".png", lambda: drawing.draw_card(card, site_name)
    )


def remove_card(page_id: int) -> None:
    shutil.rmtree(get_folder(page_id), ignore_errors=True)


def get_folder(page_id: int) -> Path:
    return Path(settings.CARD_DIR) / str(page_id)


def compute_digest(card: Card, site_name: str) -> str:
    """Return the SHA-256, in hex, of all that the picture is made of."""
    made_of = repr((card, site_name, PIL.__version__, Path(drawing.__file__).read_text("utf-8")))
    return sha256(made_of.encode("utf-8", "surrogatepass")).hexdigest()
