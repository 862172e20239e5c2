"""Import the redirects of a migrating site from a CSV file: all of them or none."""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin

from wagtail.contrib.redirects.models import Redirect
from wagtail.log_actions import log
from wagtail.models import Site

from home.redirects.views import StraightRedirectForm

COLUMNS = {"from", "to"}


class UnreadableRedirects(ValueError):
    """The file is not a valid CSV; the message names the fault and its line."""


@dataclass(frozen=True)
class Row:
    """`new` is a whole address, or empty."""

    line: int
    old: str
    new: str


@dataclass(frozen=True)
class Outcome:
    """`refused` gives the reason for each rejected line."""

    added: int
    known: int
    refused: tuple[str, ...]


def read_rows(file: Path) -> Iterator[Row]:
    """Yield the redirects of a CSV file in UTF-8 with the columns "from" and "to".

    A target given as a path belongs to the default site.
    """
    site = Site.objects.filter(is_default_site=True).first()
    root = site.root_url if site else ""
    try:
        with file.open(encoding="utf-8-sig", newline="") as lines:
            reader = csv.DictReader(lines, strict=True)
            if missing := COLUMNS - set(reader.fieldnames or ()):
                names = ", ".join(sorted(missing))
                raise UnreadableRedirects(f"The first line of {file} lacks a column: {names}")
            for row in reader:
                old, new = ((row[name] or "").strip() for name in ("from", "to"))
                yield Row(reader.line_num, old, complete_address(new, root))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise UnreadableRedirects(f"{file} cannot be read as CSV in UTF-8: {error}") from error


def complete_address(address: str, root: str) -> str:
    """Complete an address with that of its site; a malformed one is returned unchanged."""
    try:
        return urljoin(root, address) if address else ""
    except ValueError:
        return address


def import_rows(rows: Iterable[Row]) -> Outcome:
    """Add redirects in order, validated by their form: no duplicates, no circles."""
    added, known, refused = 0, 0, []
    for row in rows:
        form = StraightRedirectForm(
            {"old_path": row.old, "redirect_link": row.new, "is_permanent": True}
        )
        if form.is_valid() and row.new:
            log(instance=form.save(), action="wagtail.create")
            added += 1
        elif is_known(form):
            known += 1
        else:
            refused.append(f"line {row.line}, {row.old or 'nothing'}: {format_reasons(form)}")
    return Outcome(added, known, tuple(refused))


def is_known(form: StraightRedirectForm) -> bool:
    """Return whether a form is refused because the same redirect exists already."""
    old, new = (form.cleaned_data.get(name) for name in ("old_path", "redirect_link"))
    if not old or not new:
        return False
    same = Redirect.objects.filter(old_path=Redirect.normalise_path(old), redirect_link=new)
    return same.filter(site=None).exists()


def format_reasons(form: StraightRedirectForm) -> str:
    found = [message for messages in form.errors.values() for message in messages]
    return " ".join(map(str, found)) or "It has no target."
