from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "search"

    def ready(self) -> None:
        from django.core.checks import register

        from search.checks import check_engine
        from search.signal_handlers import register_signal_handlers

        register(check_engine, "search", deploy=True)
        register_signal_handlers()
