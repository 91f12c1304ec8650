from django.apps import AppConfig


class PlansConfig(AppConfig):
    name = "hientai.plans"

    def ready(self) -> None:
        # Models are not loaded before this.
        from hientai.documents.signals import document_read, document_refused  # noqa: PLC0415
        from hientai.plans import services  # noqa: PLC0415

        document_read.connect(services.take_document_reading)
        document_refused.connect(services.refuse_reading)
