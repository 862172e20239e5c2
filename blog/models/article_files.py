"""The files of an article, at addresses below its own."""

from django.http import HttpRequest, HttpResponse
from wagtail.contrib.routable_page.models import RoutablePageMixin, path

from blog.cards.serving import card_response
from blog.leaflets.serving import leaflet_response
from blog.record.reading import Reading
from blog.reference_files import references_file


class ArticleFiles(RoutablePageMixin):
    """Sources, leaflet and picture; what of them is made is made by their own packages."""

    slug: str

    @property
    def reading(self) -> Reading:
        raise NotImplementedError

    @path("references/<slug:file_format>/")
    def references_file(self, request: HttpRequest, file_format: str) -> HttpResponse:
        """Answer the sources as a file for reference managers; 404 without any."""
        return references_file(self.reading.citations, self.slug, file_format)

    @path("leaflet.pdf/")
    def leaflet(self, request: HttpRequest) -> HttpResponse:
        """Answer the article as a leaflet on paper, in the `size` that is asked for."""
        return leaflet_response(self.reading, request)

    @path("card.png/")
    def card(self, request: HttpRequest) -> HttpResponse:
        """Answer the picture that goes with a shared link."""
        return card_response(self.reading, request)
