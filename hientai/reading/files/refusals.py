"""The sentences that a file is refused with, one for each thing that can be wrong with it."""

from __future__ import annotations

from typing import Final

from hientai.kernel.errors import UnreadableFile, noop

MEGABYTE: Final = 1024 * 1024


def empty(name: str) -> UnreadableFile:
    return UnreadableFile(noop("Tệp “%(name)s” trống, không có nội dung để đọc."), name=name)


def too_large(name: str, size: int, limit: int) -> UnreadableFile:
    return UnreadableFile(
        noop("Tệp “%(name)s” nặng %(size)s MB, vượt quá giới hạn %(limit)s MB."),
        name=name,
        size=f"{size / MEGABYTE:.1f}".replace(".", ","),
        limit=limit // MEGABYTE,
    )


def too_many_pages(name: str, pages: int, limit: int) -> UnreadableFile:
    return UnreadableFile(
        noop("Tệp “%(name)s” có %(pages)s trang, vượt quá giới hạn %(limit)s trang."),
        name=name,
        pages=pages,
        limit=limit,
    )


def encrypted(name: str) -> UnreadableFile:
    return UnreadableFile(
        noop("Tệp “%(name)s” có đặt mật khẩu; hãy bỏ mật khẩu rồi gửi lại."), name=name
    )


def broken(name: str, what: str) -> UnreadableFile:
    return UnreadableFile(
        noop("Tệp “%(name)s” bị hỏng hoặc tải chưa hết, không mở được như tệp %(what)s."),
        name=name,
        what=what,
    )


def bomb(name: str) -> UnreadableFile:
    return UnreadableFile(
        noop("Tệp “%(name)s” nén quá nhiều dữ liệu so với dung lượng nên không được mở."), name=name
    )


def entities(name: str) -> UnreadableFile:
    return UnreadableFile(
        noop("Tệp “%(name)s” chứa khai báo thực thể XML không an toàn nên không được mở."),
        name=name,
    )


def disguised(name: str, what: str) -> UnreadableFile:
    return UnreadableFile(
        noop("Tệp “%(name)s” thực ra là tệp %(what)s đổi đuôi; hãy đặt lại đúng đuôi tệp."),
        name=name,
        what=what,
    )


def no_text(name: str) -> UnreadableFile:
    return UnreadableFile(noop("Tệp “%(name)s” không có chữ nào đọc được."), name=name)
