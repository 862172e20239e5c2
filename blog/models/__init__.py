"""Articles, the topics they are filed under and the pages that list them."""

from blog.models.article import ArticlePage
from blog.models.article_content import new_body
from blog.models.author import ArticleAuthor
from blog.models.glossary import GlossaryTerm
from blog.models.image import CreditedImage, CreditedRendition
from blog.models.imported import ImportedArticle
from blog.models.index import ArticleIndexPage
from blog.models.published import PublishedArticle
from blog.models.topic import Topic
from blog.models.video import Video

__all__ = [
    "ArticleAuthor",
    "ArticleIndexPage",
    "ArticlePage",
    "CreditedImage",
    "CreditedRendition",
    "GlossaryTerm",
    "ImportedArticle",
    "PublishedArticle",
    "Topic",
    "Video",
    "new_body",
]
