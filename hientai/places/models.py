"""What an instance adds to the places that the product comes with."""

from django.db import models


class PlaceLoad(models.Model):
    """One file of changes, loaded whole."""

    source = models.CharField(max_length=255)
    loaded_at = models.DateTimeField(auto_now_add=True)
    loaded_by = models.CharField(max_length=200)

    class Meta:
        ordering = ("-id",)

    def __str__(self) -> str:
        return self.source


class PlaceChange(models.Model):
    """A row of such a file: one place became another, or a part of it; see `domain.changes`."""

    load = models.ForeignKey(PlaceLoad, models.CASCADE, related_name="changes")
    on = models.DateField()
    old_code = models.CharField(max_length=5, blank=True)
    old_name = models.CharField(max_length=120, blank=True, help_text="if no list knows it")
    new_code = models.CharField(max_length=5)
    name = models.CharField(max_length=120, blank=True, help_text="with its unit")
    parent = models.CharField(max_length=3, blank=True, help_text="code of the place above")
    part = models.CharField(max_length=5)
    share = models.CharField(max_length=20, blank=True, help_text="a number from 0 to 1")
    basis = models.CharField(max_length=300)
    sure = models.BooleanField(default=True)

    class Meta:
        ordering = ("on", "id")
        constraints = (
            models.UniqueConstraint(
                fields=["on", "old_code", "new_code"], name="one_change_of_a_pair_a_day"
            ),
        )

    def __str__(self) -> str:
        return f"{self.old_code} → {self.new_code}"
