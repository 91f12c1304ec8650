"""What every app writes: audit lines, stored files, the beats of job workers."""

from django.db import models


class AuditLine(models.Model):
    """One write, told so that it can be read after its object is gone: labels, no foreign keys."""

    at = models.DateTimeField(auto_now_add=True, db_index=True)
    actor_id = models.BigIntegerField(null=True)
    actor = models.CharField(max_length=200)
    action = models.CharField(max_length=60, db_index=True)
    target_type = models.CharField(max_length=60)
    target_id = models.BigIntegerField(null=True)
    target = models.CharField(max_length=300)
    details = models.JSONField(default=dict)

    class Meta:
        ordering = ("-id",)
        indexes = (models.Index(fields=["target_type", "target_id"]),)

    def __str__(self) -> str:
        return f"{self.action} {self.target}"


class StoredFile(models.Model):
    """A file that passed its check; its bytes never change."""

    name = models.CharField(max_length=255)
    media_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64, db_index=True)
    content = models.FileField(upload_to="stored/%Y/%m")
    stored_at = models.DateTimeField(auto_now_add=True)
    stored_by = models.CharField(max_length=200)

    def __str__(self) -> str:
        return self.name


class WorkerBeat(models.Model):
    """When a job worker was last seen alive; the jobs of a silent one go back to the queue."""

    worker_id = models.CharField(max_length=64, unique=True)
    seen_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return self.worker_id


class DailyRun(models.Model):
    """That a daily job was queued on a day, so that of several workers one queues it."""

    job = models.CharField(max_length=120)
    day = models.DateField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["job", "day"], name="one_run_a_day"),)

    def __str__(self) -> str:
        return f"{self.job} {self.day}"
