from django.db import migrations
from django.db.models import F


def keep_first_days(apps, schema_editor):
    apps.get_model("duties", "Duty").objects.filter(first_due_on=None).update(
        first_due_on=F("due_on")
    )


class Migration(migrations.Migration):
    dependencies = [("duties", "0006_roles_stops_requests")]
    operations = [migrations.RunPython(keep_first_days, migrations.RunPython.noop)]
