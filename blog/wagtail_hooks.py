"""Topics, glossary, videos and articles in the admin; how links in rich text become addresses."""

from urllib.parse import urlencode

from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.pages import PageViewSet
from wagtail.rich_text.feature_registry import FeatureRegistry
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from blog.models import ArticlePage, GlossaryTerm, Topic, Video
from blog.rich_text.citation_editor import register_citations
from blog.rich_text.page_links import PageLinks
from review.admin.explorer import CheckedIndexView
from review.admin.report import ReportMenuItem


@hooks.register("insert_global_admin_css")
def add_editor_css() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("blog/css/editor.css"))


class TopicViewSet(SnippetViewSet):
    model = Topic
    icon = "tag"
    menu_label = _("Topics")
    menu_order = 300
    add_to_admin_menu = True
    list_display = ["name", "description"]


class GlossaryTermViewSet(SnippetViewSet):
    model = GlossaryTerm
    icon = "openquote"
    menu_label = _("Glossary")
    menu_order = 310
    add_to_admin_menu = True
    list_display = ["term", "explanation"]


class VideoViewSet(SnippetViewSet):
    model = Video
    icon = "media"
    menu_label = _("Videos")
    menu_order = 320
    add_to_admin_menu = True


register_snippet(TopicViewSet)
register_snippet(GlossaryTermViewSet)
register_snippet(VideoViewSet)


class ArticleViewSet(PageViewSet):
    """Articles, and the explorer below an index of articles."""

    model = ArticlePage
    index_view_class = CheckedIndexView


@hooks.register("register_admin_viewset")
def register_article_viewset() -> ArticleViewSet:
    return ArticleViewSet()


@hooks.register("register_rich_text_features", order=10)  # after Wagtail's own, to replace its own
def register_links(features: FeatureRegistry) -> None:
    features.register_link_type(PageLinks)


@hooks.register("register_rich_text_features")
def register_citation_feature(features: FeatureRegistry) -> None:
    register_citations(features)


@hooks.register("register_reports_menu_item")
def register_unsourced_report() -> MenuItem:
    """The report of all checks, of the one on evidence, in what readers see."""
    chosen = urlencode({"check_id": "evidence-without-source", "page__live": True})
    return ReportMenuItem(
        _("Evidence without a source"),
        f"{reverse('review_report')}?{chosen}",
        name="unsourced",
        icon_name="glasses",
        order=1410,
    )
