from django.apps import AppConfig


class ReviewConfig(AppConfig):
    name = "review"

    def ready(self) -> None:
        from review import review_rules  # noqa: F401, registers its rules
        from review.signal_handlers import register_signal_handlers

        register_signal_handlers()
