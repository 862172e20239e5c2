from django.apps import AppConfig


class BlogConfig(AppConfig):
    name = "blog"

    def ready(self) -> None:
        from blog import checks, content_checks  # noqa: F401, register their checks
        from blog.signal_handlers import register_signal_handlers

        register_signal_handlers()
