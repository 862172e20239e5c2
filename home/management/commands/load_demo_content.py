"""Fill a new site with the demo content."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from wagtail.models import Page, Site

from blog.demo import load_demo_articles
from blog.demo.contents import load_contents
from blog.importing.errors import UnreadableSource
from blog.models import ArticleIndexPage
from home.models import StandardPage
from site_identity.models import SiteSettings


class Command(BaseCommand):
    help = "Fill a site that has no articles yet with demo content: all of it, or nothing."

    def handle(self, *args: Any, **options: Any) -> None:
        if ArticleIndexPage.objects.exists():
            self.stdout.write("kept: the site has a page for articles already.")
            return
        site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
        if not site:
            raise CommandError("There is no default site. Run manage.py migrate first.")
        try:
            self.load(site)
        except UnreadableSource as error:
            raise CommandError(f"Nothing was loaded. {error}") from error

    @transaction.atomic
    def load(self, site: Site) -> None:
        """Make everything below the home page of the site, or nothing if anything fails."""
        self.stdout.write("[1/3] settings and standing pages")
        fill_settings(site)
        home = site.root_page
        index = add_page(home, ArticleIndexPage(title="Articles", show_in_menus=True))
        for page in load_contents().pages:
            standing = StandardPage(title=page.title, body=page.body, show_in_menus=page.in_menu)
            add_page(home, standing)
        self.stdout.write("[2/3] articles")
        articles = load_demo_articles(index, self.show_article)
        self.stdout.write(f"[3/3] loaded: {len(articles)} articles")
        if drafts := sum(not article.live for article in articles):
            self.stdout.write(f"{drafts} of them are drafts: they need a clinical review first.")

    def show_article(self, number: int, count: int, title: str) -> None:
        self.stdout.write(f"  {number} of {count}: {title}")


def add_page(parent: Page, page: Page) -> Page:
    """Publish a page below `parent`, with a first revision."""
    page.live = False
    parent.add_child(instance=page)
    page.save_revision().publish()
    return page


def fill_settings(site: Site) -> None:
    """Set the site settings that pages show, unless an editor has set them."""
    SiteSettings.objects.get_or_create(
        site=site,
        defaults={
            "publisher_name": "Sciaticalm",
            "help_line_number": "02380 248725",
            "emergency_number": "999",
            "emergency_advice": "In an emergency, call 999 or go to A&E.",
        },
    )
