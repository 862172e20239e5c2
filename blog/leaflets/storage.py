"""Leaflets that were made, as files: one for each article and size, named by what it was made of.

A file is served only if its name is that of what the article says now, so none is ever outdated.
"""

import logging
import shutil
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from time import time
from uuid import uuid4

from django.conf import settings

from blog.leaflets.sizes import Size
from blog.leaflets.typesetting import digest_of, typeset
from blog.plain import PlainArticle

UNFINISHED_SECONDS = 600

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Stored:
    """A leaflet as it is served: `digest` tells it from any other version or size."""

    pdf: bytes
    digest: str
    made_at: datetime


def stored_leaflet(page_id: int, leaflet: PlainArticle, size: Size) -> Stored:
    """Return the leaflet, made now if there is no file of it; `LeafletUnavailable` if it cannot be.

    A folder that cannot be written to costs time, but no leaflet.
    """
    digest = digest_of(leaflet, size)
    path = folder_of(page_id) / f"{size.value}-{digest}.pdf"
    with suppress(OSError):
        made_at = datetime.fromtimestamp(int(path.stat().st_mtime), UTC)
        return Stored(path.read_bytes(), digest, made_at)
    pdf = typeset(leaflet, size)
    try:
        _write(path, pdf)
        _remove_others(path, size)
    except OSError as error:
        logger.error("A leaflet could not be kept: %s", error)
    return Stored(pdf, digest, datetime.now(UTC).replace(microsecond=0))


def remove_leaflets(page_id: int) -> None:
    """Remove all leaflets of an article, if it has any."""
    shutil.rmtree(folder_of(page_id), ignore_errors=True)


def folder_of(page_id: int) -> Path:
    return Path(settings.LEAFLET_DIR) / str(page_id)


def _write(path: Path, pdf: bytes) -> None:
    """Write a file that is there in full or not at all, whoever else writes it too."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f"{path.stem}.{uuid4().hex}.part")
    unfinished.write_bytes(pdf)
    unfinished.replace(path)


def _remove_others(kept: Path, size: Size) -> None:
    """Remove earlier versions, and what a killed process left; not what another is writing."""
    for other in kept.parent.glob(f"{size.value}-*"):
        with suppress(FileNotFoundError):
            is_old = time() - other.stat().st_mtime > UNFINISHED_SECONDS
            if other != kept and (other.suffix == ".pdf" or is_old):
                other.unlink()
