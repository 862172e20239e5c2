"""Leaflets that were made, as files: one for each article and size."""

import shutil
from pathlib import Path

from django.conf import settings

from blog.leaflets.sizes import Size
from blog.leaflets.typesetting import compute_digest, typeset
from blog.record.text_document import TextDocument
from infrastructure.generated_files import GeneratedFile, generated_file


def get_or_create_leaflet(page_id: int, leaflet: TextDocument, size: Size) -> GeneratedFile:
    """Return the leaflet, made now if there is no file; `LeafletUnavailable` if it cannot be."""
    digest, folder = compute_digest(leaflet, size), get_folder(page_id)
    return generated_file(folder, size.value, digest, ".pdf", lambda: typeset(leaflet, size))


def remove_leaflets(page_id: int) -> None:
    """Remove all leaflets of an article, if it has any."""
    shutil.rmtree(get_folder(page_id), ignore_errors=True)


def get_folder(page_id: int) -> Path:
    return Path(settings.LEAFLET_DIR) / str(page_id)
