from django.db import migrations

from hientai.documents.domain import number_key
from hientai.kernel.vietnamese import fold


def fill(apps, schema_editor):
    Document = apps.get_model("documents", "Document")
    for document in Document.objects.all().iterator():
        document.number_key = number_key(document.number)
        document.search_key = fold(
            f"{document.number} {document.kind} {document.issuer} {document.title}"
        )
        document.save(update_fields=["number_key", "search_key"])


class Migration(migrations.Migration):
    dependencies = [("documents", "0004_graph")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
