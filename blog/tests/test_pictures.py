"""Pictures come in the size and format that suits the reader's browser."""

import re

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from wagtail_factories import ImageFactory

from blog.models import ArticleIndexPage, CreditedImage
from blog.tests.factories import ArticlePageFactory, body

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="300" height="150"><circle r="9"/></svg>'
SECTION = ("section", {"heading": "More", "text": "<p>Text</p>"})


def picture(image: CreditedImage, decorative: bool = False) -> tuple[str, dict]:
    words = "" if decorative else "A spine"
    return ("image", {"image": image.pk, "alt_text": words, "decorative": decorative})


def shown(client: Client, index: ArticleIndexPage, *blocks: tuple[str, dict]) -> list[str]:
    """Return each picture as readers get it."""
    page = ArticlePageFactory(parent=index, body=body(*blocks))
    html = client.get(page.url).content.decode()
    return re.findall(r"<picture>.*?</picture>", html, re.DOTALL)


def image_of(width: int, height: int) -> CreditedImage:
    return ImageFactory(file__width=width, file__height=height)


def widths_of(picture: str) -> list[list[str]]:
    return [re.findall(r" (\d+)w", srcset) for srcset in re.findall(r'srcset="([^"]*)"', picture)]


def test_large_picture_is_offered_in_two_sizes_of_three_formats(
    client: Client, article_index: ArticleIndexPage
) -> None:
    [html] = shown(client, article_index, picture(image_of(1400, 700)))
    assert re.findall(r'type="([^"]+)"', html) == ["image/avif", "image/webp"]
    assert widths_of(html) == [["960", "480"]] * 3
    assert 'width="960"' in html
    assert 'height="480"' in html
    assert 'alt="A spine"' in html


@pytest.mark.parametrize(("width", "offered"), [(200, []), (600, ["600", "480"])])
def test_small_picture_is_never_enlarged_and_each_width_is_named_once(
    client: Client, article_index: ArticleIndexPage, width: int, offered: list[str]
) -> None:
    [html] = shown(client, article_index, picture(image_of(width, 100)))
    assert widths_of(html) == ([offered] * 3 if offered else [[]] * 2)
    assert f'width="{width}"' in html
    assert 'height="100"' in html
    assert ("sizes=" in html) == bool(offered)


def test_drawing_is_shown_as_it_is(client: Client, article_index: ArticleIndexPage) -> None:
    drawing = CreditedImage(title="Drawing", file=ContentFile(SVG, "a.svg"), width=300, height=150)
    drawing.save()
    [html] = shown(client, article_index, picture(drawing))
    assert "srcset" not in html
    assert re.search(r'src="[^"]+\.svg"', html)
    assert 'width="300"' in html
    assert 'height="150"' in html


def test_picture_at_the_top_is_loaded_at_once_and_others_when_they_come_near(
    client: Client, article_index: ArticleIndexPage
) -> None:
    one = picture(image_of(200, 100))
    found = shown(client, article_index, one, SECTION, one)
    assert [re.findall(r'loading="(\w+)"', html) for html in found] == [["eager"], ["lazy"]]


def test_decoration_has_an_empty_alternative(
    client: Client, article_index: ArticleIndexPage
) -> None:
    [html] = shown(client, article_index, picture(image_of(200, 100), decorative=True))
    assert 'alt=""' in html
