"""Articles in which the checks find something, for tests."""

from blog.models import ArticleIndexPage, ArticlePage
from blog.tests.factories import ArticlePageFactory, body
from evidence.models import Reference


def section(text: str) -> list[dict]:
    """Return a body with this rich text in its second block."""
    return body(("section", {"heading": "More to read", "text": text}))


DEAD_LINK = section('<p><a linktype="page" id="999999">there</a></p>')


def with_warning(index: ArticleIndexPage, **fields: object) -> ArticlePage:
    """Return an article with a link that leads nowhere."""
    return ArticlePageFactory(parent=index, body=DEAD_LINK, **fields)


def with_error(index: ArticleIndexPage, **fields: object) -> ArticlePage:
    """Return an article that cites a source which was retracted after it was published."""
    source = Reference.objects.create(title="Study")
    text = f'<p>It helps<embed embedtype="citation" id="{source.pk}"/></p>'
    page = ArticlePageFactory(parent=index, body=section(text), **fields)
    Reference.objects.filter(pk=source.pk).update(status="retracted")
    return page
