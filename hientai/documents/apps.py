from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "hientai.documents"

    def ready(self) -> None:
        # Models are not loaded before this.
        from hientai.documents import jobs, services, signals  # noqa: PLC0415

        signals.reading_asked.connect(jobs.on_reading_asked)
        signals.document_read.connect(services.take_original)
        signals.document_refused.connect(services.refuse_original)
