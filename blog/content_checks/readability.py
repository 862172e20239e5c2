"""Rules on how easy an article is to read. None is for articles for health professionals."""

from collections.abc import Iterator

from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from blog.choices import Audience
from blog.models import ArticlePage
from blog.readability.grades import MIN_SMOG_SENTENCES, Grades, compute_grades
from blog.readability.reading_time import count_words
from blog.readability.sentences import list_sentences
from review.content_checks import Found, Level, register

# What the American Medical Association asks of what patients read, and the most that the National
# Institutes of Health do.
TARGET_GRADE, MAX_GRADE = 6, 8
MAX_SENTENCE_WORDS = 20
QUOTED_WORDS = 8


@register(ArticlePage, "reading-grade-high", Level.WARNING)
def check_high_grades(page: ArticlePage) -> Iterator[Found]:
    """A part above reading grade 8, by the mean of Flesch-Kincaid and SMOG.

    The formulas count syllables and words, so a part may be plain in spite of them. Parts of
    fewer than 100 words are not checked.
    """
    for block_id, part, found in _compute_part_grades(page):
        if found.mean > MAX_GRADE:
            yield Found(
                _describe_grades(part, found),
                _("Aim for grade 6, and no more than 8: shorter sentences and everyday words."),
                block_id,
            )


@register(ArticlePage, "reading-grade", Level.HINT)
def check_grades(page: ArticlePage) -> Iterator[Found]:
    """A part above reading grade 6, up to grade 8.

    The mean of Flesch-Kincaid and SMOG, in parts of at least 100 words.
    """
    for block_id, part, found in _compute_part_grades(page):
        if TARGET_GRADE < found.mean <= MAX_GRADE:
            yield Found(
                _describe_grades(part, found),
                _("Many readers find this hard: see if it can be said more plainly."),
                block_id,
            )


@register(ArticlePage, "long-sentence", Level.WARNING)
def check_sentences(page: ArticlePage) -> Iterator[Found]:
    """Sentences of more than 20 words: many readers lose the thread."""
    if page.audience == Audience.CLINICIAN:
        return
    for block in page.reading.blocks:
        found = [s for text in block.segments for s in list_sentences(text)]
        long = [sentence for sentence in found if count_words(sentence) > MAX_SENTENCE_WORDS]
        if long:
            yield Found(
                _describe_long_sentences(block.name, long),
                _("Split it in two, or make a list."),
                block.id,
            )


def _describe_long_sentences(part: str, sentences: list[str]) -> str:
    longest = max(sentences, key=count_words)
    return ngettext(
        "“%(part)s” has %(count)s sentence of more than %(limit)s words: "
        "“%(start)s” has %(words)s.",
        "“%(part)s” has %(count)s sentences of more than %(limit)s words; "
        "the longest, “%(start)s”, has %(words)s.",
        len(sentences),
    ) % {
        "part": part,
        "count": len(sentences),
        "limit": MAX_SENTENCE_WORDS,
        "start": Truncator(longest).words(QUOTED_WORDS),
        "words": count_words(longest),
    }


def _compute_part_grades(page: ArticlePage) -> Iterator[tuple[str, str, Grades]]:
    """Yield the id, name and grades of each part that can be judged."""
    if page.audience == Audience.CLINICIAN:
        return
    for block in page.reading.blocks:
        if found := compute_grades(tuple(block.segments)):
            yield block.id, block.name, found


def _describe_grades(part: str, found: Grades) -> str:
    return _(
        "“%(part)s” has reading grade %(mean).1f: %(kincaid).1f by Flesch-Kincaid, %(smog)s."
    ) % {
        "part": part,
        "mean": found.mean,
        "kincaid": found.flesch_kincaid,
        "smog": _describe_smog(found),
    }


def _describe_smog(found: Grades) -> str:
    if found.smog is None:
        return _("none by SMOG, which needs %(count)s sentences") % {"count": MIN_SMOG_SENTENCES}
    if found.is_scaled:
        return _("%(smog).1f by SMOG (scaled up from %(count)s sentences)") % {
            "smog": found.smog,
            "count": found.sentences,
        }
    return _("%(smog).1f by SMOG") % {"smog": found.smog}
