"""What the province chose to publish of its register."""

from django.db import models


class Publication(models.Model):
    """Figures of one day, rounded once and kept: what is shown of them may be chosen again and again.

    `figures` holds the rounded tables of every dimension, `shown` the ones that are open. True
    counts are not kept, and a day is never rounded a second time (`docs/statistics-disclosure.md`).
    """

    on = models.DateField(unique=True)
    figures = models.JSONField(help_text="{total, spine, values, tables}")
    shown = models.JSONField(default=list, help_text="dimensions; empty: nothing is open")
    notes = models.JSONField(default=list)
    published_at = models.DateTimeField(auto_now_add=True)
    published_by = models.CharField(max_length=200)

    class Meta:
        ordering = ("-on",)

    def __str__(self) -> str:
        return f"{self.on:%d/%m/%Y}"
