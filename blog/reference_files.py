"""The sources of an article as files for reference managers."""

from django.http import Http404, HttpResponse

from blog.rich_text.citations import Citations
from evidence.export.formats import to_bibtex, to_csl_json, to_ris

# By the ending of the file: its media type, and what writes it.
FORMATS = {
    "ris": ("application/x-research-info-systems", to_ris),
    "bib": ("application/x-bibtex", to_bibtex),
    "json": ("application/vnd.citationstyles.csl+json", to_csl_json),
}


def serve_references(citations: Citations, name: str, file_format: str) -> HttpResponse:
    """Answer the cited sources in the order of their numbers; 404 without any, or the format."""
    if file_format not in FORMATS or not citations.listed:
        raise Http404
    media_type, write = FORMATS[file_format]
    text = write([source.reference.csl_data for source in citations.listed])
    disposition = f'attachment; filename="{name}-references.{file_format}"'
    headers = {"Content-Disposition": disposition, "X-Robots-Tag": "noindex"}
    return HttpResponse(text, content_type=f"{media_type}; charset=utf-8", headers=headers)
