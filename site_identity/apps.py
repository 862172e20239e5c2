from django.apps import AppConfig


class SiteIdentityConfig(AppConfig):
    name = "site_identity"
