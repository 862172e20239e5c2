"""For any value of any block, its parts say what its HTML says, sources and pictures included."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_django import Settings
from wagtail_factories import ImageFactory

from blog.models import ArticlePage, CreditedImage, Video
from blog.tests.block_strategies import make_values
from blog.tests.test_parts_are_the_page import BODY, words_in_parts, words_on_page
from blog.tests.test_video import make_video
from evidence.models import Reference

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]


@pytest.fixture
def chosen(settings: Settings, tmp_path_factory: pytest.TempPathFactory) -> dict[type, int]:
    """A source, a picture and a video that blocks can choose."""
    settings.MEDIA_ROOT = tmp_path_factory.mktemp("media")
    Reference.objects.create(pk=1, title="Made-up study", authors="Sample, Ann", year=2020)
    image = ImageFactory(credit="Sample Person", licence="CC BY 4.0")
    return {Reference: 1, CreditedImage: image.pk, Video: make_video().pk}


@pytest.mark.parametrize("kind", sorted(BODY.child_blocks))
@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_parts_say_what_the_page_says(
    kind: str, data: st.DataObject, chosen: dict[type, int]
) -> None:
    value = data.draw(make_values(BODY.child_blocks[kind], chosen))
    reading = ArticlePage(
        body=BODY.to_python([{"type": kind, "value": value, "id": "any"}])
    ).reading
    assert words_in_parts(reading.body) == words_on_page(reading.body)
