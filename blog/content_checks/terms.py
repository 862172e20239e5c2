"""Rules on words that readers may not know."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from django.utils.translation import gettext as _

from blog.choices import Audience
from blog.models import ArticlePage
from blog.readability.reading_time import count_words
from blog.readability.sentences import list_sentences
from blog.record.reading import ReadBlock
from blog.rich_text.glossary import compile_pattern
from review.content_checks import Found, Level, register

# What says in the same sentence, after a word and up to two more or before it, what it means.
AFTER = re.compile(
    r"(?:[ -]\w+){0,2}?(?: ?\((?!such as|e\.g\.)| ?[–—]| - |, or |, that is\b|,? i\.e\."
    r"|,? (?:which |that |it |this )?(?:means?|refers to)\b"
    r"|,? (?:also |sometimes )?(?:called|known as)\b"
    r"|, (?:a|an|the|which|when|where)\b| (?:is|are) (?:a|an|the|when|where|what)\b)",
    re.IGNORECASE,
)
BEFORE = re.compile(
    r"(?:\([^)]{0,40}|\b(?:called|known as|termed|named) (?:an? |the )?(?:\w+ ){0,2})$",
    re.IGNORECASE,
)
WORD = re.compile(r"\w+")
# A heading or an item of a few words only names a thing; the text says what it is.
MIN_SENTENCE_WORDS = 4
# One word in two numbers: antibody and antibodies, prosthesis and prostheses, lesion and lesions.
NUMBER = re.compile(r"(?:ies|y|[ei]?s|ae?|e)$")


@cache
def load_word_list() -> list[str]:
    listed = Path(__file__).with_name("clinical_words.txt").read_text(encoding="utf-8")
    return listed.splitlines()


@cache
def compile_word_pattern() -> re.Pattern[str] | None:
    return compile_pattern(load_word_list())


@cache
def collect_first_words() -> frozenset[str]:
    """Return what a sentence has to hold to be worth looking through."""
    return frozenset(WORD.findall(form.casefold())[0] for form in load_word_list() if form)


@register(ArticlePage, "unexplained-term", Level.HINT)
def check_terms(page: ArticlePage) -> Iterator[Found]:
    """A clinical word that is explained neither at its first use nor in the glossary.

    The words looked for are those of `blog/content_checks/clinical_words.txt`.
    """
    if page.audience == Audience.CLINICIAN:
        return
    glossary = page.reading.glossary
    for word, block, sentence, place in _find_first_uses(page):
        if any(glossary.find(word)) or is_explained(sentence, *place):
            continue
        yield Found(
            _("“%(part)s” uses “%(word)s” without an explanation.")
            % {"part": block.name, "word": word},
            _("Say it in plain words, explain it in brackets, or add it to the glossary."),
            block.id,
        )


def is_explained(sentence: str, start: int, end: int) -> bool:
    """Return whether the sentence says what the word at this place in it means."""
    return bool(AFTER.match(sentence, end) or BEFORE.search(sentence[:start]))


def _find_first_uses(page: ArticlePage) -> Iterator[tuple[str, ReadBlock, str, tuple[int, int]]]:
    """Yield each clinical word where it is first used: word, block, sentence, place in it."""
    seen: set[str] = set()
    words = compile_word_pattern()
    for block in page.reading.blocks:
        for sentence in (s for text in block.segments for s in list_sentences(text)):
            if collect_first_words().isdisjoint(WORD.findall(sentence.casefold())):
                continue
            for match in words.finditer(sentence) if words else ():
                key = NUMBER.sub("", match[0].casefold())
                if key not in seen and count_words(sentence) >= MIN_SENTENCE_WORDS:
                    seen.add(key)
                    yield match[0], block, sentence, match.span()
