"""Leaflets that were made, as files: one for each article and size."""

import shutil
from pathlib import Path

from django.conf import settings

from blog.leaflets.sizes import Size
from blog.leaflets.typesetting import digest_of, typeset
from blog.record.text_document import PlainArticle
from infrastructure.generated_files import GeneratedFile, generated_file


def stored_leaflet(page_id: int, leaflet: PlainArticle, size: Size) -> GeneratedFile:
    """Return the leaflet, made now if there is no file; `LeafletUnavailable` if it cannot be."""
    digest, folder = digest_of(leaflet, size), folder_of(page_id)
    return generated_file(folder, size.value, digest, ".pdf", lambda: typeset(leaflet, size))


def remove_leaflets(page_id: int) -> None:
    """Remove all leaflets of an article, if it has any."""
    shutil.rmtree(folder_of(page_id), ignore_errors=True)


def folder_of(page_id: int) -> Path:
    return Path(settings.LEAFLET_DIR) / str(page_id)
