"""Search engines hear of changes."""

from django.db.models.signals import post_delete, post_save
from wagtail.contrib.redirects.models import Redirect

from blog.published import published_changed
from home.indexnow import articles_published, redirect_saved


def register_signal_handlers() -> None:
    published_changed.connect(articles_published)
    for changed in (post_save, post_delete):
        changed.connect(redirect_saved, sender=Redirect)
