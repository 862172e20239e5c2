"""Rules on links."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from blog.models import ArticlePage
from review.content_checks import Found, Level, register

WORDS_OF_VAGUE_LINKS = """
    a link, address, check it out, check this out, click, click for more, click here, click the
    link, click this, click this link, continue, continue reading, details, download, download
    here, find out here, find out more, find out more here, following link, for more information,
    further details, further information, go, go here, here, info, information, learn more, learn
    more here, link, links, more, more details, more here, more info, more information, next,
    page, read here, read more, read more here, read on, right here, see here, see more, source,
    tap here, the following link, the link, the website, this, this article, this link, this one,
    this page, this site, this web page, this webpage, this website, url, view, view more, visit,
    visit here, web page, webpage, website
    """
VAGUE = frozenset(" ".join(words.split()) for words in WORDS_OF_VAGUE_LINKS.split(","))
# Signs around words, such as an arrow or quotes.
WORDING = re.compile(r"[^\w\s]+|\s+")
BARE_ADDRESS = re.compile(r"(?:https?://|www\.)\S+$|[\w-]+(?:\.[\w-]+)+/\S*$", re.IGNORECASE)


@register(ArticlePage, "broken-link", Level.WARNING)
def check_links(page: ArticlePage) -> Iterator[Found]:
    """A link to a page or document that was deleted or unpublished. Readers see its words only."""
    for block in page.reading.blocks:
        for _link in range(page.reading.count_broken_links(block)):
            yield Found(
                _("Broken link in “%(part)s”.") % {"part": block.name},
                _("Its page or document was deleted or unpublished: change or remove the link."),
                block.id,
            )


@register(ArticlePage, "vague-link", Level.WARNING)
def check_link_words(page: ArticlePage) -> Iterator[Found]:
    """A link whose text does not name its destination, such as “click here” or a bare address.

    Screen readers list the links of a page without the text around them. WCAG 2.2, 2.4.4.
    """
    for block in page.reading.blocks:
        for link in block.links:
            if is_vague(link.words):
                yield Found(
                    _("Vague link text in “%(part)s”: “%(words)s”.")
                    % {"part": block.name, "words": link.words},
                    _("Name the destination in the link text."),
                    block.id,
                )


def is_vague(words: str) -> bool:
    """Return whether the words of a link would mean nothing by themselves."""
    return WORDING.sub(" ", words.casefold()).strip() in VAGUE or bool(BARE_ADDRESS.match(words))
