"""Open links in any rich text of the site."""

from wagtail.rich_text.pages import PageLinkHandler

from blog.rich_text.links import open_link


class PageLinks(PageLinkHandler):
    """Links to pages; to one that is gone, unpublished or has no address, only the words stay."""

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict[str, str]]) -> list[str]:
        return [open_link(page) for page in cls.get_many(attrs_list)]
