"""Pictures speak to those who cannot see them, and say whose they are."""

import pytest
from wagtail_factories import ImageFactory

from blog.models import ArticleIndexPage, ArticlePage, CreditedImage
from blog.tests.factories import ArticlePageFactory, body
from review.tests.rules import found_by


def article_with(
    index: ArticleIndexPage, image: CreditedImage, words: str, decorative: bool = False
) -> ArticlePage:
    picture = {"image": image.pk, "alt_text": words, "decorative": decorative}
    section = ("section", {"heading": "The lower spine", "text": "<p>It bends.</p>"})
    return ArticlePageFactory(
        parent=index, title="Back pain", body=body(section, ("image", picture))
    )


@pytest.mark.parametrize(
    "words",
    [
        "",
        " ",
        "spine.png",
        "A spine.JPG",
        "IMG_2041",
        "IMG 2041",
        "DSC01234",
        "spine_side-view",
        "Screenshot 3",
        "image",
        "Image of a spine",
        "A picture of a spine",
        "Photo showing a spine",
        "The lower spine",
        "back pain",
        "Sample Person, CC0",
    ],
)
def test_alternative_that_says_little_is_found(article_index: ArticleIndexPage, words: str) -> None:
    image = ImageFactory(title="spine", credit="Sample Person", licence="CC0")
    page = article_with(article_index, image, words)
    [finding] = found_by("text-alternative", page)
    assert finding.block_id == page.body[2].id


@pytest.mark.parametrize(
    "words",
    [
        "The lower spine bends forward when you sit",
        "X-ray of a healthy hip",
        "Image quality falls from left to right",
        "Diagram of L4 and L5",
        "COVID-19",
        "A woman pictured from behind, holding her back",
    ],
)
def test_alternative_that_tells_what_the_picture_tells_is_not(
    article_index: ArticleIndexPage, words: str
) -> None:
    assert found_by("text-alternative", article_with(article_index, ImageFactory(), words)) == []


def test_decoration_needs_no_alternative(article_index: ArticleIndexPage) -> None:
    page = article_with(article_index, ImageFactory(), "", decorative=True)
    assert found_by("text-alternative", page) == []


@pytest.mark.parametrize(("description", "count"), [("A spine from the side", 0), ("DSC123", 1)])
def test_description_of_the_picture_is_its_alternative_where_it_has_no_other(
    article_index: ArticleIndexPage, description: str, count: int
) -> None:
    page = article_with(article_index, ImageFactory(description=description), "")
    assert len(found_by("text-alternative", page)) == count


@pytest.mark.parametrize(("credit", "count"), [("", 1), (" ", 1), ("Sample Person", 0)])
def test_picture_without_credit_is_found(
    article_index: ArticleIndexPage, credit: str, count: int
) -> None:
    page = article_with(article_index, ImageFactory(credit=credit), "A spine")
    assert len(found_by("image-without-credit", page)) == count
