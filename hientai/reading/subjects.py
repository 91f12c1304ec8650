"""Who acts by the words of a sentence: its subject, wherever an opening clause leaves it."""

from __future__ import annotations

import re
from typing import Final

from hientai.reading import patterns as p
from hientai.reading.bodies import Body, scan
from hientai.reading.sought import Sought
from hientai.reading.source import Piece

ASKED: Final = re.compile(
    r"(?:(?:tran trong\s+)?de nghi|giao(?! (?:vien|duc|trinh|an|su)(?!\w))|yeu cau|phan cong|uy quyen)\s+(?:cho\s+)?(?:dong chi\s+)?"
)
COMRADE: Final = re.compile(r"dong chi\s+(?!chu tri)")
_ASKER: Final = re.compile(
    r"\s*(?:giao(?! (?:vien|duc|trinh|an|su)(?!\w))|yeu cau|de nghi|phan cong)\s+(?:cho\s+)?"
)
_OPENER: Final = re.compile(
    r"(?:trong|hằng|hàng|định kỳ|căn cứ|trên cơ sở|nếu|khi|theo(?! dõi)|sau|trước|đối với|chậm nhất|từ |đến |ngoài |"
    r"đồng thời|để |nhằm|giai đoạn|năm |thường xuyên|kết thúc|mỗi |quý |0?6 tháng|vào |trên đây|khó khăn|gặp|quá trình|với |"
    r"quá \d|kể từ|nhận được |cùng với|bên cạnh|song song|ngay |riêng |tùy |qua |cuối |đầu |giữa |tới |dựa trên|phù hợp|xét đề nghị|"
    r"thực hiện (?:ý kiến|chỉ đạo|kết luận|chỉ thị|nghị quyết|kế hoạch|công văn|thông báo|quyết định))"
)
_LONGEST_OPENER: Final = 24
_LONG_OPENER: Final = re.compile(
    r"trong qua trinh|dinh ky|can cu|tren co so|trong truong hop|qua trinh"
)
_PERIOD: Final = re.compile(
    r"(?:(?:dinh ky|hang|moi)(?:\s+(?:nam|quy|thang|tuan|6|sau|01|02|hang|lan|va|dot xuat|,))*\s*,?\s*"
    r"(?:\([^)]*\)\s*,?\s*)?)"
)
_ACTS: Final = re.compile(
    r"(?:\s*,)?\s*(?:\([^)]{0,80}\)\s*)?(?:cung|dang|se|can|phai|co|da|chu tri|do)\b|\s*,?\s*$|\s*:|\s*,\s*(?:nhat la|dac biet la|truoc het la|trong do)\s"
)
_NO_DUTY: Final = re.compile(r"\s*(?:trong viec|ve viec|la mot trong)(?!\w)")
_STATES: Final = Sought(r"[^.;]{0,80}(?<!\w)la (?:nhiem vu|noi dung|viec|mot)")
# `Thành phố khẩn trương rà soát …`: the place stands for who governs it.
_OWN_UNIT: Final = re.compile(r"(?:Thành phố|Tỉnh|Huyện|Xã|Phường|Đặc khu)\s+(?=[a-zà-ỹđ])")
_OF_WHOM: Final = re.compile(r"bao cao cua\s+(?=\w)")
_SENTENCE: Final = Sought(r"\.\s+(?=[A-ZĐÀ-Ỹ])")


_NO_ACT: Final = frozenset(
    {
        "của",
        "và",
        "hoặc",
        "về",
        "tại",
        "trong",
        "trên",
        "ở",
        "thuộc",
        "với",
        "cho",
        "từ",
        "đến",
        "như",
        "hay",
    }
)


def subject(piece: Piece) -> tuple[list[Body], int]:
    """Return the bodies that are the subject of the piece's first sentence, and their end."""
    end_of_first = _SENTENCE.search(piece.text)
    if end_of_first and piece.plain.startswith("tren day la"):
        after = end_of_first.end()
        bodies, end = subject(piece.cut(after))
        return bodies, end + after if bodies else 0
    limit = end_of_first.start() if end_of_first else len(piece)
    for place in _subject_places(piece, limit):
        bodies, end = _scan_subject(piece, place)
        if bodies and acts(piece, end, named=is_named(piece, place)):
            asker = _ASKER.match(piece.plain, end)
            if asker:
                others, other_end = scan(piece, asker.end())
                if others:
                    return others, other_end
            return bodies, end
    return _done_by(piece, limit)


def _done_by(piece: Piece, limit: int) -> tuple[list[Body], int]:
    """Return who stands in `… do Tổ trưởng tổ công tác phân công`."""
    for by in _BY.finditer(piece.plain, 0, limit):
        bodies, end = scan(piece, by.end())
        if bodies and _DOES.match(piece.plain, end) and ";" not in piece.text[: by.start()]:
            return bodies, end
    return [], 0


_BY: Final = Sought(r"(?<!\w)do\s+(?=\w)")
_DOES: Final = re.compile(
    r"\s+(?:chu tri|thuc hien|to chuc|phan cong|dam nhan|dam nhiem|phu trach|bien soan|xay dung)(?!\w)"
)


def later_subjects(piece: Piece, end: int) -> list[Body]:
    """Return the subjects of later sentences that open with a clause: `Hằng năm, Sở A báo cáo`."""
    found: list[Body] = []
    for sentence in _SENTENCE.finditer(piece.text, end):
        rest = piece.cut(sentence.end())
        if _OPENER.match(rest.text[:_LONGEST_OPENER].lower()):
            found.extend(subject(rest)[0])
    return found


def asked_later(piece: Piece) -> list[Body]:
    """Return whom a later sentence asks: `… là nhiệm vụ quan trọng. UBND tỉnh yêu cầu Sở A …`."""
    for sentence in _SENTENCE.finditer(piece.text):
        asked = ASKED.match(piece.plain, sentence.end())
        if asked and (others := scan(piece, asked.end())[0]):
            return others
    if p.is_verb(piece.text, piece.plain, 0) and not _STATES.match(piece.plain):
        return []
    for sentence in _SENTENCE.finditer(piece.text):
        _, end = scan(piece, sentence.end())
        asker = _ASKER.match(piece.plain, end) if end > sentence.end() else None
        others = scan(piece, asker.end())[0] if asker else []
        if others:
            return others
    return []


def _subject_places(piece: Piece, limit: int) -> list[int]:
    """Return where a subject may stand: at the start, after `Đề nghị`, after an opening clause."""
    text = piece.plain
    asked = ASKED.match(text)
    places = [asked.end()] if asked else []
    places.append(0)
    places.extend(m.end() for m in [_OF_WHOM.match(text)] if m)
    if text.startswith("rieng "):
        places.append(len("rieng "))
    comrade = COMRADE.match(text)
    if comrade:
        places.append(comrade.end())
    period = _PERIOD.match(text)
    if period:
        places.append(period.end())
    opened = _OPENER.match(piece.text[:_LONGEST_OPENER].lower())
    if opened:
        places.extend(m.end() for m in ASKED.finditer(text[:limit]) if m.start())
    if opened or _LONG_OPENER.match(text):
        for found in re.finditer(r"[,;]\s+", text[:limit]):
            if _inside_list(piece, found.end()):
                continue
            asked = ASKED.match(text, found.end())
            places.append(asked.end() if asked else found.end())
    return places


# `kế hoạch của cơ quan, đơn vị, địa phương`: whose it is, not who acts.
_OF_SEVERAL: Final = re.compile(
    r"(?<!\w)(?:cua|cho|tai|voi|den|tu|giua) (?:(?:co quan|don vi|dia phuong|so|ban|nganh|to chuc|doanh nghiep|cap)\s*,\s*)+$"
)


def _inside_list(piece: Piece, place: int) -> bool:
    """Tell whether the place lies in the middle of `các cơ quan, đơn vị`."""
    if _OF_SEVERAL.search(piece.plain, 0, place):
        return True
    begins = [m.start() for m in re.finditer(r"(?<!\w)cac\s", piece.plain[:place])]
    if not begins:
        return False
    bodies, end = scan(piece, begins[-1])
    return end > place and not any(body.piece.at[0] == piece.at[place] for body in bodies[1:2])


def _scan_subject(piece: Piece, place: int) -> tuple[list[Body], int]:
    """Read the bodies at the place; at the start of a block semicolons may part them."""
    unit = _OWN_UNIT.match(piece.text, place)
    if unit and p.is_verb(piece.text, piece.plain, unit.end()):
        own = piece.cut(place, unit.end()).strip()
        return [Body(own.text, own)], unit.end()
    if place == 0 or ";" in piece.text[place:]:
        bodies, end = scan(piece, place, semicolons=True)
        if ";" not in piece.text[place:end] or acts(piece, end):
            return bodies, end
    return scan(piece, place)


def is_named(piece: Piece, place: int) -> bool:
    """Tell whether the block opens with a collective or a proper name, or a name stands here."""
    if place:
        return piece.text[place].isupper() and bool(p.NAMED.match(piece.plain, place))
    every = p.EVERY.match(piece.plain)
    if every and p.COLLECTIVE.match(piece.plain, every.end()):
        return True
    return bool(p.NAMED.match(piece.plain) or p.head_at(piece.text, piece.plain, 0))


def acts(piece: Piece, end: int, *, named: bool = False) -> bool:
    """Tell whether a verb follows: then the bodies before it are a subject."""
    rest = piece.plain[end:]
    if _NO_DUTY.match(rest):
        return False
    start = end + len(rest) - len(rest.lstrip(" ,"))
    if p.is_verb(piece.text, piece.plain, start) and not piece.text[start : start + 1].isupper():
        return True
    if _ACTS.match(piece.plain, end):
        return True
    if not named or not re.match(r"\s+[a-zà-ỹđ]", piece.text[end:]):
        return False
    word = p.WORD.search(piece.text, end)
    return word is not None and word.group().lower() not in _NO_ACT
