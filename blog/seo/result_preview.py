"""Preview an article as a search result and a shared link, beside its fields.

It is of what was saved last.
"""

from base64 import b64encode
from dataclasses import dataclass
from typing import Any

from wagtail.admin.panels import Panel

from blog.cards.card import build_card
from blog.cards.drawing import draw_card
from blog.record.article_record import build_article_record
from blog.seo.head import MAX_DESCRIPTION, MAX_TITLE, MIN_DESCRIPTION
from site_identity.identity import identity_of


@dataclass(frozen=True)
class Length:
    """How long a text is, in characters, and how long it may be."""

    count: int
    least: int
    most: int

    @property
    def is_right(self) -> bool:
        return self.least <= self.count <= self.most


class ResultPreview(Panel):
    """Nothing is shown before the first save: there is no address yet."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "blog/result_preview.html"

        def is_shown(self) -> bool:
            return bool(self.instance.pk and self.instance.get_site())

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            page = self.instance
            record, site = build_article_record(page), page.get_site()
            publisher, card = identity_of(site).publisher, build_card(record)
            title = page.seo_title or page.title
            description = page.search_description or page.summary
            return super().get_context_data(parent_context) | {
                "title": title,
                "publisher": publisher.name,
                "url": record.url,
                "description": description,
                "title_length": Length(len(title), 1, MAX_TITLE),
                "description_length": Length(len(description), MIN_DESCRIPTION, MAX_DESCRIPTION),
                "card": b64encode(draw_card(card, publisher.name)).decode(),
                "alt": card.alt,
            }
