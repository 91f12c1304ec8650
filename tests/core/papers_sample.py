"""A made-up yearly report of a province's plan, as long as a real one."""

from __future__ import annotations

import datetime as dt

from hientai.kernel.papers import (
    Annex,
    Bullet,
    Column,
    GroupRow,
    Heading,
    Paper,
    Para,
    Row,
    Signature,
    Table,
    annex_reference,
)

GROUPS = (
    "Tiếp tục nâng cao nhận thức về vị trí, vai trò, tầm quan trọng của đội ngũ trí thức",
    "Đổi mới công tác đào tạo, bồi dưỡng, sử dụng, đãi ngộ và tôn vinh trí thức, trọng dụng nhân tài",
    "Tăng cường quản lý nhà nước, hoàn thiện hệ thống pháp luật, cơ chế, chính sách đối với đội ngũ trí thức trong thời kỳ đẩy mạnh công nghiệp hóa, hiện đại hóa đất nước và hội nhập quốc tế",
    "Tăng cường nguồn lực xây dựng đội ngũ trí thức chủ động, tích cực hội nhập quốc tế",
    "Phát huy vai trò của các hội trí thức",
)
TASKS = (
    ("Tuyên truyền về Nghị quyết số 45-NQ/TW, Kế hoạch số 123-KH/TU và các văn bản có liên quan", "Sở Khoa học và Công nghệ", "Thường xuyên", "Đã đăng 12 tin, bài trên Cổng thông tin điện tử tỉnh.", "Đã xong"),
    ("Sửa đổi, bổ sung Quyết định số 06/2021/QĐ-UBND ngày 16/3/2021 về tôn vinh danh hiệu trí thức tiêu biểu", "Liên hiệp các hội khoa học và kỹ thuật tỉnh", "Quý IV/2024", "Đã trình dự thảo lần hai; Sở Tư pháp đã có ý kiến thẩm định, đang hoàn thiện hồ sơ trình Ủy ban nhân dân tỉnh xem xét, ban hành.", "Quá hạn"),
    ("Quán triệt, nâng cao nhận thức, trách nhiệm", "Các sở, ban, ngành; Ủy ban nhân dân các xã, phường", "Hằng năm", "25/30 đơn vị đã xong", "Đang làm"),
    ("Xây dựng Đề án thành lập Trung tâm khởi nghiệp đổi mới sáng tạo", "Sở Khoa học và Công nghệ", "2025", "", "Chưa đến hạn"),
)  # fmt: skip
COLUMNS = (
    Column("TT", 0.7, "center"),
    Column("Nhiệm vụ", 6),
    Column("Cơ quan chủ trì", 3.4),
    Column("Thời gian", 1.9, "center"),
    Column("Kết quả", 4.6),
    Column("Tình trạng", 1.7, "center"),
)
SYMBOL, NUMBER, DATE = "BC-SKHCN", 5, dt.date(2025, 1, 9)


def annex_rows(count: int) -> tuple[Row | GroupRow, ...]:
    """Return so many tasks under their groups."""
    rows: list[Row | GroupRow] = []
    for place in range(count):
        if place * len(GROUPS) % count < len(GROUPS):
            group = place * len(GROUPS) // count
            rows.append(GroupRow(("I", "II", "III", "IV", "V")[group], GROUPS[group]))
        rows.append(Row((str(place + 1), *TASKS[place % len(TASKS)])))
    return tuple(rows)


def yearly_report(tasks: int = 150, **changes: object) -> Paper:
    """Return the report with so many tasks in its annex."""
    reference = annex_reference("Báo cáo", NUMBER, SYMBOL, DATE, "Sở Khoa học và Công nghệ")
    annex = Annex("Kết quả thực hiện các nhiệm vụ năm 2024", reference, COLUMNS, annex_rows(tasks))
    values: dict[str, object] = {
        "parent_body": "Ủy ban nhân dân tỉnh Bắc Giang",
        "issuing_body": "Sở Khoa học và Công nghệ",
        "number": NUMBER,
        "symbol": SYMBOL,
        "place": "Bắc Giang",
        "date": DATE,
        "kind": "Báo cáo",
        "title": "Kết quả năm 2024 thực hiện Kế hoạch số 123-KH/TU ngày 13/3/2024 của Ban Thường vụ Tỉnh ủy",
        "addressees": ("Ủy ban nhân dân tỉnh Bắc Giang",),
        "bases": (),
        "blocks": _blocks(),
        "recipients": ("Như trên", "Liên hiệp các hội khoa học và kỹ thuật tỉnh", "Lưu: VT, QLKH"),
        "signature": Signature(("KT. GIÁM ĐỐC",), "PHÓ GIÁM ĐỐC", "Nguyễn Mẫu An"),
        "annexes": (annex,),
    }
    return Paper(**(values | changes))  # type: ignore[arg-type] # a test's free hand


def _blocks() -> tuple[Heading | Para | Bullet | Table, ...]:
    figures = (Column("Nhóm nhiệm vụ", 5), Column("Đến hạn", 1, "center"), Column("Đã xong", 1, "center"), Column("Tỷ lệ", 1, "right"))  # fmt: skip
    return (
        Para("Thực hiện Kế hoạch số 123-KH/TU ngày 13/3/2024 của Ban Thường vụ Tỉnh ủy, Sở Khoa học và Công nghệ báo cáo kết quả năm 2024 như sau:"),
        Heading(1, "I. TÌNH HÌNH CHUNG"),
        Para("Kế hoạch có 21 nhiệm vụ, thành 97 việc của các cơ quan, đơn vị. Đến ngày 31/12/2024, trong 92 việc đến hạn đã hoàn thành 88 việc, đạt 95,7% (73 việc đúng hạn, 15 việc quá hạn); còn 04 việc quá hạn chưa hoàn thành; 05 việc chưa đến hạn (chi tiết tại Phụ lục kèm theo)."),
        Heading(1, "II. KẾT QUẢ THEO NHÓM NHIỆM VỤ"),
        Heading(2, "1. Nâng cao nhận thức"),
        Para("Các cơ quan, đơn vị đã quán triệt Nghị quyết số 45-NQ/TW và Quyết định số 899/QĐ-TTg giai đoạn 2021-2025 đến toàn thể cán bộ, công chức, viên chức; nội dung, hình thức từng bước được đổi mới."),
        Heading(3, "a) Tuyên truyền"),
        Bullet("Đã đăng 12 tin, bài trên Cổng thông tin điện tử tỉnh."),
        Bullet("Đã tổ chức 03 hội nghị với 450 người dự, trong đó có 120 trí thức của tỉnh đang công tác tại các viện nghiên cứu, trường đại học."),
        Heading(2, "2. Kết quả chung của các nhóm"),
        Table(figures, tuple(Row((text, "20", "19", "95,0%")) for text in GROUPS)),
        Heading(1, "III. KHÓ KHĂN, VƯỚNG MẮC"),
        Para("Một số văn bản phải sửa đổi, thay thế chậm ban hành do cần lấy ý kiến nhiều cơ quan; việc phối hợp giữa các hội và cơ quan quản lý ngành có nơi chưa thường xuyên."),
        Heading(1, "IV. PHƯƠNG HƯỚNG, KIẾN NGHỊ"),
        Para("Đề nghị Ủy ban nhân dân tỉnh chỉ đạo các cơ quan hoàn thành 04 việc quá hạn trong Quý II/2025; bố trí kinh phí xây dựng hệ thống cơ sở dữ liệu về đội ngũ trí thức của tỉnh."),
        Para("Sở Khoa học và Công nghệ báo cáo Ủy ban nhân dân tỉnh./."),
    )  # fmt: skip
