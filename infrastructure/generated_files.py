"""Files that are made of what an article says, and kept, named by what they were made of.

A file is served only if its name is that of what the article says now, so none is ever outdated.
"""

import logging
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from time import time
from uuid import uuid4

UNFINISHED_SECONDS = 600

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Made:
    """A file as it is served: `digest` tells it from any other version."""

    content: bytes
    digest: str
    made_at: datetime


def made_file(folder: Path, kind: str, digest: str, ending: str, make: Callable[[], bytes]) -> Made:
    """Return the file of a kind in a folder, made now if it is not there; earlier ones go.

    A folder that cannot be written to costs time, but no file.
    """
    path = folder / f"{kind}-{digest}{ending}"
    with suppress(OSError):
        made_at = datetime.fromtimestamp(int(path.stat().st_mtime), UTC)
        return Made(path.read_bytes(), digest, made_at)
    content = make()
    try:
        _write(path, content)
        _remove_others(path, kind)
    except OSError as error:
        logger.error("A file that was made could not be kept: %s", error)
    return Made(content, digest, datetime.now(UTC).replace(microsecond=0))


def _write(path: Path, content: bytes) -> None:
    """Write a file that is there in full or not at all, whoever else writes it too."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f"{path.stem}.{uuid4().hex}.part")
    unfinished.write_bytes(content)
    unfinished.replace(path)


def _remove_others(kept: Path, kind: str) -> None:
    """Remove earlier versions, and what a killed process left; not what another is writing."""
    for other in kept.parent.glob(f"{kind}-*"):
        with suppress(FileNotFoundError):
            is_old = time() - other.stat().st_mtime > UNFINISHED_SECONDS
            if other != kept and (other.suffix == kept.suffix or is_old):
                other.unlink()
