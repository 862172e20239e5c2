"""Check the reading grade of the easy read."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from blog.content_checks.readability import AIM
from blog.models import ArticlePage
from blog.readability.grades import count
from review.content_checks import Found, Level, register


@register(ArticlePage, "easy-read-hard", Level.WARNING)
def check_easy_read(page: ArticlePage) -> Iterator[Found]:
    """An easy read that needs more than 6 years of school, by Flesch-Kincaid.

    It is judged however short it is, unlike the parts of an article: it is for those who cannot
    read the rest, whoever the article is for.
    """
    counted = count(page.reading.record.easy_read)
    if counted.words and counted.flesch_kincaid > AIM:
        yield Found(
            _("The easy read is of reading grade %(grade).1f by Flesch-Kincaid.")
            % {"grade": counted.flesch_kincaid},
            _("Say one thing in a sentence, in short words that people say."),
        )
