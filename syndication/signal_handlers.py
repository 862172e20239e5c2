"""Notify partners and search engines of changes of published articles."""

from django.db.models.signals import post_delete, post_save
from wagtail.contrib.redirects.models import Redirect

from blog.publication.snapshots import published_changed
from syndication.indexnow import articles_published, redirect_saved
from syndication.webhooks import notify_partners


def register_signal_handlers() -> None:
    published_changed.connect(notify_partners)
    published_changed.connect(articles_published)
    for changed in (post_save, post_delete):
        changed.connect(redirect_saved, sender=Redirect)
