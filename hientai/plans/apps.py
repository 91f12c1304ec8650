from django.apps import AppConfig


class PlansConfig(AppConfig):
    name = "hientai.plans"

    def ready(self) -> None:
        # Models are not loaded before this.
        from hientai.bodies.domain.holding import register  # noqa: PLC0415
        from hientai.documents import signals  # noqa: PLC0415
        from hientai.plans import holding, jobs, receivers, services  # noqa: PLC0415

        for holder in holding.HOLDERS:
            register(holder)
        signals.document_read.connect(services.take_document_reading)
        signals.document_read.connect(jobs.on_document_read)
        signals.document_refused.connect(services.refuse_reading)
        signals.records_merged.connect(services.take_merged)
        signals.keepers_asked.connect(receivers.on_keepers_asked)
        signals.shown_asked.connect(receivers.on_shown_asked)
        signals.parts_asked.connect(receivers.on_parts_asked)
        signals.relations_decided.connect(receivers.on_relations_decided)
