"""Terms of the glossary explained where an article first uses them.

Only text is touched, never what is inside a tag, a link, a heading or the number of a source.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from lxml import etree, html

from blog.rich_text.fragments import parse_fragment
from blog.rich_text.glossary import Glossary, Term

# Where a button cannot be, or would be in the way.
SKIPPED_TAGS = frozenset({"a", "h1", "h2", "h3", "h4", "h5", "h6", "sup", "button"})


@dataclass(frozen=True)
class _TermTracker:
    """`explained` holds the ids of the terms that the article has explained so far."""

    glossary: Glossary
    explained: set[int]

    def take_first_uses(self, text: str) -> Iterator[tuple[int, int, Term]]:
        """Yield where each term that is yet to be explained is first used."""
        for match, term in self.glossary.find(text):
            if term.id not in self.explained:
                self.explained.add(term.id)
                yield match.start(), match.end(), term


def explain(source: str, glossary: Glossary, explained: set[int]) -> SafeString:
    """Return the HTML with its terms explained, less those explained before.

    The ids of the terms explained here are added to `explained`.
    """
    current = _TermTracker(glossary, explained)
    if not any(glossary.find(source)):
        return mark_safe(source)  # noqa: S308, as Wagtail's own template does
    root = parse_fragment(source)
    changed = [_explain_at(*place, current) for place in list(_iter_texts(root))]
    if not any(changed):
        return mark_safe(source)  # noqa: S308
    inner = etree.tostring(root, encoding="unicode", method="html")
    return mark_safe(inner.removeprefix("<div>").removesuffix("</div>"))  # noqa: S308


def _iter_texts(element: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    """Yield each text that may be changed, in order, as an element and "text" or "tail"."""
    if isinstance(element.tag, str) and element.tag not in SKIPPED_TAGS:
        yield element, "text"
        for child in element:
            yield from _iter_texts(child)
            yield child, "tail"


def _explain_at(element: etree._Element, name: str, current: _TermTracker) -> bool:
    """Put the terms of a text in their places; return whether there were any."""
    text = getattr(element, name) or ""
    uses = list(current.take_first_uses(text))
    if not uses:
        return False
    if name == "text":
        parent, index = element, 0
    else:
        parent = element.getparent()
        index = parent.index(element) + 1
    setattr(element, name, text[: uses[0][0]])
    ends = [start for start, _, _ in uses[1:]] + [len(text)]
    for (start, end, term), next_start in zip(uses, ends, strict=True):
        for part in _build_markup(text[start:end], term):
            parent.insert(index, part)
            index += 1
        parent[index - 1].tail = text[end:next_start]
    return True


def _build_markup(word: str, term: Term) -> list[etree._Element]:
    marked = render_to_string("blog/term.html", {"word": word, "term": term}).strip()
    return list(html.fragment_fromstring(marked, create_parent="div"))
