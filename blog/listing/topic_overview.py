"""Gather the signs to act on and the questions of many articles.

Reading many bodies takes time, so what was found is kept in the cache until an article is
published or goes. Who may read it is asked anew each time.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.core.cache import cache
from django.db.models import Count, Max
from django.http import HttpRequest
from django.utils.translation import gettext as _

from blog.choices import Urgency
from blog.models import ArticlePage
from blog.querysets import ArticleQuerySet
from blog.record.overview import read_overview
from blog.record.sections import Section

# Of more articles the newest are read: about 1 ms each, which the first reader after a publication
# waits for.
MAX_READ_ARTICLES = 200
MAX_SHOWN = 12
CACHE_SECONDS = 3_600


@dataclass(frozen=True)
class Mention:
    """What an article says, and where in it; `urgency` is empty for a question."""

    text: str
    page_id: int
    anchor: str
    urgency: str = ""


@dataclass(frozen=True)
class MentionLink:
    text: str
    url: str
    article: str


@dataclass(frozen=True)
class SignGroup:
    """Signs of one urgency, those that most articles name first."""

    level: Urgency
    links: tuple[MentionLink, ...]

    @property
    def heading(self) -> str:
        now = self.level == Urgency.EMERGENCY
        return _("Get help now for these signs") if now else _("Get help soon for these signs")


@dataclass(frozen=True)
class TopicOverview:
    """`signs` by urgency, emergencies first; never of articles that readers may not see."""

    signs: tuple[SignGroup, ...]
    questions: tuple[MentionLink, ...]


def build_topic_overview(
    articles: ArticleQuerySet, name: str, request: HttpRequest
) -> TopicOverview:
    """Return what these articles say; at most 12 signs of each urgency, and 12 questions.

    `name` tells this set of articles from others. Takes two queries, or three to read anew.
    """
    key = f"overview:{name}:{_get_cache_version(articles)}"
    mentions = cache.get_or_set(key, lambda: _rank_mentions(articles), CACHE_SECONDS)
    return _resolve_mentions(mentions or (), articles, request)


def _get_cache_version(articles: ArticleQuerySet) -> str:
    """Return what changes whenever an article is published, or is no longer among them."""
    newest = articles.order_by().aggregate(Count("pk"), Max("pk"), Max("last_published_at"))
    return ":".join(str(value).replace(" ", "T") for value in newest.values())


def _rank_mentions(articles: ArticleQuerySet) -> tuple[Mention, ...]:
    """Return the commonest of each kind, each once; what is an emergency is not urgent as well."""
    pages = articles.newest_first().only("body")[:MAX_READ_ARTICLES]
    found = [mention for page in pages for mention in _find_mentions(page)]
    first = {_build_key(mention): mention for mention in reversed(found)}
    emergencies = {key[1] for key in first if key[0] == Urgency.EMERGENCY}
    counts = Counter(map(_build_key, found))
    kinds: dict[str, list[Mention]] = {Urgency.EMERGENCY: [], Urgency.URGENT: [], "": []}
    for (urgency, text), _count in counts.most_common():
        if urgency != Urgency.URGENT or text not in emergencies:
            kinds[urgency].append(first[urgency, text])
    return tuple(mention for kind in kinds.values() for mention in kind[:MAX_SHOWN])


def _find_mentions(page: ArticlePage) -> Iterator[Mention]:
    for section in read_overview(page):
        for text, urgency in _iter_statements(section):
            if text.strip():
                yield Mention(text.strip(), page.pk, section.anchor, urgency)


def _iter_statements(section: Section) -> Iterator[tuple[str, str]]:
    yield from ((question.text, "") for question in section.questions)
    if section.urgency in (Urgency.EMERGENCY, Urgency.URGENT):
        yield from ((sign, section.urgency) for sign in section.signs)


def _build_key(mention: Mention) -> tuple[str, str]:
    return mention.urgency, " ".join(mention.text.casefold().split()).rstrip(".,;")


def _resolve_mentions(
    mentions: Iterable[Mention], articles: ArticleQuerySet, request: HttpRequest
) -> TopicOverview:
    wanted = {mention.page_id for mention in mentions}
    rows = articles.filter(pk__in=wanted).defer_streamfields() if wanted else []
    pages = {page.pk: page for page in rows}
    groups = (
        SignGroup(level, _build_mention_links(mentions, level, pages, request)) for level in Urgency
    )
    return TopicOverview(
        signs=tuple(group for group in groups if group.links),
        questions=_build_mention_links(mentions, "", pages, request),
    )


def _build_mention_links(
    mentions: Iterable[Mention],
    urgency: str,
    pages: Mapping[int, ArticlePage],
    request: HttpRequest,
) -> tuple[MentionLink, ...]:
    return tuple(
        MentionLink(mention.text, f"{page.get_url(request)}#{mention.anchor}", page.title)
        for mention in mentions
        if mention.urgency == urgency and (page := pages.get(mention.page_id))
    )
