"""Pictures say whose they are."""

import pytest
from django.test import Client
from wagtail.models import Collection
from wagtail_factories import ImageFactory

from blog.models import ArticleIndexPage, CreditedImage
from blog.tests.factories import ArticlePageFactory, body


def shown_with(client: Client, index: ArticleIndexPage, image: CreditedImage) -> str:
    picture = ("image", {"image": image.pk, "alt_text": "A spine", "decorative": False})
    page = ArticlePageFactory(parent=index, body=body(picture))
    return client.get(page.url).content.decode()


@pytest.mark.parametrize(
    ("credit", "licence", "shown"),
    [
        ("Sample Person", "CC BY 4.0", "Picture: Sample Person, CC BY 4.0</figcaption>"),
        ("Sample Person", "", "Picture: Sample Person</figcaption>"),
        ("", "public domain", "Picture: public domain</figcaption>"),
        ("<b>Bold</b>", "", "Picture: &lt;b&gt;Bold&lt;/b&gt;</figcaption>"),
    ],
)
def test_reader_sees_credit_and_licence_below_the_picture(
    client: Client, article_index: ArticleIndexPage, credit: str, licence: str, shown: str
) -> None:
    image = ImageFactory(credit=credit, licence=licence)
    assert shown in shown_with(client, article_index, image)


def test_picture_without_credit_has_no_caption(
    client: Client, article_index: ArticleIndexPage
) -> None:
    html = shown_with(client, article_index, ImageFactory())
    assert "<figure>" in html
    assert "<figcaption" not in html


def test_editor_gives_credit_and_licence_in_the_admin(editor_client: Client) -> None:
    image = ImageFactory(collection=Collection.get_first_root_node())
    form = {"title": "Spine", "description": "", "tags": "", "credit": "Me", "licence": "CC0"}
    address = f"/admin/images/{image.pk}/"
    assert 'name="licence"' in editor_client.get(address).content.decode()
    editor_client.post(address, form | {"collection": image.collection_id})
    assert CreditedImage.objects.get().credit_line == "Me, CC0"
