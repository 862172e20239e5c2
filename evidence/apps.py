from django.apps import AppConfig


class EvidenceConfig(AppConfig):
    name = "evidence"

    def ready(self) -> None:
        from evidence import checks  # noqa: F401
        from evidence.signal_handlers import register_signal_handlers

        register_signal_handlers()
