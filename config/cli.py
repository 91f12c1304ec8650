"""The command `hientai`: reading a file needs no framework, all else is Django's."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hientai.bodies.domain.resolving import Engine

REFUSED = 2
FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
USAGE = """hientai: đọc kế hoạch, theo dõi thực hiện, lập báo cáo

  hientai read TỆP… [--json|--table] [--output THƯ_MỤC]   đọc kế hoạch (hay cả thư mục), in ra các nhiệm vụ
  hientai bodies resolve TÊN --province TỈNH --at NGÀY [--json]   tên này là đơn vị nào
  hientai people import TỆP [--body ĐƠN_VỊ] [--dry-run] [--json]   nhập danh sách trí thức Excel, CSV
  hientai people search TỪ_KHÓA [--json]          tìm người trong cơ sở dữ liệu trí thức
  hientai people duplicates --csv TỆP [--json]   những dòng có thể là một người
  hientai run [--port CỔNG]           chuẩn bị dữ liệu, chạy trang web và tiến trình nền
  hientai worker                      chỉ chạy tiến trình nền
  hientai demo                        nạp bốn kế hoạch mẫu và tài khoản mẫu
  hientai places load|convert|show …  địa giới: nạp thay đổi, quy đổi số liệu, tra một nơi
  hientai LỆNH …                      lệnh quản trị của Django (migrate, createsuperuser…)
"""


def _read(argv: Sequence[str]) -> int:
    from hientai.reading.command import main as read  # noqa: PLC0415 -- keeps Django out of it

    return read(list(argv))


def _bodies(argv: Sequence[str]) -> int:
    from hientai.bodies.command import main as bodies  # noqa: PLC0415 -- keeps Django out of it

    return bodies(list(argv), own=_own_engine)


def _own_engine() -> Engine:
    import django  # noqa: PLC0415 -- only where asked for this machine's bodies

    django.setup()
    from hientai.bodies.selectors import instance_engine  # noqa: PLC0415 -- needs django.setup

    return instance_engine()


def _people(argv: Sequence[str]) -> int:
    if argv and argv[0] in {"import", "search"}:
        return _register(argv)
    from hientai.people.command import main as people  # noqa: PLC0415 -- keeps Django out of it

    return people(list(argv))


def _register(argv: Sequence[str]) -> int:
    import django  # noqa: PLC0415 -- only where the register itself is asked

    django.setup()
    from hientai.people.management.register import main as register  # noqa: PLC0415 -- as above

    return register(list(argv))


def _run(argv: Sequence[str]) -> int:
    from config.run import main as run  # noqa: PLC0415 -- needs settings first

    return run(list(argv))


def _demo(argv: Sequence[str]) -> int:
    from config.demo import main as demo  # noqa: PLC0415 -- needs settings first

    return demo(list(argv))


COMMANDS: dict[str, Callable[[Sequence[str]], int]] = {
    "read": _read,
    "bodies": _bodies,
    "people": _people,
    "run": _run,
    "demo": _demo,
}


def _write_no_more() -> None:
    """Let what still stands in the buffer vanish when the process ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def main(argv: Sequence[str] | None = None) -> int:
    words = list(sys.argv[1:] if argv is None else argv)
    if not words or words[0] in {"-h", "--help", "help"}:
        sys.stdout.write(USAGE)
        return 0
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    if command := COMMANDS.get(words[0]):
        try:
            return command(words[1:])
        except BrokenPipeError:  # who reads the output has seen enough: `… | head`
            _write_no_more()
            return 0
        except OSError as error:
            if error.errno not in FULL:
                raise
            _write_no_more()
            sys.stderr.write("Không ghi được kết quả ra: nơi nhận đã đầy.\n")
            return REFUSED
    from django.core.management import execute_from_command_line  # noqa: PLC0415 -- slow import

    execute_from_command_line(["hientai", *words])
    return 0


if __name__ == "__main__":
    sys.exit(main())
