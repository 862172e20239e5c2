"""The files of an article, at addresses below its own."""

from django.http import HttpRequest, HttpResponse
from wagtail.contrib.routable_page.models import RoutablePageMixin, path

from blog.cards.serving import serve_card
from blog.leaflets.serving import serve_leaflet
from blog.record.reading import Reading
from blog.reference_files import serve_references


class ArticleFiles(RoutablePageMixin):
    """Sources, leaflet and picture; what of them is made is made by their own packages."""

    slug: str

    @property
    def reading(self) -> Reading:
        raise NotImplementedError

    @path("references/<slug:file_format>/")
    def references_file(self, request: HttpRequest, file_format: str) -> HttpResponse:
        """Answer the sources as a file for reference managers; 404 without any."""
        return serve_references(self.reading.citations, self.slug, file_format)

    @path("leaflet.pdf/")
    def leaflet(self, request: HttpRequest) -> HttpResponse:
        """Answer the article as a leaflet on paper, in the `size` that is asked for."""
        return serve_leaflet(self.reading, request)

    @path("card.png/")
    def card(self, request: HttpRequest) -> HttpResponse:
        """Answer the picture that goes with a shared link."""
        return serve_card(self.reading, request)
