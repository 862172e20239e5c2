from django.apps import AppConfig


class SyndicationConfig(AppConfig):
    name = "syndication"

    def ready(self) -> None:
        from syndication.signal_handlers import register_signal_handlers

        register_signal_handlers()
