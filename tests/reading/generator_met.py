"""Layouts that were first met in real papers and read wrong then: each with what must be found."""

from __future__ import annotations

from collections.abc import Callable

from tests.reading import generator
from tests.reading.generator import HEADS, PURPOSE, TAIL, Maker, Plan, Work

_NOTICE = (
    "ĐẢNG BỘ TỈNH LÀO CAI        ĐẢNG CỘNG SẢN VIỆT NAM\nĐẢNG ỦY XÃ SÔNG MẪU\n       *\n"
    "Số 15-TB/ĐU        Lào Cai, ngày 05 tháng 3 năm 2026\n\n"
    "THÔNG BÁO\nKết luận kiểm tra công tác phát huy vai trò của đội ngũ trí thức\n\n"
)
_SPANS = (
    ("09 - 10/2026", (None, "2026-09-01", "2026-10-31")),
    ("01 - 03/2027", (None, "2027-01-01", "2027-03-31")),
    ("Trước 31/3/2027", (None, None, "2027-03-31")),
    ("Thường xuyên", ("continuous", None, None)),
)
_PEOPLE = (
    "Hiệu trưởng",
    "Phó Hiệu trưởng phụ trách chuyên môn",
    "Giáo viên chủ nhiệm các lớp",
    "Giáo viên bộ môn",
    "Ban Giám hiệu nhà trường",
    "Tổ Công nghệ thông tin",
)


def clear_points(maker: Maker) -> Plan:
    """Write the table of `rõ người, rõ việc, rõ thời gian, rõ sản phẩm, rõ thẩm quyền`."""
    number = maker.random.choice(["Stt", "Giai đoạn", "TT"])
    rows = [f"{number}\tRõ việc\tRõ người\tRõ thời gian\tRõ sản phẩm\tRõ thẩm quyền"]
    works = []
    for i in range(1, 6):
        text, leads = maker.words(), maker.bodies(1)
        shown, time = maker.random.choice(_SPANS)
        rows.append(f"{i}\t{text}\t{leads[0]}\t{shown}\tBáo cáo\tUBND xã")
        works.append(Work(["II", str(i)], text, leads, [], time))
    body = [*PURPOSE, "II. NHIỆM VỤ CỤ THỂ", "\n".join(rows)]
    return Plan(maker.random.choice(HEADS) + "\n".join(body) + "\n" + TAIL, works)


def offices(maker: Maker) -> Plan:
    """Give what stands below to the directors of several departments at once."""
    lines, works = [*PURPOSE, "II. TỔ CHỨC THỰC HIỆN"], []
    names = ["Tài chính", "Nội vụ", "Y tế", "Giáo dục và Đào tạo", "Khoa học và Công nghệ"]
    for i in (1, 2):
        some = maker.random.sample(names, 3)
        leads = [f"Giám đốc Sở {name}" for name in some]
        leads.append("Chủ tịch Ủy ban nhân dân các xã, phường")
        lines.append(f"{i}. Giám đốc các Sở: {', '.join(some)}; {leads[-1]} có trách nhiệm:")
        for k in (1, 2):
            text = maker.words()
            lines.append(f"- {text}")
            works.append(Work(["II", str(i), f"-{k}"], text, leads))
    return Plan(maker.random.choice(HEADS) + maker.join(lines) + TAIL, works)


def done_by(maker: Maker) -> Plan:
    """End every item with a dash and who does it."""
    lines, works = [*PURPOSE, "II. NỘI DUNG THỰC HIỆN"], []
    dash = maker.random.choice(["-", "–"])
    for i in range(1, 6):
        lead = maker.random.choice([b for b in generator.BODIES if " - " not in b])
        does = maker.random.choice(["thực hiện", "chủ trì", "phụ trách", "hỗ trợ thực hiện"])
        text = f"{maker.words().removesuffix('.')} {dash} {lead} {does}."
        lines.append(f"{i}. {text}")
        works.append(Work(["II", str(i)], text, [lead]))
    return Plan(maker.random.choice(HEADS) + maker.join(lines) + TAIL, works)


def inspected(maker: Maker) -> Plan:
    """Write a notice of conclusions: what was good, what is asked for, whom it sets to work."""
    lines = ["1. Ưu điểm: Chi bộ đã quan tâm quán triệt, tuyên truyền về công tác trí thức."]
    lines += ["2. Về hạn chế, tồn tại:", "- Chưa ban hành kịp thời văn bản chỉ đạo."]
    lines += ["3. Ban Thường vụ Đảng ủy yêu cầu:"]
    works = []
    for k in (1, 2, 3):
        text = maker.words()
        lines.append(f"- {text}")
        works.append(Work(["3", f"-{k}"], text))
    lines.append("4. Tổ chức thực hiện:")
    for k, body in enumerate(maker.bodies(3), 1):
        text = f"Giao {body} {maker.words().lower()}"
        lines.append(f"- {text}")
        works.append(Work(["4", f"-{k}"], text, [body]))
    return Plan(_NOTICE + maker.join(lines) + TAIL, works, "15-TB/ĐU")


def by_people(maker: Maker) -> Plan:
    """Head what is to be done with who does it, in words of which a lexicon knows only some."""
    people = maker.random.sample(_PEOPLE, 4)
    if "Tổ Công nghệ thông tin" not in people:
        people[0] = "Tổ Công nghệ thông tin"
    lines, works = [*PURPOSE, "II. PHÂN CÔNG NHIỆM VỤ"], []
    for i, name in enumerate(people, 1):
        lines.append(f"{i}. {name}")
        for k in (1, 2):
            text = maker.words()
            lines.append(f"- {text}")
            works.append(Work(["II", str(i), f"-{k}"], text, [name]))
    return Plan(maker.random.choice(HEADS) + maker.join(lines) + TAIL, works)


_DIRECTIVE = (
    "ỦY BAN NHÂN DÂN        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
    "TỈNH LÀO CAI        Độc lập - Tự do - Hạnh phúc\n"
    "Số: 12/CT-UBND        Lào Cai, ngày 05 tháng 3 năm 2026\n\n"
    "CHỈ THỊ\nVề phát huy vai trò của đội ngũ trí thức\n\n"
    "Chủ tịch Ủy ban nhân dân tỉnh chỉ thị:\n\n"
)
_MONTHS = (
    ("Tháng 3", (None, "2026-03-01", "2026-03-31")),
    ("Tháng 4 - tháng 6", (None, "2026-04-01", "2026-06-30")),
    ("Tháng 8 - 11", (None, "2026-08-01", "2026-11-30")),
    ("Tháng 9 đến tháng 12", (None, "2026-09-01", "2026-12-31")),
)


def directive(maker: Maker) -> Plan:
    """Ask offices to act in a paper without sections: `5. Đề nghị Hội A` over letters."""
    lines, works = [], []
    for i in range(1, 5):
        lead = maker.bodies(1)
        asked = "Đề nghị " if i in {1, 4} else ""
        lines.append(f"{i}. {asked}{lead[0]}")
        for letter in "ab":
            text = maker.words()
            lines.append(f"{letter}) {text}")
            works.append(Work([str(i), letter], text, lead))
    return Plan(_DIRECTIVE + "\n".join(lines) + "\n" + TAIL, works, "12/CT-UBND")


def by_months(maker: Maker) -> Plan:
    """Write a table of months of the plan's year below an annex's title with a small letter."""
    rows = ["TT\tThời gian (năm 2026)\tNội dung công việc\tĐơn vị chủ trì"]
    works = []
    for i in range(1, 6):
        text, leads = maker.words(), maker.bodies(1)
        shown, time = maker.random.choice(_MONTHS)
        rows.append(f"{i}\t{shown}\t{text}\t{leads[0]}")
        works.append(Work(["PL", str(i)], text, leads, [], time))
    annex = [
        "PHỤ LỤC",
        "DANH MỤC NHIỆM VỤ TRIỂN KHAI CHƯƠNG TRÌNH HÀNH ĐỘNG SỐ 21-CTr/TU",
        "(Kèm theo Kế hoạch số 187/KH-UBND ngày 11/6/2026 của UBND tỉnh)",
        *rows,
    ]
    body = [*PURPOSE, "II. NHIỆM VỤ CỤ THỂ", "Nhiệm vụ cụ thể tại Phụ lục kèm theo Kế hoạch này."]
    text = maker.random.choice(HEADS) + "\n".join(body) + "\n" + TAIL + "\n" + "\n".join(annex)
    return Plan(text, works)


MET: dict[str, Callable[[Maker], Plan]] = {
    "clear_points": clear_points,
    "offices": offices,
    "done_by": done_by,
    "inspected": inspected,
    "by_people": by_people,
    "directive": directive,
    "by_months": by_months,
}


def make(layout: str, seed: int) -> Plan:
    """Return a plan in any layout, those met later included."""
    return {**generator.LAYOUTS, **MET}[layout](Maker(seed))
