"""Opens the duties of the periods that have come near; what the daily job does, by hand."""

from django.core.management.base import BaseCommand

from hientai.duties.services import open_next_duties
from hientai.kernel.permissions import SYSTEM


class Command(BaseCommand):
    help = "Mở việc của các kỳ sắp tới cho mọi kế hoạch đã duyệt."

    def handle(self, *_: object, **__: object) -> None:
        opened = open_next_duties(by=SYSTEM)
        self.stdout.write(f"Đã mở {opened} việc.")
