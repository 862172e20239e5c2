"""Text of an article's social card."""

from dataclasses import astuple, dataclass
from hashlib import sha256

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from blog.record.article_record import ArticleRecord


@dataclass(frozen=True)
class Card:
    """`reviewed` says when the article was reviewed, or that it was not."""

    title: str
    topic: str
    reviewed: str

    @property
    def version(self) -> str:
        """A part of its address, so that nobody shows what it said before."""
        text = "\n".join(astuple(self))
        return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]

    @property
    def alt(self) -> str:
        return f"{self.title}. {self.reviewed}"


def build_card(record: ArticleRecord) -> Card:
    topic = record.topics[0].name if record.topics else ""
    return Card(record.title, topic, _format_review_status(record))


def _format_review_status(record: ArticleRecord) -> str:
    review = record.review
    if not review:
        return _("Not reviewed")
    day = {"day": date_format(review.last_reviewed, "j F Y")}
    return (
        _("Reviewed %(day)s, now overdue") if review.is_overdue else _("Reviewed %(day)s")
    ) % day
