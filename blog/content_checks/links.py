"""Rules on links."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from blog.content_checks.parts import part_names
from blog.models import ArticlePage
from blog.rich_text.links import dead_links
from blog.rich_text.stored_html import links_in
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
    """A link to a page or document that is gone or unpublished; readers see its words only."""
    names = part_names(page)
    for block_id in dead_links(page.body):
        yield Found(
            _("A link in “%(part)s” leads nowhere.") % {"part": names[block_id]},
            _("Its page or document was deleted or unpublished: link another, or take it out."),
            block_id,
        )


@register(ArticlePage, "vague-link", Level.WARNING)
def check_link_words(page: ArticlePage) -> Iterator[Found]:
    """A link whose words do not say where it leads, such as “click here” or a bare address.

    Screen readers list the links of a page without the text around them. WCAG 2.2, 2.4.4.
    """
    names = part_names(page)
    for child in page.body:
        for link in links_in(child.value):
            if is_vague(link.words):
                yield Found(
                    _("A link in “%(part)s” does not say where it leads: “%(words)s”.")
                    % {"part": names[child.id], "words": link.words},
                    _("Put the name of what it leads to into the link."),
                    child.id,
                )


def is_vague(words: str) -> bool:
    """Return whether the words of a link would mean nothing by themselves."""
    return WORDING.sub(" ", words.casefold()).strip() in VAGUE or bool(BARE_ADDRESS.match(words))
