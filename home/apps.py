from django.apps import AppConfig


class HomeConfig(AppConfig):
    name = "home"

    def ready(self) -> None:
        from home import content_checks, imprint  # noqa: F401, they register themselves
        from home.signal_handlers import register_signal_handlers

        register_signal_handlers()
