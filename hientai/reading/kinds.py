"""What a task asks for: work, a report, a channel for difficulties, money, or watching others."""

from __future__ import annotations

import re
from typing import Final

from hientai.reading.bodies import scan
from hientai.reading.sought import Sought
from hientai.reading.source import Piece

_TROUBLE: Final = Sought(
    r"(?:kho khan|vuong mac|phat sinh|van de (?:moi|chua)|bat cap|can (?:thiet\s+)?(?:phai\s+)?(?:sua doi|bo sung|dieu chinh)|(?:noi dung|van de) (?:can|chua))"
)
_DURING: Final = Sought(
    r"(?:trong )?qua trinh (?:to chuc )?(?:trien khai|thuc hien|to chuc)|neu (?:co|phat sinh|can|gap|thay)|khi co (?:kho khan|vuong mac)|gap (?:kho khan|vuong mac)|co kho khan, vuong mac|(?:^|[.;]\s+)(?:moi |nhung |cac )?kho khan,? vuong mac(?: \S+){0,3} (?:phan anh|bao cao|kien nghi|gui)"
)
_TELLS: Final = Sought(
    r"(?:phan anh|phan hoi|bao cao|kien nghi|de xuat|thong tin|gui|lien he|trao doi|thong bao|tham muu|trinh|chu dong)(?:[^.;]{0,140}?)(?:(?<!\w)(?:ve|qua|voi|cho|toi|den|gui|trinh|bao cao)\s|(?:ubnd|uy ban|so |thanh uy|tinh uy|lien hiep|ban |chinh phu|thu tuong|bo ))"
)
_TOLD_TROUBLE: Final = Sought(
    r"(?:^|[.;:]\s+)(?:moi |cac |nhung )?(?:kho khan|vuong mac)[^.;:]{0,60}?(?<!\w)(?:phan anh|lien he|bao cao|kien nghi|gui|thong tin|de nghi)[^.;]{0,60}?(?:(?<!\w)(?:ve|qua|voi|cho|toi|den)\s|ubnd|uy ban|so |phong |ban |van phong|trung tam |chi cuc |cuc |vu |bo )"
)
_MONEY: Final = r"(?:kinh phi|ngan sach|nguon von|von dau tu|von su nghiep|von(?!\s+(?:hieu|kien thuc|song))|du toan)"
_FUND: Final = Sought(
    r"(?<!\w)(?:bo tri|can doi|dam bao|bao dam|phan bo|phan khai|lap|tham dinh|tong hop|huy dong|de xuat|uu tien|"
    r"xay dung|giao|(?:dam bao|bao dam)(?: cac)? dieu kien(?: ve)?|thanh toan|quyet toan|su dung|quan ly|tham muu|huong dan|thu hut|xac dinh|du toan|du tru|ho tro|tranh thu|da dang hoa|bo sung|xem xet)"
    r"(?:[\s,]+(?!(?:ve|bang|de|nham|tu|theo|cua|trong|tren)\s)[^\s.;,]+){0,6}?[\s,]+"
    + _MONEY
    + r"(?!\w)"
)
_GRANT: Final = Sought(
    r"(?<!\w)(?:bo tri|bo sung|ho tro|cap|phan bo)[^;.]{0,25}?\d[\d.,]*\s*(?:ty|trieu)(?: dong)?(?!\w)"
)
_REPORT: Final = Sought(
    r"(?<!\w)(?:tong hop(?:\s*,\s*|\s+va\s+|\s+)(?:xay dung\s+)?(?:danh gia(?:\s*,)?\s+)?(?:tham muu\s+)?bao cao|"
    r"bao cao cua [^.;]{0,80} gui (?:ve|cho|den|toi)|bao cao(?!\s*(?:vien|chinh tri|khoa hoc|chuyen de|ket qua nghien cuu))(?:\s+(?!de tai|tai hoi)[^.;]{0,120})?|"
    r"tong hop\s*,\s*danh gia (?:viec|ket qua|tinh hinh)|tong hop(?:[^.;]{0,30})?\s+(?:ket qua|tinh hinh|tien do)(?! nghien cuu)|gui (?:bao cao|ket qua))"
)
_REPORT_NOUN: Final = Sought(
    r"(?:che do|cong tac|thu tuc|cac|nhung|noi dung|so|ban|qua|theo|trong|tai)\s+bao cao(?!\s+(?:ve|ubnd|uy ban|ket qua|tinh hinh))"
)
_MUST_REPORT: Final = Sought(
    r"(?<!\w)(?:van|phai|thi)\s+bao cao(?!\w)|^bao cao (?!vien|chuyen de|tham luan|chinh tri|khoa hoc)|(?:^|[.;,] |duoc |hop [^.;]{4,80} )thuc hien bao cao theo|^thuc hien (?:nghiem |tot |day du |nghiem tuc )*(?:che do )?(?:thong tin,? )?bao cao(?: (?:dinh ky|dot xuat|theo quy dinh))|(?:^|[.;]\s+)bao cao cua [^.;]{0,120}?(?<!\w)gui (?:ve|cho|toi|den)\s"
)
_ADDRESSEE: Final = re.compile(
    r"bao cao cua [^.;]{0,80} gui|bao cao\s*,?\s*(?:[^\s.;]+\s+){0,6}?(?:ubnd|uy ban|so |tinh uy|thanh uy|ban (?!giao|hanh)|bo |hdnd|hoi dong|lien hiep|chinh phu|thu tuong|cap co tham quyen|cap tren|cap uy|ket qua|tien do|tinh hinh|theo quy dinh|dinh ky|truoc ngay|hang nam|tong hop)"
)
_WATCH: Final = Sought(
    r"(?<!\w)(?:"
    r"(?:theo doi|don doc|kiem tra|giam sat|thanh tra)"
    r"(?:(?:\s*,\s*|\s+va\s+|\s*;\s*)(?:huong dan|theo doi|don doc|kiem tra|giam sat|danh gia|thanh tra|tong hop|nhac nho|chi dao))+"
    r"|(?:theo doi|don doc|kiem tra|giam sat|thanh tra)\s+(?:chat che\s+|sat\s+|sat sao\s+|chuyen de\s+|thuong xuyen\s+|dinh ky hoac dot xuat\s+|dot xuat\s+|dinh ky\s+)?(?:cac co so|cac doanh nghiep|cac du an|viec|muc do|(?:noi bo )?hoat dong(?! nghe nghiep)|tinh hinh|ket qua|qua trinh|tien do|cong tac|thuc hien|trien khai|to chuc thuc hien|su(?! co(?!\w))|cac (?:so|don vi|co quan|dia phuong|nganh|cap))"
    r"|(?:huong dan|chi dao)\s*,\s*(?:theo doi|don doc|kiem tra)"
    r"|thuong xuyen theo doi|(?:tang cuong|day manh|thuong xuyen|tiep tuc|thuc hien|to chuc(?! kiem tra\W*$)|ra soat|phoi hop[^;.]{0,160}viec)\s*,?\s*(?:cong tac\s+|hoat dong\s+|viec\s+)?(?:thanh tra|kiem tra|giam sat|kiem soat)(?!\w)"
    r"|phoi hop kiem tra(?! ket qua)|giam sat(?:\s+[^\s.;,]+){1,4}?\s+(?:viec|tinh hinh)(?!\w)"
    r"|(?:thuc hien|xay dung|ban hanh)[^.;]{0,60}?(?:ke hoach|chuong trinh)(?:,? (?:ke hoach|chuong trinh|cong tac))* (?:kiem tra|giam sat)(?!\w)"
    r"|(?<!\w)kiem tra\s*,\s*ra soat\s*,|theo doi thi hanh|^kiem soat (?:chat che )?(?:viec|tinh hinh)|don doc(?!\w))"
)
_OWN_WORK: Final = Sought(r"kiem tra[^.;]{0,120}(?:cua|tai|trong) (?:don vi|co quan|co so) minh")
_NOT_WATCH: Final = Sought(
    r"(?:phan bien|tu van)\s*(?:,|va)\s*(?:kiem tra|giam sat)|giam sat\s*(?:,|va)\s*phan bien|nguoi bi|(?<!\w)de (?:theo doi|don doc|kiem tra|giam sat)|chiu su|co che|quy dinh|bo tieu chi|he thong (?:theo doi|giam sat)"
    # What a school does with its pupils, and what nobody else is watched by.
    r"|(?:hoc tap|day hoc|hinh thuc|phuong phap|chat) (?:va |, )(?:viec )?kiem tra, danh gia|cua kiem tra, danh gia|kiem tra,? (?:danh gia )?(?:truc tuyen|hoc sinh|nguoi hoc|thuong xuyen phu)"
)
_FIRST_CLAUSE: Final = re.compile(r"[;.]\s")


def is_difficulty(piece: Piece) -> bool:
    """Tell whether units are told here where to take what hinders them."""
    text = piece.plain
    trouble = _TROUBLE.search(text)
    during = _DURING.search(text) if trouble else None
    if _TOLD_TROUBLE.search(text):
        return True
    return bool(
        trouble
        and during
        and _TELLS.search(text, during.start())
        and during.start() <= trouble.end() + 60
    )


def kind_of(piece: Piece) -> str:
    """Return the kind of a task: reporting outranks watching, else the first duty decides."""
    text = piece.plain
    if _reports(piece):
        return "report"
    if _watches(text):
        return "monitoring"
    clause = _FIRST_CLAUSE.split(text, maxsplit=1)[0]
    funded = _FUND.search(clause) or (_GRANT.search(text) and re.search(_MONEY, text))
    return "budget" if funded else "task"


def _reports(piece: Piece) -> bool:
    text = piece.plain
    if "bao cao" in text and _MUST_REPORT.search(text):
        return True
    for found in _REPORT.finditer(text):
        words = found.group()
        stop = found.start() + len("bao cao") if words.startswith("bao cao") else found.end()
        noun = _REPORT_NOUN.search(text, max(0, found.start() - 12))
        if noun and noun.end() <= stop:
            continue
        told = _ADDRESSEE.match(text, found.start()) or scan(piece, stop + 1)[0]
        if words.startswith("bao cao") and not told:
            continue
        if re.search(_MONEY, words) and "bao cao" not in words:
            continue
        return True
    return False


def _watches(text: str) -> bool:
    if _OWN_WORK.search(text):
        return False
    return any(
        not _NOT_WATCH.search(text[max(0, found.start() - 25) : found.end() + 15])
        for found in _WATCH.finditer(text)
    )
