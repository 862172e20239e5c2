"""Components with their examples, which are evident samples and not stored."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

from django.core.paginator import Paginator
from django.utils.functional import Promise
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from blog.blocks.safety import RedFlagsBlock
from blog.choices import Urgency
from blog.models import ArticlePage, Topic
from blog.record.article_facts import ReaderNotice
from evidence.certainty import Certainty
from home.templatetags.navigation_tags import Navigation
from review.models import ClinicalReview
from sciaticalm_site.style_guide.article_parts import SIGNS
from site_identity.models import SiteSettings

TEMPLATES = Path(__file__).parents[1] / "templates"
COMMENT = re.compile(r"{% comment %}(.+?){% endcomment %}", re.DOTALL)
# What every page has around it, and so has the guide: shown there, once.
AROUND = {
    "components/footer.html": _("At the end of this page."),
    "components/head.html": _("In the head of this page, for browsers."),
    "components/header.html": _("At the top of this page."),
}
CODE = re.compile("`([^`]+)`")
LONG = "A sample of a title that goes on for so long that it takes several lines on a phone"
DAY = date(2026, 1, 31)
# A number that belongs to nobody: Ofcom keeps it for drama.
SETTINGS = SiteSettings(
    help_line_number="01632 960001", emergency_number="999", contact_email="sample@example.org"
)


@dataclass(frozen=True)
class Example:
    """The context of a component; `name` is that of its case, and may be empty."""

    name: str | Promise = ""
    context: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Component:
    """`path` is that of its template, `about` the template's comment on its context."""

    path: str
    about: str
    note: str | Promise
    examples: tuple[Example, ...]

    @property
    def name(self) -> str:
        return Path(self.path).stem

    @property
    def about_html(self) -> SafeString:
        """The comment of its template, with names marked as code."""
        return mark_safe(CODE.sub(r"<code>\1</code>", escape(self.about)))  # noqa: S308


def find_icons() -> list[str]:
    """Return the paths of the templates of all icons."""
    return [path for path in _find_paths() if path.startswith("components/icons/")]


def build_components(front_page: str) -> list[Component]:
    """Return all components but icons; `front_page` is where links to sample pages lead."""
    examples = EXAMPLES | _build_page_examples(front_page)
    paths = [path for path in _find_paths() if not path.startswith("components/icons/")]
    return [
        Component(path, read_about(path), AROUND.get(path, ""), tuple(examples.get(path, ())))
        for path in paths
    ]


def read_about(path: str) -> str:
    """Return the comment at the top of a component; empty if there is none."""
    found = COMMENT.search((TEMPLATES / path).read_text())
    return found[1].strip() if found else ""


def build_article(title: str = "Sample article", *, url_path: str, topics: int = 2) -> ArticlePage:
    """Return an article that is not stored."""
    summary = "A sample of a summary, which says in a sentence or two what the article says."
    page = ArticlePage(title=title, summary=summary, date_published=DAY, url_path=url_path)
    page.topics = _build_topics(topics)
    return page


def _find_paths() -> Iterator[str]:
    for path in sorted((TEMPLATES / "components").rglob("*.*")):
        yield path.relative_to(TEMPLATES).as_posix()


def _build_topics(number: int) -> list[Topic]:
    return [Topic(name=f"Sample topic {n}", slug=f"sample-{n}") for n in range(1, number + 1)]


def _build_counted_topics(number: int) -> list[Topic]:
    """Return topics with, as the pages of lists count them, one article, two and so on."""
    topics = _build_topics(number)
    for count, topic in enumerate(topics, start=1):
        topic.article_count = count
    return topics


def _build_settings(settings: SiteSettings) -> dict[str, Any]:
    return {"settings": {"site_identity": {"SiteSettings": settings}}}


def _build_care_card(urgency: Urgency) -> Example:
    body = {"value": RedFlagsBlock().normalize(SIGNS), "body": "blog/blocks/red_flags_signs.html"}
    heading = {"level": urgency, "depth": 4, "heading": SIGNS["heading"]}
    return Example(urgency.label, heading | body | _HELP)


def _build_page_examples(front_page: str) -> dict[str, list[Example]]:
    """Return the examples of components that are given pages."""
    one, long = (
        build_article(url_path=front_page),
        build_article(LONG, url_path=front_page, topics=5),
    )
    reviewed = build_article(url_path=front_page)
    reviewed.clinical_review = ClinicalReview(reviewed_at=datetime.combine(DAY, time.min, UTC))
    trail = tuple(Page(title=title, url_path=front_page) for title in ("Home", "Sample section"))
    return {
        "components/article_card.html": [
            Example(context={"article": one, "level": 4}),
            Example(_("Long"), {"article": long, "level": 4}),
            Example(_("Reviewed"), {"article": reviewed, "level": 4, "show_review": True}),
        ],
        "components/article_list.html": [
            Example(context={"articles": Paginator([one, long], 20).page(1), "level": 4}),
            Example(_("Empty"), {"articles": Paginator([], 20).page(1)}),
        ],
        "components/breadcrumbs.html": [Example(context={"nav": Navigation(trail=trail)})],
    }


_HELP = _build_settings(SETTINGS)
_SAMPLE_NOTICE = ReaderNotice("Sample of a label.", escape("Sample of what to be wary of."))
# The examples of all other components, by the path of the template.
EXAMPLES = {
    "components/care_card.html": [_build_care_card(urgency) for urgency in Urgency],
    "components/certainty.html": [Example(context={"level": level}) for level in Certainty],
    "components/contact.html": [Example(context=_HELP)],
    "components/emergency.html": [
        Example(context=_HELP),
        Example(_("Without a number"), _build_settings(SiteSettings())),
    ],
    "components/help_line.html": [Example(context=_HELP)],
    "components/mark.svg": [Example()],
    "components/notice.html": [Example(context={"notice": _SAMPLE_NOTICE})],
    "components/pagination.html": [Example(context={"number": 2, "total": 3})],
    "components/search_form.html": [
        Example(context={"label": _("Sample label"), "input_id": "sample-search"})
    ],
    "components/topic_cards.html": [Example(context={"topics": _build_counted_topics(2)})],
    "components/topic_list.html": [
        Example(context={"topics": _build_topics(3)}),
        Example(_("With counts"), {"topics": _build_counted_topics(3)}),
    ],
}
