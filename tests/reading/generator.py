"""Makes plans in every layout that provinces use, each with what a reader must find in it."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field

BODIES = (
    "Sở Nội vụ",
    "Sở Khoa học và Công nghệ",
    "Sở Văn hóa, Thể thao và Du lịch",
    "Sở Giáo dục và Đào tạo",
    "Sở Nông nghiệp và Môi trường",
    "Liên hiệp các Hội Khoa học và Kỹ thuật tỉnh",
    "Hội Văn học nghệ thuật tỉnh",
    "Công an tỉnh",
    "Trường Cao đẳng Kỹ thuật Sông Mẫu",
    "Đài Phát thanh và Truyền hình tỉnh",
)
COLLECTIVES = (
    "Các sở, ban, ngành liên quan",
    "Ủy ban nhân dân các huyện, thị xã, thành phố",
    "Các cơ quan, đơn vị liên quan",
    "Các hội thành viên",
)
TIMES = (
    ("Thường xuyên", ("continuous", None, None)),
    ("Hằng năm", ("yearly", None, None)),
    ("Năm 2026", (None, "2026-01-01", "2026-12-31")),
    ("Năm 2026 - 2028", (None, "2026-01-01", "2028-12-31")),
    ("Quý III/2026", (None, "2026-07-01", "2026-09-30")),
    ("Tháng 5/2027", (None, "2027-05-01", "2027-05-31")),
    ("Trước ngày 30/9/2027", (None, None, "2027-09-30")),
    ("Từ năm 2027", (None, "2027-01-01", None)),
)
_VERBS = (
    "Xây dựng",
    "Rà soát, bổ sung",
    "Triển khai",
    "Hoàn thiện",
    "Đổi mới",
    "Mở rộng",
    "Nghiên cứu",
)
_THINGS = (
    "chính sách thu hút chuyên gia giỏi",
    "mạng lưới trí thức trẻ",
    "cơ sở dữ liệu về đội ngũ trí thức",
    "chương trình bồi dưỡng nghiệp vụ",
    "không gian làm việc chung cho nhóm sáng tạo",
    "quy định về tôn vinh trí thức tiêu biểu",
    "hoạt động phổ biến kiến thức tại cơ sở",
)
_AIMS = (
    "đáp ứng yêu cầu phát triển của địa phương",
    "gắn với nhu cầu của doanh nghiệp trên địa bàn",
    "phù hợp với điều kiện thực tế của từng ngành",
    "góp phần nâng cao chất lượng nguồn nhân lực",
)


@dataclass
class Work:
    """One task as it went in."""

    path: list[str]
    text: str
    leads: list[str] = field(default_factory=list)
    coordinators: list[str] = field(default_factory=list)
    time: tuple[str | None, str | None, str | None] | None = None


@dataclass
class Plan:
    text: str
    works: list[Work]
    number: str | None = "27/KH-UBND"


class Maker:
    """Draws words and lines up paragraphs with one random generator."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.gap = self.random.choice(["\n", "\n\n"])
        self._used = 0

    def words(self) -> str:
        """Return a task's sentence that no other task of the plan has."""
        self._used += 1
        verb = self.random.choice(_VERBS)
        thing = _THINGS[self._used % len(_THINGS)]
        aim = self.random.choice(_AIMS)
        return f"{verb} {thing} theo đợt {self._used}, {aim}."

    def bodies(self, count: int) -> list[str]:
        return self.random.sample(BODIES, count)

    def helpers(self, leads: list[str]) -> list[str]:
        named = [b for b in self.bodies(3) if b not in leads][:1]
        return [*named, self.random.choice(COLLECTIVES)]

    def time(self) -> tuple[str, tuple[str | None, str | None, str | None]]:
        return self.random.choice(TIMES)

    def join(self, paragraphs: list[str]) -> str:
        return self.gap.join(paragraphs) + "\n"


HEADS: tuple[str, ...] = (
    "ỦY BAN NHÂN DÂN\nTỈNH LÀO CAI\n\nSố: 27/KH-UBND\n\nLào Cai, ngày 05 tháng 3 năm 2026\n\nKẾ HOẠCH\nPhát huy vai trò của đội ngũ trí thức\n\n",
    "ỦY BAN NHÂN DÂN        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n  TỈNH LÀO CAI              Độc lập - Tự do - Hạnh phúc\n\nSố: 27 /KH-UBND        Lào Cai, ngày 05 tháng 3 năm 2026\n\nKẾ HOẠCH\nPhát huy vai trò của đội ngũ trí thức\n\n",
    "| **ỦY BAN NHÂN DÂN<br>TỈNH LÀO CAI** | **CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM** |\n|---|---|\n| Số: 27/KH-UBND | *Lào Cai, ngày 05 tháng 3 năm 2026* |\n\n# KẾ HOẠCH\n## Phát huy vai trò của đội ngũ trí thức\n\n",
)
PARTY_HEAD = (
    "TỈNH ỦY LÀO CAI        ĐẢNG CỘNG SẢN VIỆT NAM\n       *\nSố 15-CTr/TU        Lào Cai, ngày 05 tháng 3 năm 2026\n\n"
    "CHƯƠNG TRÌNH HÀNH ĐỘNG\nPhát huy vai trò của đội ngũ trí thức\n\n"
)
TAIL = "\nNơi nhận:\n- Thường trực Tỉnh ủy;\n- Lưu: VT.\n\nTM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\nNguyễn Mẫu An\n"
PURPOSE = [
    "I. MỤC ĐÍCH, YÊU CẦU",
    "- Nâng cao nhận thức của các cấp, các ngành về vai trò của đội ngũ trí thức.",
]


def task_first(maker: Maker) -> Plan:
    """Items with attribute lines."""
    lines, works = [*PURPOSE, "II. NHIỆM VỤ VÀ GIẢI PHÁP"], []
    for i in (1, 2):
        lines.append(f"{i}. Nhóm nhiệm vụ thứ {i} về phát triển đội ngũ trí thức")
        for j in (1, 2, 3):
            text, leads = maker.words(), maker.bodies(maker.random.choice([1, 2]))
            helpers, (shown, time) = maker.helpers(leads), maker.time()
            lines += [
                f"{i}.{j}. {text}",
                f"- Cơ quan chủ trì: {', '.join(leads)}.",
                f"- Cơ quan phối hợp: {'; '.join(helpers)}.",
                f"- Thời gian thực hiện: {shown}.",
            ]
            works.append(Work(["II", str(i), f"{i}.{j}"], text, leads, helpers, time))
    return Plan(maker.random.choice(HEADS) + maker.join(lines) + TAIL, works)


def agency_first(maker: Maker) -> Plan:
    """Headings that are bodies, bullets below them."""
    lines, works = [*PURPOSE, "II. TỔ CHỨC THỰC HIỆN"], []
    for i, body in enumerate(maker.bodies(4), start=1):
        lines.append(f"{i}. {body}")
        for k in range(1, maker.random.choice([2, 3, 4])):
            helpers = maker.helpers([body]) if k == 1 else []
            opening = f"Chủ trì, phối hợp với {' và '.join(_small(helpers))} " if helpers else ""
            sentence = maker.words()
            text = opening + (sentence[:1].lower() + sentence[1:] if opening else sentence)
            lines.append(f"- {text}")
            works.append(Work(["II", str(i), f"-{k}"], text, [body], helpers))
    return Plan(maker.random.choice(HEADS) + maker.join(lines) + TAIL, works)


def _small(bodies: list[str]) -> list[str]:
    return [b[:1].lower() + b[1:] if b.startswith("Các") else b for b in bodies]


def labelled(maker: Maker) -> Plan:
    """`Sở A:` at the start of every item, sections under letters."""
    lines, works = ["A. MỤC TIÊU", "Xây dựng đội ngũ trí thức lớn mạnh.", "B. NHIỆM VỤ CỤ THỂ"], []
    for i in range(1, 6):
        body, text = maker.bodies(1)[0], maker.words()
        lines.append(f"{i}. {body}: {text}")
        works.append(Work(["B", str(i)], text, [body]))
    return Plan(maker.random.choice(HEADS) + maker.join(lines) + TAIL, works)


def group_first(maker: Maker) -> Plan:
    """Bullets, then one starred line for all of them."""
    lines, works = [*PURPOSE, "II. NHIỆM VỤ VÀ GIẢI PHÁP"], []
    star = maker.random.choice(["*\\* {}*", "* {}", "(*) {}", "*{}*"])
    for i in (1, 2, 3):
        lead, other = maker.bodies(2)
        helper = maker.random.choice([b for b in BODIES if b not in {lead, other}])
        lines.append(f"{i}. Nội dung thứ {i} của công tác trí thức")
        for k in range(1, maker.random.choice([3, 4])):
            text = maker.words()
            lines.append(f"- {text}")
            time = ("continuous", None, None)
            works.append(Work(["II", str(i), f"-{k}"], text, [lead, other], [helper], time))
        line = f"{lead} chủ trì, phối hợp với {helper} hướng dẫn; {other} triển khai thực hiện thường xuyên."
        lines.append(star.format(line))
    return Plan(PARTY_HEAD + "\n\n".join(lines) + "\n" + TAIL, works, "15-CTr/TU")


def parts(maker: Maker) -> Plan:
    """Numbered parts with sections and lettered items."""
    lines = [
        "Phần thứ nhất",
        "TÌNH HÌNH CHUNG",
        "Công tác trí thức được quan tâm.",
        "Phần thứ hai",
        "NHIỆM VỤ, GIẢI PHÁP",
    ]
    works = []
    for i, roman in enumerate(("I", "II"), start=1):
        lines.append(f"{roman}. Nhóm giải pháp số {i}")
        lines.append("1. Nội dung chủ yếu")
        for letter in "abc":
            text = maker.words()
            lines.append(f"{letter}) {text}")
            works.append(Work(["Phần 2", roman, "1", letter], text))
    return Plan(maker.random.choice(HEADS) + "\n\n".join(lines) + "\n" + TAIL, works)


def annex(maker: Maker) -> Plan:
    """Put a table of tasks after the signature, as tabs or pipes, one row cut by a page."""
    pipes = maker.random.random() < 0.5
    rows = [
        ["TT", "Nội dung nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian thực hiện"]
    ]
    works: list[Work] = []
    for roman in ("I", "II"):
        rows.append([roman, f"Nhóm nhiệm vụ {roman}", "", "", ""])
        for i in (1, 2, 3):
            text, leads = maker.words(), maker.bodies(1)
            helpers, (shown, time) = maker.helpers(leads), maker.time()
            rows += _row([str(i), text, leads[0], "; ".join(helpers), shown], cut=i == 2)
            works.append(Work(["PL", roman, str(i)], text, leads, helpers, time))
    body = [
        *PURPOSE,
        "II. TỔ CHỨC THỰC HIỆN",
        "1. Sở Nội vụ: Tổ chức tuyên truyền Kế hoạch này đến mọi tầng lớp.",
    ]
    works.insert(
        0, Work(["II", "1"], "Tổ chức tuyên truyền Kế hoạch này đến mọi tầng lớp.", ["Sở Nội vụ"])
    )
    table = _pipes(rows) if pipes else "\n".join("\t".join(row) for row in rows)
    text = maker.random.choice(HEADS) + maker.join(body) + TAIL
    return Plan(f"{text}\nPHỤ LỤC\nDANH MỤC NHIỆM VỤ\n\n{table}\n", works)


def _row(cells: list[str], *, cut: bool) -> list[list[str]]:
    """Return the row, cut in two in the middle of its text if asked."""
    if not cut:
        return [cells]
    words = cells[1].split()
    half = len(words) // 2
    first = [cells[0], " ".join(words[:half]), *cells[2:]]
    return [first, ["", " ".join(words[half:]), "", "", ""]]


def _pipes(rows: list[list[str]]) -> str:
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    return "\n".join([lines[0], "|" + "---|" * len(rows[0]), *lines[1:]])


def decision(maker: Maker) -> Plan:
    """Put a plan after the signature of a decision."""
    inner = labelled(maker)
    plan_lines = inner.text.split("\n\n", 1)[1]
    start = plan_lines.index("A. MỤC TIÊU")
    outer = (
        "ỦY BAN NHÂN DÂN\nTỈNH LÀO CAI\n\nSố: 88/QĐ-UBND\n\nLào Cai, ngày 05 tháng 3 năm 2026\n\n"
        "QUYẾT ĐỊNH\nVề việc ban hành Kế hoạch phát huy vai trò của đội ngũ trí thức\n\n"
        "Điều 1. Ban hành kèm theo Quyết định này Kế hoạch phát huy vai trò của đội ngũ trí thức.\n\n"
        "Điều 2. Chánh Văn phòng, Giám đốc các sở chịu trách nhiệm thi hành Quyết định này./.\n"
    )
    body = plan_lines[start:].removesuffix(TAIL)
    text = f"{outer}{TAIL}\nKẾ HOẠCH\nPhát huy vai trò của đội ngũ trí thức\n(Ban hành kèm theo Quyết định số 88/QĐ-UBND)\n\n{body}"
    return Plan(text, inner.works, "88/QĐ-UBND")


def justice(maker: Maker) -> Plan:
    """Write items whose lettered lines are attributes, with a line of another key among them."""
    lines, works = [*PURPOSE, "II. NỘI DUNG"], []
    for i in range(1, 5):
        text, leads = maker.words(), maker.bodies(1)
        helpers, (shown, time) = maker.helpers(leads), maker.time()
        lines += [
            f"{i}. {text}",
            f"a) Đơn vị chủ trì: {leads[0]}.",
            "b) Địa điểm: Hội trường tỉnh.",
            f"c) Đơn vị phối hợp: {'; '.join(helpers)}.",
            f"d) Thời gian hoàn thành: {shown}.",
        ]
        works.append(Work(["II", str(i)], text, leads, helpers, time))
    return Plan(maker.random.choice(HEADS) + maker.join(lines) + TAIL, works)


def noted(maker: Maker) -> Plan:
    """Put who does it and when into brackets at the end of the item."""
    lines, works = ["I- MỤC ĐÍCH", "Phát huy trí thức.", "II- NHIỆM VỤ, GIẢI PHÁP"], []
    forms = (
        "({a} chủ trì, phối hợp {b} thực hiện; hoàn thành trước 30/6/2027)",
        "(Chủ trì: {a}; phối hợp: {b}; thời gian: trước 30/6/2027)",
        "({a} chủ trì, {b} phối hợp; trước ngày 30/6/2027)",
        "(giao {a} chủ trì, phối hợp với {b}, hoàn thành trước ngày 30/6/2027)",
    )
    for i in range(1, 5):
        lead, helper = maker.bodies(2)
        text = maker.words().removesuffix(".")
        note = maker.random.choice(forms).format(a=lead, b=helper)
        lines.append(f"{i}- {text} {note}.")
        time = (None, None, "2027-06-30")
        works.append(Work(["II", str(i)], f"{text}.", [lead], [helper], time))
    return Plan(PARTY_HEAD + "\n\n".join(lines) + "\n" + TAIL, works, "15-CTr/TU")


def assigned(maker: Maker) -> Plan:
    """Write groups of bullets, and what each is for whom in lines after them."""
    lines, works = [*PURPOSE, "II. NỘI DUNG THỰC HIỆN"], []
    arrow = maker.random.choice(["", "=> ", "→ "])
    for i in (1, 2, 3):
        leads = maker.bodies(1)
        helpers, (shown, time) = maker.helpers(leads), maker.time()
        lines.append(f"{i}. Nhóm nội dung thứ {i} của công tác trí thức")
        for k in (1, 2):
            text = maker.words()
            lines.append(f"- {text}")
            works.append(Work(["II", str(i), f"-{k}"], text, leads, helpers, time))
        who = f"{leads[0]} chủ trì, phối hợp {' và '.join(_small(helpers))}"
        lines.append(f"{arrow}Trách nhiệm thực hiện: {who}. Thời gian: {shown}.")
    return Plan(maker.random.choice(HEADS) + maker.join(lines) + TAIL, works)


def merged(maker: Maker) -> Plan:
    """Put a table into the body; the lead of two rows stands once, its cells were one."""
    rows = [["TT", "Nhiệm vụ", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời gian", "Ghi chú"]]
    works = []
    for i in (1, 3, 5):
        leads = maker.bodies(1)
        for number in (i, i + 1):
            text, helpers, (shown, time) = maker.words(), maker.helpers(leads), maker.time()
            lead = leads[0] if number == i else ""
            rows.append([str(number), text, lead, "<br>".join(helpers), shown, ""])
            works.append(Work(["II", str(number)], text, leads, helpers, time))
    body = [*PURPOSE, "II. NỘI DUNG, NHIỆM VỤ", _pipes(rows)]
    return Plan(maker.random.choice(HEADS) + "\n".join(body) + "\n" + TAIL, works)


def spanned(maker: Maker) -> Plan:
    """Put a table of tabs after the signature; its groups are one cell over the row's width."""
    rows = ["TT\tTên đề án\tĐơn vị chủ trì soạn thảo\tĐơn vị phối hợp\tThời gian ban hành"]
    works = []
    for letter in "AB":
        rows.append(f"{letter}\tNHÓM ĐỀ ÁN {letter}")
        for _ in (1, 2):
            text, leads = maker.words(), maker.bodies(1)
            helpers, (shown, time) = maker.helpers(leads), maker.time()
            number = str(len(works) + 1)
            rows.append("\t".join([number, text, leads[0], ", ".join(helpers), shown]))
            works.append(Work(["PL", letter, number], text, leads, helpers, time))
    text = maker.random.choice(HEADS) + maker.join(PURPOSE) + TAIL
    return Plan(f"{text}\nPhụ lục\nDANH MỤC ĐỀ ÁN\n\n" + "\n".join(rows) + "\n", works)


LAYOUTS: dict[str, Callable[[Maker], Plan]] = {
    "task_first": task_first,
    "agency_first": agency_first,
    "labelled": labelled,
    "group_first": group_first,
    "parts": parts,
    "annex": annex,
    "decision": decision,
    "justice": justice,
    "noted": noted,
    "assigned": assigned,
    "merged": merged,
    "spanned": spanned,
}


def make(layout: str, seed: int) -> Plan:
    return LAYOUTS[layout](Maker(seed))
