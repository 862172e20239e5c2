"""What is found in a page, by the levels of its site and with what somebody lets pass."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from django.conf import settings
from wagtail.models import Page, Site

from review.content_checks import RULES, Finding, Level, run_checks
from review.models.override import CheckOverride
from review.models.settings import CheckLevel

if TYPE_CHECKING:
    from review.models import ReviewedPage

Levels = Mapping[int, Mapping[str, Level]]
BATCH = 100


def findings_for(
    page: "ReviewedPage", levels: Levels | None = None, least: Level = Level.HINT
) -> list[Finding]:
    """Return what the checks of the `least` level and above find in a page, weightiest first.

    `levels` are `levels_of_sites()`, to be read once for many pages.
    """
    by_site = levels_of_sites() if levels is None else levels
    found = run_checks(page, by_site.get(site_id_of(page), default_levels()), least)
    reasons = reasons_for(page) if found else {}
    return [replace(finding, reason=reasons.get(finding.id, "")) for finding in found]


def findings_by_page(
    pages: Iterable["ReviewedPage"], least: Level = Level.HINT
) -> Iterator[tuple["ReviewedPage", list[Finding]]]:
    """Yield each page with its findings. What many pages need is read by the hundred."""
    levels = levels_of_sites()
    pages = iter(pages)
    while batch := list(islice(pages, BATCH)):
        batch[0].prepare_for_checks(batch)
        for page in batch:
            yield page, findings_for(page, levels, least)


def levels_of_sites() -> Levels:
    """Return the levels that sites set, by site and rule."""
    levels: dict[int, dict[str, Level]] = {}
    rows = CheckLevel.objects.values_list("settings__site_id", "check_id", "level")
    for site_id, check_id, level in rows:
        levels.setdefault(site_id, default_levels())[check_id] = Level(level)
    return levels


def default_levels() -> dict[str, Level]:
    """Return the levels that the installation sets: without REVIEW_REQUIRED, reviews are advice."""
    if settings.REVIEW_REQUIRED:
        return {}
    return {rule.id: Level.HINT for rule in RULES.values() if not rule.is_adjustable}


def site_id_of(page: Page) -> int:
    """Return the id of the site that a page belongs to, 0 for none."""
    roots = Site.get_site_root_paths()
    return next((root.site_id for root in roots if page.url_path.startswith(root.root_path)), 0)


def reasons_for(page: "ReviewedPage") -> dict[str, str]:
    """Return, by rule, why what it finds does not count while the clinical content stays so."""
    if page.alias_of_id:
        overrides = CheckOverride.objects.filter(page_id=page.alias_of_id)
    elif page.pk:
        overrides = page.check_overrides.all()
    else:
        return {}
    return {
        override.check_id: override.reason
        for override in reversed(overrides)  # newest first, and the newest counts
        if override.digest == page.clinical_digest
    }
