from django.apps import AppConfig


class HomeConfig(AppConfig):
    name = "home"

    def ready(self) -> None:
        from home import content_checks, imprint  # noqa: F401, they register themselves
