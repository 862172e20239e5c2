"""Digest of the indexed content of an article, to detect outdated entries. Pure."""

import hashlib
import json

from blog.record.article_record import ArticleRecord

DIGEST_CHARACTERS = 16


def record_digest(record: ArticleRecord) -> str:
    """Return 16 hex digits that differ when anything differs that an engine indexes.

    What no engine indexes, such as the address, is left out: it may change without an update.
    """
    held = {
        "title": record.title,
        "summary": record.summary,
        "reviewed": str(record.last_reviewed or ""),
        "topics": [[topic.name, topic.slug] for topic in record.topics],
        "sections": [[s.kind, s.anchor, s.heading, s.text] for s in record.sections],
    }
    return hashlib.sha256(json.dumps(held).encode()).hexdigest()[:DIGEST_CHARACTERS]
