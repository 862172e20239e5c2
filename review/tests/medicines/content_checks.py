"""Content checks of medicines: one of each level, and a second hint."""

from collections.abc import Iterator

from review.content_checks import Found, Level, register
from review.tests.medicines.models import MedicinePage


def register_checks() -> None:
    register(MedicinePage, "substance-withdrawn", Level.ERROR)(check_substance)
    register(MedicinePage, "dose-without-number", Level.WARNING)(check_doses)
    register(MedicinePage, "manufacturer-missing", Level.HINT)(check_manufacturer)
    register(MedicinePage, "summary-missing", Level.HINT)(check_summary)


def check_substance(page: MedicinePage) -> Iterator[Found]:
    """The page gives a dose of a substance that was withdrawn."""
    if page.substance.is_withdrawn:
        for child in page.body.blocks_by_name("dose"):
            message = f"“{child.value}” is a dose of {page.substance}, which was withdrawn."
            yield Found(message, block_id=child.id)


def check_doses(page: MedicinePage) -> Iterator[Found]:
    """A dose has no number. Patients take “a few” for any number."""
    for child in page.body.blocks_by_name("dose"):
        if not any(map(str.isdigit, child.value)):
            yield Found(f"The dose “{child.value}” has no number.", "Give it in mg.", child.id)


def check_manufacturer(page: MedicinePage) -> Iterator[Found]:
    """The manufacturer is not stated."""
    if not page.manufacturer:
        yield Found("The manufacturer is not stated.")


def check_summary(page: MedicinePage) -> Iterator[Found]:
    """There is no summary."""
    if not page.summary:
        yield Found("There is no summary.")
