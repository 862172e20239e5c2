from django.apps import AppConfig


class SiteConfig(AppConfig):
    name = "sciaticalm_site"
