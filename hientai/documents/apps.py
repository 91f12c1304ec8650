from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "hientai.documents"

    def ready(self) -> None:
        # Models are not loaded before this.
        from hientai.documents import jobs, signals  # noqa: PLC0415

        signals.reading_asked.connect(jobs.on_reading_asked)
