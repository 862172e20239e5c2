"""No word of a page text is lost, whatever the text looks like."""

import re
from collections import Counter
from collections.abc import Iterator
from html import unescape
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from blog.demo.contents import FOLDER
from blog.importing import page_text
from blog.importing.draft import ArticleDraft

TOPICS = frozenset({"back-pain", "pain-relief", "health", "wellness", "sciaticalm"})
SAMPLE = (FOLDER / "articles" / "walking-lower-back-pain.txt").read_text(encoding="utf-8")
# What the page shows besides the article: the help line, the labels and the computed minutes.
NOT_THE_ARTICLE = ("Help line:\n02380 248725", "Published:", "Reading time: 4 min read", "By:")
NOT_TEXT = {"urgency", "certainty"}
PLAIN = {"heading", "title"}

HEADER = "Title\n\n📅 Published: 10/18/2025⏱️ Reading time: 4 min read✍️ By: A Team\nback-pain\n\n"
HEADINGS = [
    "Introduction",
    "Evidence Supporting Walking",
    "Practical Tips",
    "Getting Started",
    "When to Seek Help",
    "Conclusion",
    "Disclaimer",
    "Anything Else?",
]


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def body_words(draft: ArticleDraft) -> list[str]:
    """Return the words of summary and blocks, in reading order."""
    texts = [text for block in draft.blocks for text in texts_in(block.value)]
    return words(draft.summary) + [word for text in texts for word in words(text)]


def texts_in(value: Any, name: str = "") -> Iterator[str]:
    """Yield each plain text of a block's value, and the HTML as text."""
    if isinstance(value, dict):
        for key, part in value.items():
            yield from texts_in(part, key)
    elif isinstance(value, list):
        for item in value:
            yield from texts_in(item)
    elif name in PLAIN:
        yield value
    elif name not in NOT_TEXT:
        yield unescape(re.sub(r"<[^>]*>", " ", value))


def read(text: str) -> ArticleDraft:
    return page_text.read(text.encode(), TOPICS)


def test_draft_has_exactly_the_words_of_the_sample() -> None:
    text = SAMPLE
    for part in NOT_THE_ARTICLE:
        assert part in text
        text = text.replace(part, "", 1)
    tag_line = "back-painpain-reliefhealthwellnesssciaticalm"
    text = text.replace(tag_line, "back-pain pain-relief health wellness sciaticalm")
    draft = read(SAMPLE)
    assert draft.date_published
    header = [draft.title, f"{draft.date_published:%m/%d/%Y}", draft.authors[0].name, *draft.topics]
    assert Counter(words(" ".join(header)) + body_words(draft)) == Counter(words(text))


def test_draft_has_the_words_of_the_sample_in_their_order() -> None:
    body = SAMPLE[SAMPLE.index("Learn about is walking") :]
    assert body_words(read(SAMPLE)) == words(body)


token = st.text("abcXYZ019é<>&\"'():;,.?!-–•*/", min_size=1, max_size=9)
line = st.lists(token, min_size=1, max_size=20).map(" ".join)
heading = st.sampled_from(HEADINGS) | st.lists(token, min_size=1, max_size=4).map(" ".join)
sentence = st.one_of(line, line.map(lambda text: f"Disclaimer: {text}"), line.map("{}:".format))
item = st.one_of(line, st.tuples(token, line).map(": ".join))
bullets = st.lists(item.map("  • {}".format), min_size=1, max_size=4).map("\n".join)
block = st.one_of(heading, sentence, bullets, st.tuples(sentence, bullets).map("\n".join))


@settings(max_examples=150, database=None)
@given(st.lists(block, min_size=1, max_size=12).map("\n\n".join))
def test_no_word_of_any_page_text_is_lost_or_moved(body: str) -> None:
    if words(body):
        assert body_words(read(HEADER + body)) == words(body)


def test_mark_up_in_a_page_text_stays_text() -> None:
    draft = read(f"{HEADER}Introduction\n\n<script>x</script> & so on, as a sentence.")
    assert draft.blocks[0].value["text"] == (
        "<p>&lt;script&gt;x&lt;/script&gt; &amp; so on, as a sentence.</p>"
    )
