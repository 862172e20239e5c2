"""URL configuration of the site."""

from django.urls import include, path, re_path
from wagtail import urls as wagtail_urls
from wagtail import views as wagtail_views
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from blog.media.video_views import serve_video
from blog.views import show_a_z, show_contributor, show_topic
from sciaticalm_site.views import favicon, indexnow_key, manifest, robots, security
from search.suggestions import suggestions
from search.views import search
from syndication import sitemaps
from syndication.feeds import views as feeds
from syndication.markdown import views as markdown_views

handler400 = "sciaticalm_site.views.bad_request"
handler404 = "sciaticalm_site.views.page_not_found"
handler500 = "sciaticalm_site.views.server_error"

urlpatterns = [
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("sitemap.xml", sitemaps.sitemap, name="sitemap"),
    path("sitemap-<int:part>.xml", sitemaps.sitemap_part, name="sitemap_part"),
    path("robots.txt", robots, name="robots"),
    path(".well-known/security.txt", security, name="security"),
    path("favicon.ico", favicon),
    path("manifest.webmanifest", manifest, name="manifest"),
    path("llms.txt", markdown_views.llms, name="llms"),
    path("llms-full.txt", markdown_views.llms_full, name="llms_full"),
    re_path(r"^(?P<path>[\w/-]+)\.md$", markdown_views.article_markdown, name="article_markdown"),
    path("feed/<slug:form>/", feeds.site_feed, name="feed"),
    path("articles/topics/<slug:slug>/feed/<slug:form>/", feeds.topic_feed, name="topic_feed"),
    path("people/<slug:slug>/feed/<slug:form>/", feeds.contributor_feed, name="contributor_feed"),
    re_path(r"^(?P<key>[A-Za-z0-9-]{8,128})\.txt$", indexnow_key, name="indexnow_key"),
    path("search/", search, name="search"),
    path("api/", include("syndication.api.urls")),
    path("search/suggestions/", suggestions, name="search_suggestions"),
    path("media/videos/<str:name>", serve_video, name="video_file"),
    path("people/<slug:slug>/", show_contributor, name="contributor"),
    path("articles/a-z/", show_a_z, name="a_z"),
    path("articles/topics/<slug:slug>/", show_topic, name="topic"),
    # Wagtail serves addresses that end in a slash; the page decides and guards here too.
    re_path(r"^((?:[\w-]+/)+(?:leaflet\.pdf|card\.png))$", wagtail_views.serve, name="leaflet"),
    path("", include(wagtail_urls)),
]
