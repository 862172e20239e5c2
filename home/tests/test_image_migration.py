"""Pictures from before credits keep their ids and all that refers to them."""

from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import pytest
from django.apps.registry import Apps
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from wagtail.models import ReferenceIndex
from wagtail_factories import ImageFactory

from blog.models import CreditedImage
from home.models import SiteSettings
from review.models import Contributor

IMAGES = ("blog", "0006_images")

pytestmark = [
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.whole,
]


def migrate(*targets: tuple[str, str]) -> Apps:
    """Migrate there, by default to the newest state, and return the models of then."""
    executor = MigrationExecutor(connection)
    return executor.migrate(list(targets) or executor.loader.graph.leaf_nodes()).apps


def before_credits() -> list[tuple[str, str]]:
    graph = MigrationExecutor(connection).loader.graph
    parents = [parent.key for parent in graph.node_map[IMAGES].parents]
    return [key for key in parents if key[0] == "blog"]


@pytest.fixture
def old_models() -> Iterator[Apps]:
    """The models before pictures had credits. All migrations are applied afterwards."""
    yield migrate(*before_credits())
    migrate()


def make_old_image(apps: Apps) -> Any:
    collection = apps.get_model("wagtailcore", "Collection").objects.get(depth=1)
    file = {"file": "spine.png", "width": 1, "height": 1}
    images = apps.get_model("wagtailimages", "Image").objects
    return images.create(pk=7, title="Spine", collection=collection, **file)


def refer_to_it(apps: Apps) -> None:
    """Make all that can refer to a picture, but for what names it in a body by its id."""
    types = apps.get_model("contenttypes", "ContentType").objects
    images, pages = types.get(model="image"), types.get(app_label="wagtailcore", model="page")
    site = apps.get_model("wagtailcore", "Site").objects.get()
    tag = apps.get_model("taggit", "Tag").objects.create(name="bones", slug="bones")
    apps.get_model("review", "Contributor").objects.create(name="Sample", photo_id=7)
    apps.get_model("home", "SiteSettings").objects.create(site=site, social_image_id=7)
    apps.get_model("taggit", "TaggedItem").objects.create(tag=tag, object_id=7, content_type=images)
    apps.get_model("wagtailcore", "ReferenceIndex").objects.create(
        base_content_type=pages,
        content_type=pages,
        object_id="1",
        to_content_type=images,
        to_object_id="7",
        content_path_hash=uuid4(),
    )


def test_pictures_keep_ids_and_what_refers_to_them(old_models: Apps) -> None:
    image = make_old_image(old_models)
    refer_to_it(old_models)
    migrate()
    copied = CreditedImage.objects.get(pk=7)
    assert (copied.title, copied.file.name) == ("Spine", "spine.png")
    assert copied.created_at == image.created_at
    assert copied.credit_line == ""
    assert [tag.name for tag in copied.tags.all()] == ["bones"]
    assert Contributor.objects.get().photo == copied
    assert SiteSettings.objects.get().social_image == copied
    assert ReferenceIndex.get_references_to(copied).count() == 1


def test_pictures_that_were_added_since_survive_the_way_back(old_models: Apps) -> None:
    make_old_image(old_models)
    migrate()
    added = ImageFactory(title="New", credit="Sample Person")
    assert added.pk == 8
    Contributor.objects.create(name="Sample", photo=added)
    apps = migrate(*before_credits())
    images = apps.get_model("wagtailimages", "Image").objects
    assert dict(images.values_list("pk", "title")) == {7: "Spine", 8: "New"}
    assert apps.get_model("review", "Contributor").objects.get().photo_id == 8
    make_another = images.create(
        title="Newer", collection_id=added.collection_id, width=1, height=1
    )
    assert make_another.pk == 9
