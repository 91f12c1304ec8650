"""Why a value may be wrong, in words: the sign that weighs most against it."""

from __future__ import annotations

from typing import Final

from hientai.kernel.errors import noop

_GOES_ON = noop("Tên có thể bị cắt: ngay sau tên còn chữ chưa thuộc giá trị nào.")
_UNKNOWN = noop("Tên không giống tên cơ quan thường gặp. So với văn bản xem có đủ chữ không.")
_MISSPELT = noop("Có chữ không đúng chính tả, có thể do bản chụp.")
_NO_LEAD = noop("Mục này không có đơn vị chủ trì, nên có thể là một phần của mục khác.")
_ONCE = noop("Tên chỉ xuất hiện một lần trong văn bản.")
_BODIES = noop("Nội dung còn nhắc tên cơ quan chưa được xếp vào chủ trì hay phối hợp.")
_SIBLINGS = noop("Khác các mục cùng nhóm: nhóm này phần lớn ngược lại.")
_NUMBERS = noop("Số thứ tự các mục không liền nhau ở chỗ này.")
_OPEN_END = noop("Câu không có dấu kết thúc, có thể bị cắt.")
_NO_VERB = noop(
    "Câu không bắt đầu bằng việc phải làm, có thể chỉ là đề mục hoặc phần của mục khác."
)
_LABEL = noop("Câu mở đầu như một nhãn (có dấu hai chấm), có thể là thông tin của mục trên.")
_NOTE = noop("Cuối câu còn ghi chú về đơn vị hoặc thời hạn chưa được tách ra.")
_JOINED = noop("Giá trị được ghép từ nhiều chỗ.")
_NONE = noop("Không tìm thấy giá trị này, trong khi văn bản có thể có nêu.")
_SIZE = noop("Dài hoặc ngắn khác hẳn các mục cùng nhóm.")
_LIST = noop("Danh sách nhiều tên, dễ tách sai chỗ.")

_ANY: Final = {
    "goes on": _GOES_ON,
    "misspelt": _MISSPELT,
    "said once": _ONCE,
    "odd": _UNKNOWN,
    "headed": _UNKNOWN,
    "short name": _UNKNOWN,
    "long name": _UNKNOWN,
    "like another": noop("Văn bản còn chỗ khác viết gần giống tên này nhưng khác dấu hoặc khoảng trắng."),
    "verb in name": noop("Tên có lẫn chữ chỉ việc làm."),
    "repaired": noop("Tên in trong văn bản khác dấu so với tên đã hiểu."),
    "collective": noop("Tên gọi chung, cần xem gồm những đơn vị nào."),
    "many": _LIST,
    "bodies open": _BODIES,
    "roles open": noop("Trong câu còn chữ chủ trì, phối hợp chưa gắn với đơn vị nào."),
    "lonely": _SIBLINGS,
    "rare": noop("Phần lớn mục khác có nêu, mục này không."),
    "none": _NONE,
    "nobody": _NONE,
    "unheard": noop("Trong câu có chữ về việc này nhưng không hiểu được giá trị."),
    "unheard date": noop("Trong câu có ngày, tháng nhưng không lấy làm thời gian."),
    "in hole": noop("Phần chữ quanh mục này chưa thuộc giá trị nào và có nhắc đến việc này."),
    "leads in hole": noop("Phần chữ quanh mục này chưa thuộc giá trị nào và có nhắc đến việc này."),
    "leads in words": noop("Câu có chữ giao việc, nhưng đơn vị chủ trì lấy từ chỗ khác."),
    "alone so": noop("Không mục nào khác có cùng đơn vị chủ trì."),
    "from heading": noop("Đơn vị chủ trì lấy từ đề mục phía trên."),
    "from line": noop("Đơn vị chủ trì lấy từ dòng phía sau."),
    "many dates": noop("Có nhiều mốc thời gian, dễ hiểu sai."),
    "two days": noop("Có nhiều mốc thời gian, dễ hiểu sai."),
    "days open": noop("Trong câu còn mốc thời gian khác."),
    "half a span": noop("Văn bản viết một khoảng, mới hiểu được một đầu."),
    "unparsed": noop("Có chữ chỉ thời gian nhưng chưa hiểu được ngày."),
    "condition": noop("Thời gian phụ thuộc điều kiện."),
    "no lead": _NO_LEAD,
    "bullet": noop("Mục không đánh số, dễ nhầm với phần của mục trên."),
    "joined": _JOINED,
    "hole": noop("Quanh mục này có đoạn chữ không thuộc giá trị nào."),
    "lower start": _OPEN_END,
    "open end": _OPEN_END,
    "end apart": _OPEN_END,
    "no verb": _NO_VERB,
    "no verb, no lead": _NO_VERB,
    "a statement": _NO_VERB,
    "like a goal": noop("Câu giống một chỉ tiêu hơn là một nhiệm vụ."),
    "opens as a label": _LABEL,
    "odd opening": noop("Câu mở đầu bằng ký hiệu lạ."),
    "cells": noop("Nội dung còn dấu ngăn ô của bảng."),
    "short": noop("Nội dung quá ngắn."),
    "long": noop("Nội dung dài, có thể gồm nhiều mục."),
    "odd signs": noop("Có ký hiệu lạ giữa chữ, có thể do bản chụp."),
    "shouting": noop("Có chữ viết hoa lạ giữa câu, có thể lẫn chữ của ô bên cạnh."),
    "size apart": _SIZE,
    "note left": _NOTE,
    "wrong words": _MISSPELT,
    "breaks": _NUMBERS,
    "misnumbered": _NUMBERS,
    "section breaks": _NUMBERS,
    "orphan": noop("Không thấy đề mục ngay trên mục này."),
    "twice": noop("Có mục khác cùng số này."),
    "a heading too": noop("Số này cũng là số của một đề mục."),
    "odd neighbours": noop("Các mục bên cạnh có chỗ chưa chắc, nên thứ tự có thể lệch."),
    "odd label": noop("Số, ký hiệu của mục khác thường."),
    "shallow": _NUMBERS,
    "absent": noop("Không tìm thấy trong văn bản."),
    "at odds": noop("Không khớp với số, ký hiệu hoặc phần khác của đầu văn bản."),
    "unplaced": noop("Không rõ lấy từ chỗ nào trong văn bản."),
    "monitoring words": noop("Câu có chữ theo dõi, kiểm tra, đôn đốc nhưng xếp loại khác."),
    "budget words": noop("Câu có chữ kinh phí, ngân sách nhưng xếp loại khác."),
    "no year": noop("Chưa rõ chỉ tiêu của năm nào."),
    "in a cell": noop("Chỉ tiêu nằm trong bảng, dễ lẫn cột."),
    "more numbers": noop("Câu có nhiều con số."),
    "operator plain": noop("Chưa rõ là đúng bằng hay ít nhất."),
    "compared": noop("Chưa rõ là đúng bằng hay ít nhất."),
}  # fmt: skip
SIGNS_WITH_WORDS: Final = frozenset(_ANY)
PLAIN: Final = noop("Loại giá trị này hay bị đọc sai ở những văn bản tương tự.")


def reason(weights: dict[str, float], signs: dict[str, float]) -> str:
    """Return the sentence of the sign that weighs most against a value."""
    against = {n: weights.get(n, 0.0) * x for n, x in signs.items() if n in _ANY and x}
    worst = min(against, key=lambda name: against[name], default="")
    return _ANY[worst] if worst and against[worst] < 0 else PLAIN
