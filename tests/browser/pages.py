"""Each type of page, and where the demo site has one."""

import pytest

SAMPLE = "/articles/is-walking-good-for-lower-back-pain-evidence-review/"
# Made by the tests: `tests.browser.page_types.every_block`.
EVERY_BLOCK = "/articles/every-block/"

OF_READERS = {
    "home": "/",
    "article index": "/articles/",
    "articles from A to Z": "/articles/a-z/",
    "article": SAMPLE,
    "article on a condition": "/articles/sciatica/",
    "article with every block": EVERY_BLOCK,
    "topic": "/articles/topics/back-pain/",
    "contributor": "/people/sciaticalm-medical-team/",
    "search": "/search/",
    "search with results": "/search/?q=back+pain",
    "search in an emergency": "/search/?q=chest+pain",
    "search without results": "/search/?q=zzqqxx",
    "standing page": "/about/",
    "accessibility statement": "/accessibility/",
    "not found": "/nothing-here/",
    "broken address": "/search/?q=%FF",
}
# Has all that a page can be put together from; only editors may see it.
PAGES = OF_READERS | {"style guide": "/admin/style-guide/"}

each_page = pytest.mark.parametrize("address", PAGES.values(), ids=PAGES)
each_page_of_readers = pytest.mark.parametrize("address", OF_READERS.values(), ids=OF_READERS)
