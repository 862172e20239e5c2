"""What the digest of an article tells apart."""

from dataclasses import replace
from datetime import date

import pytest

from blog.record.article_record import ArticleRecord, TopicLabel
from blog.record.sections import Section
from search.digest import record_digest
from search.documents import build_document
from search.tests.records import record, review_on, section

BASE = record(1, "Gout", section("toes", heading="Feet"), summary="Hurts", topics=("Joints",))
CHANGED = [
    replace(BASE, title="Podagra"),
    replace(BASE, summary="Hurts a lot"),
    replace(BASE, review=review_on(date(2026, 1, 1))),
    replace(BASE, topics=(TopicLabel("Joints", "joints-2"),)),
    replace(BASE, sections=(Section("tips", "section-1", "Feet", "toes"),)),
    replace(BASE, url="http://elsewhere/1/"),
    replace(BASE, date_published=date(2026, 1, 1)),
    replace(BASE, locale="fr"),
]


@pytest.mark.parametrize("changed", CHANGED, ids=range(len(CHANGED)))
def test_digest_changes_just_with_what_is_indexed(changed: ArticleRecord) -> None:
    before, after = build_document(BASE) | {"digest": ""}, build_document(changed) | {"digest": ""}
    assert (record_digest(BASE) != record_digest(changed)) == (before != after)


def test_texts_that_only_together_are_the_same_have_other_digests() -> None:
    one, other = record(1, "Gout", summary="toes"), record(1, "Gouttoes")
    assert record_digest(one) != record_digest(other)
