"""What the reader of names goes by: where a name ends, what belongs to it, what only looks like one."""

from __future__ import annotations

import re
from typing import Final

LONGEST: Final = 14  # words in a name that no lexicon knows
WORD: Final = re.compile(r"\s*([^\s,;:.()/+]+)")
ORGANIZE: Final = re.compile(
    r"to chuc\s+(?!chinh tri|xa hoi|khoa hoc|hoi(?! (?:thi|thao|nghi|cho|dam|dien|trai|giang)(?!\w))|dang|thanh vien|doan the|ca nhan|co |lien quan|huu quan|tin dung|quoc te|phi chinh phu|nghe nghiep)\w"
)
ORGANIZE_END: Final = re.compile(r"to chuc(?!\w)")
CLOSED: Final = re.compile(r"(?:lien quan)$")
BELONGS: Final = re.compile(r"(?:\s+(?:truc\s+)?(?:thuoc|cua)|(?<=thuoc))\s+(?=\w)")
PERSON: Final = re.compile(
    r"(?:thu truong|lanh dao|nguoi dung dau|ban giam hieu|ban giam doc|ban quan ly|hoi dong truong|to chuc dang|giam doc|pho giam doc|hieu truong|vien truong|to truong|cuc truong|tong giam doc|bi thu|chu tich|pho chu tich|dai dien|truong|pho truong|"
    r"chi huy truong|dang uy|chi bo|ban thuong vu|thuong truc|cap uy|van phong)\s+(?=cac\s|co quan|don vi|dia phuong)"
    r"|cac (?:dong chi|ong|ba|ong, ba) (?:(?:uy vien|thanh vien|bi thu|pho bi thu|truong|pho truong|lanh dao|thuong truc)\s*)+"
)
# `Giám đốc: Sở A, Sở B`, `Giám đốc các Sở: A, B`: an office of each body of the list.
OFFICES: Final = re.compile(
    r"(?P<office>giam doc|thu truong|lanh dao|chu tich)(?:\s*:\s*(?=\w)|\s+(?=cac (?:so|ban|vien|truong|hoi)\s*:\s*\w))"
)
OF_OFFICE: Final = re.compile(
    r"(?:so|dai|trung tam|ban|benh vien|kho bac|bao hiem|ngan hang|vien|truong|cong ty|quy)(?!\w)"
)
CHARGE: Final = re.compile(r"\s+phu trach\s+(?=\w)")
CHARGED: Final = re.compile(
    r"(?:(?:dang |tinh |thanh )?uy vien|pho \w+(?: \w+){0,3}|can bo|cong chuc|vien chuc)$"
)
OTHER_WORD: Final = re.compile(
    r"\s+(?:hinh|nang|chat|trang|toan|den|kha|uu|theo|cach|than|phuc|hieu)(?!\w)"
)
LEADERS: Final = re.compile(r"(?:lanh dao|giam doc) (?:so|bo)")
LONGEST_KIND: Final = 6
SMALL_WORD: Final = re.compile(r" ([a-zà-ỹđ]+)(?!\w)")
ADVERBS: Final = frozenset(
    (
        "nhanh", "sớm", "ngay", "luôn", "đều", "cũng", "vẫn", "còn", "chưa", "không", "quyết", "chặt", "nghiêm", "kịp", "đồng",
        "khẩn", "gấp", "hiệu", "tích", "tự", "thật", "hơn", "nhất", "lại", "đúng", "đầy", "triệt", "linh", "cụ",
    )
)  # fmt: skip
OWNER: Final = re.compile(
    r"(?:so|bo|truong|vien|tinh|dang bo tinh|khoi|cuc|hoi)(?!\w)(?!\s+[a-z]+ (?:va|hoc))"
)
PARENTHESES: Final = re.compile(r"\s*\([^()]{0,120}\)")
PLAIN_NOUN: Final = re.compile(
    r"(?:so|bo|ban|nganh|co quan|don vi|dia phuong|to chuc|ca nhan|doanh nghiep|xa|phuong)(?!\w)"
)
BARE: Final = frozenset(
    {"khoa", "bo mon", "to", "ban", "hoi", "khu", "quy", "vu", "bo", "vien", "doan", "phong", "cuc", "cong", "truong", "so", "thu vien", "trung tam", "dai", "bao", "uy ban", "lanh dao", "trung uong", "chu tich", "hoi dong", "bao hiem", "giam doc", "thanh tra", "van phong", "thue", "thu truong", "thuong truc"}
)  # fmt: skip
COMMA_HEADS: Final = frozenset(
    {"vien", "cuc", "vu", "trung tam", "ban", "chi cuc", "phong", "so", "to", "khoa", "van phong"}
)
SMALL_HALF: Final = re.compile(r", (?=[a-zà-ỹđ])[^,;.:()]{2,60}? (?:và|-) (?=[A-ZĐÀ-Ỹ])")
DOES: Final = re.compile(
    r"(?:chu tri|phoi hop|tham muu|to chuc|trien khai|thuc hien|xay dung|bao cao|can cu|huong dan|tong hop|theo doi|lanh dao|chi dao)(?!\w)"
)
FOLLOWED: Final = re.compile(r"\s*(?:$|[,;.:(])")
FACULTY: Final = re.compile(r"(?:Khoa|Bộ môn) (?!học)(?=[A-ZĐÀ-Ỹ])")
REGION: Final = re.compile(
    r"\s+(?:khu vuc\s+(?:[ivx]+|\d+)(?!\w)|so\s+(?:\d{1,2}|[ivx]+)(?![\w/-]))|(?<=khu vuc)\s+(?:[ivx]+|\d{1,2})(?![\w/%])"
)
# `Giao phòng Quản lý Công nghiệp …`: the noun is small, the name is not.
SMALL_HEAD: Final = re.compile(
    r"(?:phòng|ban|trung tâm|chi cục|cục|vụ|viện|văn phòng|đội|tổ|sở|trường|hội|công ty|ban quản lý|bệnh viện|thanh tra|khoa|trạm|hạt|đồn) (?=[A-ZĐÀ-Ỹ][a-zà-ỹ])"
)
UNITS_NAMED: Final = re.compile(
    r"cac (?<!\wcac )(?:thon|ban|ap|buon|to dan pho|khu pho|xa|phuong|thi tran|huyen|quan|tinh|thanh pho) "
)
# `UBND các xã: Gia Phú, Bảo Thắng`: one body of each place.
UNITS_LISTED: Final = re.compile(
    r"cac (?P<unit>xa|phuong|thi tran|huyen|quan|tinh|thanh pho)\s*:\s*(?=\w)"
)
MORE: Final = re.compile(r"(?: |/| - )([a-zà-ỹđ]+)(?!\w)")
JOINT: Final = re.compile(r"\s*,\s*(?:va\s+)?(?=\w)|\s+va\s+(?=\w)")
# `Ban Chỉ đạo chuyển đổi số tỉnh`: what it is for is in small letters, its level closes the name.
COMMITTEE: Final = re.compile(
    r"(?:ban chi dao|to cong tac|tieu ban|ban to chuc|hoi dong|to giup viec)(?=\s)"
)
COMMITTEE_END: Final = re.compile(
    r"(?:(?:tinh|thanh|dang) uy|tinh|thanh pho|xa|phuong|dac khu|cac cap|trung uong|quoc gia|cap (?:tinh|xa|huyen))(?!\w)(?! (?:hoi|hinh|uy)(?!\w))"
)
PAIR: Final = re.compile(r",? (?:va )?cum cong nghiep(?!\w)")
PURPOSED: Final = re.compile(r"(?:ban quan ly|trung tam|quy|hoi|ban chi huy)(?!\w)")
PURPOSE: Final = re.compile(
    r"(?:(?:xay dung|phat trien|trien khai|thuc hien|thi hanh|quan ly|bao ve|ung pho|doi moi|ve|sap xep|danh gia|tu van|tham dinh|xet|phong, chong|tuyen dung)(?:\s+(?=ve)|(?!\w)))+"
)
