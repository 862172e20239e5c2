"""Captions of a video, as WebVTT (https://www.w3.org/TR/webvtt1/). Pure."""

import re
from collections.abc import Iterator

from django.core.exceptions import ValidationError
from django.core.files import File
from django.utils.translation import gettext as _

MAX_BYTES = 1024 * 1024
TIME = r"(?:(\d{2,}):)?([0-5]\d):([0-5]\d)\.(\d{3})"
TIMING = re.compile(rf"{TIME}[ \t]+-->[ \t]+{TIME}(?:[ \t].*)?")


def validate_captions(file: File) -> None:
    """Raise a ValidationError that says what is wrong with a file of captions, and in which line.

    Browsers leave out a caption that they cannot read, and say nothing.
    """
    if file.size > MAX_BYTES:
        raise ValidationError(_("This file is too long for captions."))
    file.seek(0)
    data = file.read()
    file.seek(0)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ValidationError(_("This file is not UTF-8 text: save it as UTF-8.")) from error
    if problem := next(find_problems(text), ""):
        raise ValidationError(problem)


def find_problems(text: str) -> Iterator[str]:
    """Yield what is wrong with captions, first things first."""
    lines = text.splitlines()
    if not lines or not re.match(r"WEBVTT(?:\s|$)", lines[0]):
        yield _("A WebVTT file begins with the line WEBVTT.")
        return
    numbered = [(number, line.strip()) for number, line in enumerate(lines, 1) if "-->" in line]
    if not numbered:
        yield _("This file has no captions.")
    for number, line in numbered:
        if problem := _check_caption(line, "".join(lines[number : number + 1]).strip()):
            yield _("Line %(number)s: %(problem)s") % {"number": number, "problem": problem}


def _check_caption(timing: str, caption: str) -> str:
    match = TIMING.fullmatch(timing)
    if not match:
        return _("times are written like 00:01:02.500 --> 00:01:04.000")
    start, end = (
        _compute_milliseconds(match.groups()[:4]),
        _compute_milliseconds(match.groups()[4:]),
    )
    if end <= start:
        return _("the caption ends before it begins")
    return "" if caption else _("there is no caption below these times")


def _compute_milliseconds(parts: tuple[str | None, ...]) -> int:
    hours, minutes, seconds, thousandths = (int(part or 0) for part in parts)
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + thousandths
