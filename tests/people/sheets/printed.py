"""Lists made to be printed: tables side by side, headings on each page, cells merged for the eye."""

from tests.people.sheets.book import Made, workbook

_COLUMNS = ["TT", "Họ và tên", "Năm sinh", "Trình độ"]
SIDE_BY_SIDE = Made(
    "hai-bang.xlsx",
    workbook(
        {
            "Khoa học": [
                ["DANH SÁCH CÁN BỘ KHOA HỌC"],
                [],
                [*_COLUMNS, None, *_COLUMNS],
                [1, "Nguyễn Mẫu An", 1970, "ThS", None, 4, "Lê Mẫu Dũng", 1980, "TS"],
                [2, "Trần Mẫu Ba", 1971, "ĐH", None, 5, "Lê Mẫu Em", "31/02/1981", "KS"],
                [3, "Phạm Mẫu Ca", 1972, "TS", None, None, "Cộng: 5"],
            ]
        }
    ),
    {"new": 4, "wrong": 1},
    {"Họ và tên": "name", "Năm sinh": "birth", "Trình độ": "degree"},
    ("Khoa học!H5",),
    {"Lê Mẫu Dũng": {"birth": "1980", "degree": "doctor"}},
)

_HEAD = ["STT", "HỌ VÀ TÊN", "NGÀY SINH", "GIỚI TÍNH", "CHỨC VỤ, ĐƠN VỊ CÔNG TÁC", "HỌC VỊ"]
PAGES = Made(
    "lap-tieu-de.xlsx",
    workbook(
        {
            "DS": [
                ["UBND TỈNH MẪU", None, None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
                ["DANH SÁCH TRÍ THỨC TIÊU BIỂU NĂM 2025"],
                _HEAD,
                [1, "NGUYỄN MẪU AN", "10.01.1971", "Nam", "Trưởng phòng, Chi cục Mẫu", "Th.S"],
                [2, "NGUYỄN MẪU BÉ", "10.01.1972", "Nữ", "Chi cục Mẫu", "P.G.S - T.S"],
                [],
                [None, None, "Trang 2"],
                _HEAD,
                [3, "NGUYỄN MẪU CẢ", "10.01.1973", "Nam", "Chi cục Mẫu", "BS.CK I"],
                ["Tổng cộng: 03 người"],
                [None, "NGƯỜI LẬP BIỂU", None, None, "GIÁM ĐỐC"],
                [None, "Nguyễn Mẫu Lập", None, None, "Trần Mẫu Giám"],
            ]
        }
    ),
    {"new": 3},
    {"HỌ VÀ TÊN": "name", "CHỨC VỤ, ĐƠN VỊ CÔNG TÁC": "workplace"},
    (),
    {
        "Nguyễn Mẫu An": {"position": "Trưởng phòng", "workplace": "Chi cục Mẫu"},
        "Nguyễn Mẫu Bé": {"academic_title": "associate_professor", "degree": "doctor"},
        "Nguyễn Mẫu Cả": {"degree": "specialist_1"},
    },
)

_SKILL = "Trình độ chuyên môn"
THREE_LINES = Made(
    "ba-dong.xlsx",
    workbook(
        {
            "Biểu 3": [
                ["Biểu số 3: THỐNG KÊ ĐỘI NGŨ TRÍ THỨC"],
                ["TT", "Họ tên", "Năm sinh", None, "Dân tộc", _SKILL, None, None, None, "Ghi chú"],
                [None, None, "Nam", "Nữ", None, "Trên đại học", None, "Đại học", None, None],
                [None, None, None, None, None, "Tiến sĩ", "Thạc sĩ", "Chính quy", "Tại chức", None],
                ["A", "B", 1, 2, 3, 4, 5, 6, 7, 8],
                [1, "Hoàng Mẫu Ánh", None, 1979, "Tày", None, "x", None, "x", None],
                [2, "Ông Mẫu Bằng", 1965, None, "Hoa", "x", None, "x", None, "sắp nghỉ"],
                [3, "Ông Ma Mẫu Cúc", "1988", None, "Nùng", None, None, "x", None, None],
            ]
        },
        {
            "Biểu 3": [
                *("A2:A4", "B2:B4", "C2:D2", "E2:E4", "F2:I2", "J2:J4", "F3:G3", "H3:I3"),
                *("C3:C4", "D3:D4"),
            ]
        },
    ),
    {"new": 3},
    {
        "Năm sinh / Nữ": "birth",
        f"{_SKILL} / Trên đại học / Tiến sĩ": "degree",
        "Dân tộc": "ethnicity",
    },
    (),
    {
        "Hoàng Mẫu Ánh": {"birth": "1979", "sex": "Nữ", "degree": "master"},
        "Ông Mẫu Bằng": {"birth": "1965", "sex": "Nam", "degree": "doctor"},
        "Ma Mẫu Cúc": {"sex": "Nam", "birth": "1988"},
    },
)

AS_ABOVE = Made(
    "nhu-tren.xlsx",
    workbook(
        {
            "Tổ": [
                ["STT", "Họ và tên", "NS", "Quê quán", "Đơn vị", "Trình độ"],
                [1, "Vũ Mẫu Ất", "12 tháng Giêng năm 1970", "xã Mẫu", "Trường Mẫu", "ĐH Toán"],
                [2, "Vũ Mẫu Bính", "mồng 3 tháng chạp 1971", "-nt-", "-//-", "- nt -"],
                [3, "Vũ Mẫu Đinh", "1972 (theo lý lịch)", "''", '-"-', "nt"],
                [4, "Vũ Mẫu Kỷ", "5 tháng tư 1974", "như trên", "//", "Thạc sĩ (đang học)"],
            ]
        }
    ),
    {"new": 4},
    {"NS": "birth", "Quê quán": "home_place"},
    (),
    {
        "Vũ Mẫu Ất": {"birth": "1970-01-12"},
        "Vũ Mẫu Bính": {"birth": "1971-12-03", "workplace": "Trường Mẫu", "degree": "university"},
        "Vũ Mẫu Đinh": {"birth": "1972", "home_place": "xã Mẫu", "workplace": "Trường Mẫu"},
        "Vũ Mẫu Kỷ": {"birth": "1974-04-05", "workplace": "Trường Mẫu", "degree": ""},
    },
)

LEADERS = Made(
    "de-tai.xlsx",
    workbook(
        {
            "Đề tài": [
                ["TT", "Tên đề tài", "Chủ nhiệm", "Đơn vị chủ trì", "Học vị chủ nhiệm", "Hòm thư"],
                [1, "Giống lúa Mẫu", "TS. Nguyễn Mẫu Lúa", "Trung tâm Mẫu", "TS", "a@example.org"],
                [2, "Quýt Mẫu", "ThS. Trần Thị Mẫu Quýt\nKS. Lê Mẫu Cam", "Trạm Mẫu", "ThS", None],
                [3, "Then Mẫu", "Hoàng Mẫu Then; Nông Mẫu Tính", "Hội Mẫu", "TS", "b@example"],
                [4, "Chè Mẫu", "Lò Mẫu Chè (Phó giám đốc)", "Hội Mẫu", "TS", None],
            ]
        }
    ),
    {"new": 2, "wrong": 2},
    {"Chủ nhiệm": "name", "Tên đề tài": "works", "Đơn vị chủ trì": "workplace"},
    ("Đề tài!C3", "Đề tài!C4", "Đề tài!F4"),
    {"Lò Mẫu Chè": {"note": "Phó giám đốc"}, "Nguyễn Mẫu Lúa": {"email": "a@example.org"}},
)

MERGED_NAMES = Made(
    "gop-o.xlsx",
    workbook(
        {
            "Viện": [
                ["TT", "Họ và tên", "Sinh năm", "Nơi công tác", "Bằng cấp", "Năm cấp"],
                [1, "Cao Mẫu Đa", 1968, "Viện Mẫu", "Kỹ sư Xây dựng", 1990],
                [None, None, None, None, "Thạc sĩ Quản lý dự án", 2001],
                [2, "Cao Thị Mẫu Nhị", 1978, "Viện Mẫu", "Cử nhân Luật", 2000],
                [3, "Cao Mẫu Tam", 1969, "Viện Mẫu", "Cử nhân Toán", 1991],
                [None, None, None, None, "Tiến sĩ Toán", 2004],
            ]
        },
        {"Viện": ["A2:A3", "B2:B3", "C2:C3", "D2:D3"]},
    ),
    {"new": 3},
    {"Bằng cấp": "degree", "Năm cấp": "degree_year"},
    (),
    {"Cao Mẫu Đa": {"degree": "engineer"}, "Cao Mẫu Tam": {"degree": "bachelor"}},
)

NUMBERED_SECTIONS = Made(
    "khoi.xlsx",
    workbook(
        {
            "Khối": [
                ["TT", "Họ và tên", "Ngày sinh", "Giới tính", None, "TĐ ĐT", "Tổ CM"],
                [None, None, None, "Nam", "Nữ", None, None],
                ["I", "KHỐI SỞ, NGÀNH (2)"],
                ["1", "Sở Mẫu Một"],
                ["1.1", "Mạc Mẫu Đĩnh", "15/8/72", "x", None, "TS", "Tổ Một"],
                ["2", "Sở Mẫu Hai"],
                ["2.1", "Mạc Thị Mẫu Bưởi", "30/4/1990", None, "x", "ĐH", "Tổ Hai"],
                [None, "TỔNG CỘNG: 2", None, 1, 1, None, None],
            ]
        },
        {"Khối": ["A1:A2", "B1:B2", "C1:C2", "D1:E1", "F1:F2", "G1:G2"]},
    ),
    {"new": 2},
    {"TĐ ĐT": "degree", "Tổ CM": "department", "Giới tính / Nam": "sex"},
    (),
    {
        "Mạc Mẫu Đĩnh": {"workplace": "Sở Mẫu Một", "birth": "1972-08-15", "sex": "Nam"},
        "Mạc Thị Mẫu Bưởi": {"workplace": "Sở Mẫu Hai", "degree": "university"},
    },
)

EXPORTED = Made(
    "xuat.csv",
    (
        'sep=;\r\n"STT";"Họ tên";"NTNS";"Nam/Nữ";"Cơ quan";"TĐCM";"ĐTDĐ"\r\n'
        '1;"Khổng Mẫu Tử";"1-Jan-70";"nam";"Sở Mẫu; Phòng Một";"T.S";"\'0912000001"\r\n'
        '2;"Khổng Thị Mẫu Lộ";"02/thg 3/1975";"nữ";"Sở Mẫu";"Th. S";"912000002"\r\n'
    ).encode("utf-16"),
    {"new": 2},
    {"NTNS": "birth", "TĐCM": "degree", "ĐTDĐ": "phone"},
    (),
    {
        "Khổng Mẫu Tử": {"birth": "1970-01-01", "degree": "doctor", "phone": "0912000001"},
        "Khổng Thị Mẫu Lộ": {"birth": "1975-03-02", "phone": "0912000002"},
    },
)

BY_PRINT = (
    *(SIDE_BY_SIDE, PAGES, THREE_LINES, AS_ABOVE, LEADERS, MERGED_NAMES, NUMBERED_SECTIONS),
    EXPORTED,
)
