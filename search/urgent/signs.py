"""Emergency signs of articles, from their emergency red flags.

A search matches a sign if it has all its significant words, close together.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence

from django.utils.translation import gettext as _

from blog.record.article_record import ArticleRecord
from search.languages import ENGLISH
from search.models import EmergencySign
from search.query import split_words
from search.synonyms import build_key
from search.urgent import MAX_CHARACTERS, STRETCH, Emergency, find_emergency

# One word alone says too little: "fever" is a sign of an emergency in few articles that name it.
FEWEST_WORDS = 2
MOST_WORDS = 12
MAX_STEM = 64


def find_emergency_for(text: str) -> Emergency | None:
    """Return the emergency that the words of a reader describe, by the lists or by an article."""
    return find_emergency(text) or _find_emergency_of_articles(text[:MAX_CHARACTERS])


def update_signs(page_ids: Collection[int], records: Iterable[ArticleRecord]) -> None:
    """Store the signs of these pages from the records; a page without a record has none."""
    wanted = {(sign.page_id, sign.text): sign for record in records for sign in _find_signs(record)}
    known = EmergencySign.objects.filter(page__in=page_ids)
    stale = [sign.pk for sign in known if wanted.pop((sign.page_id, sign.text), None) is None]
    EmergencySign.objects.filter(pk__in=stale).delete()
    EmergencySign.objects.bulk_create(wanted.values())


def _find_signs(record: ArticleRecord) -> Iterator[EmergencySign]:
    for section in record.sections:
        for text in section.signs if section.urgency == "emergency" else ():
            stems = find_telling_stems(text)
            if FEWEST_WORDS <= len(stems) <= MOST_WORDS:
                longest = max(stems, key=len)[:MAX_STEM]
                yield EmergencySign(
                    page_id=record.page_id, text=text, stems=" ".join(stems), longest_stem=longest
                )


def find_telling_stems(text: str) -> list[str]:
    """Return the stems of a sign, each once, less stop words."""
    words = [word for word in split_words(text) if word not in ENGLISH.stop_words]
    return list(dict.fromkeys(build_key(words)))


def _find_emergency_of_articles(text: str) -> Emergency | None:
    """Return the emergency of the longest sign that the words have; one query to the database."""
    stems = build_key(split_words(text))
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
    """Return whether the sign's words are within a stretch of 8 words, or twice their number."""
    wanted, stretch = set(sign), max(STRETCH, 2 * len(sign))
    starts = [place for place, stem in enumerate(stems) if stem in wanted]
    return any(wanted <= set(stems[start : start + stretch]) for start in starts)
