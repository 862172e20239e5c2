"""The topics an import may use."""

from collections.abc import Iterable

from django.db.models import Q
from django.utils.text import slugify

from blog.choices import TopicKind
from blog.models import Topic

MAX_SLUG_LENGTH = 100


def get_known_topics(more: Iterable[str] = ()) -> frozenset[str]:
    """Return the slugs of all topics, and of `more`, which may be names."""
    slugs = Topic.objects.values_list("slug", flat=True)
    return frozenset([*slugs, *filter(None, (slugify(topic)[:MAX_SLUG_LENGTH] for topic in more))])


def get_or_create_topic(
    slug: str, name: str = "", description: str = "", kind: str = TopicKind.OTHER
) -> Topic:
    """Return the topic of that slug or name; make it if there is none."""
    name = name or slug.replace("-", " ").capitalize()
    found = Topic.objects.filter(Q(slug=slug) | Q(name__iexact=name)).order_by("pk").first()
    return found or Topic.objects.create(slug=slug, name=name, description=description, kind=kind)
