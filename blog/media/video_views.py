"""Video files and their captions, served in pieces as players ask for them."""

import re
from pathlib import Path

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.views.decorators.http import require_safe

from blog.models.video import FILE_TYPES, FOLDER

CONTENT_TYPES = FILE_TYPES | {".vtt": "text/vtt; charset=utf-8"}
RANGE = re.compile(r"bytes=(\d{1,15})-(\d{1,15})?")
# A player that asks for all of a video reads it as slowly as it plays: that would hold a thread of
# the server. It asks again for what it was not given.
MAX_CHUNK_BYTES = 1024 * 1024


@require_safe
def serve_video(request: HttpRequest, name: str) -> HttpResponseBase:
    """Answer a video or its captions; for a range, at most MAX_CHUNK_BYTES of it."""
    path = Path(settings.MEDIA_ROOT, FOLDER, name)
    content_type = CONTENT_TYPES.get(path.suffix.lower())
    if not content_type or not path.is_file():
        raise Http404
    asked = RANGE.fullmatch(request.headers.get("Range", ""))
    response = _serve_range(path, *asked.groups()) if asked else FileResponse(path.open("rb"))
    response["Content-Type"] = content_type
    response["Accept-Ranges"] = "bytes"
    response["Cache-Control"] = "max-age=86400, public"
    return response


def _serve_range(path: Path, first: str, last: str | None) -> HttpResponse:
    """Return the bytes from the first on; status 416 if the file ends before."""
    size, start = path.stat().st_size, int(first)
    end = min(int(last or size), size - 1, start + MAX_CHUNK_BYTES - 1)
    if start > end:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    with path.open("rb") as file:
        file.seek(start)
        data = file.read(end - start + 1)
    return HttpResponse(data, status=206, headers={"Content-Range": f"bytes {start}-{end}/{size}"})
