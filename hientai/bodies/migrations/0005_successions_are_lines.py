import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('bodies', '0004_successions_to_events'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='succession',
            name='one_succession_a_pair',
        ),
        migrations.RemoveField(
            model_name='succession',
            name='basis',
        ),
        migrations.RemoveField(
            model_name='succession',
            name='confirmed',
        ),
        migrations.RemoveField(
            model_name='succession',
            name='kind',
        ),
        migrations.RemoveField(
            model_name='succession',
            name='on',
        ),
        migrations.AlterField(
            model_name='succession',
            name='event',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='successions', to='bodies.event'),
        ),
        migrations.AddConstraint(
            model_name='succession',
            constraint=models.UniqueConstraint(fields=('event', 'predecessor', 'successor'), name='one_succession_an_event'),
        ),
    ]
