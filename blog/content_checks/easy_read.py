"""Check the reading grade of the easy read."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from blog.content_checks.readability import TARGET_GRADE
from blog.models import ArticlePage
from blog.readability.grades import measure_text
from review.content_checks import Found, Level, register


@register(ArticlePage, "easy-read-hard", Level.WARNING)
def check_easy_read(page: ArticlePage) -> Iterator[Found]:
    """An easy read above reading grade 6 by Flesch-Kincaid.

    Checked at any length, unlike the parts of an article: it is for readers who cannot read the
    rest, whatever the audience of the article.
    """
    counted = measure_text(page.reading.record.easy_read)
    if counted.words and counted.flesch_kincaid > TARGET_GRADE:
        yield Found(
            _("The easy read has reading grade %(grade).1f (Flesch-Kincaid).")
            % {"grade": counted.flesch_kincaid},
            _("Write short sentences with one idea each, in everyday words."),
        )
