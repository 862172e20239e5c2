"""Where everything is."""

from django.urls import include, path, re_path
from wagtail import urls as wagtail_urls
from wagtail import views as wagtail_views
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.contrib.sitemaps.views import sitemap
from wagtail.documents import urls as wagtaildocs_urls

from blog.video_files import video_file
from blog.views import a_z_articles, contributor_articles, topic_articles
from sciaticalm_site.views import favicon, manifest, robots
from search.api import openapi, search_api
from search.suggestions import suggestions
from search.views import search

handler400 = "sciaticalm_site.views.bad_request"
handler404 = "sciaticalm_site.views.page_not_found"
handler500 = "sciaticalm_site.views.server_error"

urlpatterns = [
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("sitemap.xml", sitemap, name="sitemap"),
    path("robots.txt", robots, name="robots"),
    path("favicon.ico", favicon),
    path("manifest.webmanifest", manifest, name="manifest"),
    path("search/", search, name="search"),
    path("api/search/", search_api, name="search_api"),
    path("api/openapi.json", openapi, name="openapi"),
    path("search/suggestions/", suggestions, name="search_suggestions"),
    path("media/videos/<str:name>", video_file, name="video_file"),
    path("people/<slug:slug>/", contributor_articles, name="contributor"),
    path("articles/a-z/", a_z_articles, name="a_z"),
    path("articles/topics/<slug:slug>/", topic_articles, name="topic"),
    # Wagtail serves addresses that end in a slash; the page decides and guards here too.
    re_path(r"^((?:[\w-]+/)+leaflet\.pdf)$", wagtail_views.serve, name="leaflet"),
    path("", include(wagtail_urls)),
]
