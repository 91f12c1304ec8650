"""What was raised before steps were kept gets the steps that are known of it, and its search key."""

from django.db import migrations

from hientai.kernel.vietnamese import fold


def first_steps(apps, schema_editor):
    Opinion = apps.get_model("opinions", "Opinion")
    Step = apps.get_model("opinions", "Step")
    for one in Opinion.objects.select_related("duty").order_by("pk").iterator():
        one.text_key = fold(one.text)
        one.task_id = one.duty.task_id if one.duty else None
        one.save(update_fields=["text_key", "task"])
        said = [Step(opinion=one, act="raised", state="raised", at=one.raised_at, by=one.raised_by)]
        if one.answered_at:
            said.append(
                Step(
                    opinion=one,
                    act="answered",
                    state="answered",
                    at=one.answered_at,
                    by=one.answered_by,
                    words=one.answer,
                )
            )
        Step.objects.bulk_create(said)


class Migration(migrations.Migration):
    dependencies = [("opinions", "0002_engine")]
    operations = [migrations.RunPython(first_steps, migrations.RunPython.noop)]
