"""Emergencies that articles speak of: the signs of their emergency red flags.

A search that has all telling words of a sign, close together, speaks of it.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence

from django.utils.translation import gettext as _

from blog.record.article_record import ArticleRecord
from search.languages import ENGLISH
from search.models import EmergencySign
from search.query import split_words
from search.synonyms import key_of
from search.urgent import MAX_CHARACTERS, STRETCH, Emergency, find_emergency

# One word alone says too little: "fever" is a sign of an emergency in few articles that name it.
FEWEST_WORDS = 2
MOST_WORDS = 12
MAX_STEM = 64


def emergency_for(text: str) -> Emergency | None:
    """Return the emergency that the words of a reader speak of, by the lists or by an article."""
    return find_emergency(text) or _emergency_of_articles(text[:MAX_CHARACTERS])


def update_signs(page_ids: Collection[int], records: Iterable[ArticleRecord]) -> None:
    """Keep the signs of these pages as the records have them; a page without one has none."""
    wanted = {(sign.page_id, sign.text): sign for record in records for sign in _signs(record)}
    known = EmergencySign.objects.filter(page__in=page_ids)
    stale = [sign.pk for sign in known if wanted.pop((sign.page_id, sign.text), None) is None]
    EmergencySign.objects.filter(pk__in=stale).delete()
    EmergencySign.objects.bulk_create(wanted.values())


def _signs(record: ArticleRecord) -> Iterator[EmergencySign]:
    for section in record.sections:
        for text in section.signs if section.urgency == "emergency" else ():
            stems = telling_stems(text)
            if FEWEST_WORDS <= len(stems) <= MOST_WORDS:
                longest = max(stems, key=len)[:MAX_STEM]
                yield EmergencySign(
                    page_id=record.page_id, text=text, stems=" ".join(stems), longest_stem=longest
                )


def telling_stems(text: str) -> list[str]:
    """Return the words of a sign without endings, each once, less those that say nothing."""
    words = [word for word in split_words(text) if word not in ENGLISH.stop_words]
    return list(dict.fromkeys(key_of(words)))


def _emergency_of_articles(text: str) -> Emergency | None:
    """Return the emergency of the longest sign that the words have; one query to the database."""
    stems = key_of(split_words(text))
    candidates = EmergencySign.objects.filter(
        longest_stem__in={stem[:MAX_STEM] for stem in stems}, page__live=True
    )
    found = [sign for sign in candidates if has_sign(stems, sign.stems.split())]
    if not found:
        return None
    sign = max(found, key=lambda sign: len(sign.stems)).text
    heading = _("This can be an emergency: %(sign)s") % {"sign": sign}
    return Emergency(name="article", heading=heading, signs=(), unless=frozenset())


def has_sign(stems: Sequence[str], sign: Collection[str]) -> bool:
    """Whether all words of the sign are within a stretch of eight words, or twice their number."""
    wanted, stretch = set(sign), max(STRETCH, 2 * len(sign))
    starts = [place for place, stem in enumerate(stems) if stem in wanted]
    return any(wanted <= set(stems[start : start + stretch]) for start in starts)
