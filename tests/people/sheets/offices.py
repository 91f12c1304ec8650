"""Lists of a hospital, a school, the party's offices and a program: sections, levels, codes."""

from tests.people.sheets.book import Made, workbook

HOSPITAL = Made(
    "benh-vien.xlsx",
    workbook(
        {
            "DS": [
                ["BỆNH VIỆN MẪU", None, None, None, None, "Độc lập - Tự do - Hạnh phúc"],
                ["DANH SÁCH VIÊN CHỨC CÓ TRÌNH ĐỘ ĐẠI HỌC TRỞ LÊN"],
                [
                    "TT",
                    "Họ, chữ đệm và tên",
                    "Năm sinh",
                    None,
                    "Trình độ chuyên môn",
                    None,
                    None,
                    "Chuyên ngành",
                    "Cơ quan công tác (chức vụ)",
                ],
                [None, None, "Nam", "Nữ", "Trên ĐH", "ĐH", "Khác"],
                ["I", "KHOA NỘI"],
                [
                    1,
                    "Lê Mẫu Bình",
                    1975,
                    None,
                    "BSCKII",
                    None,
                    None,
                    "Nội khoa",
                    "Bệnh viện Mẫu (Trưởng khoa)",
                ],
                [2, "Lý Mẫu Thu", None, "12/4/1990", None, "x", None, "Y đa khoa"],
                ["II", "KHOA DƯỢC"],
                [1, "Đỗ Mẫu Ngọc", None, 1951, None, None, "CĐ", "Dược", "Đã nghỉ hưu"],
                [None, "Tổng cộng: 03 người"],
                [None, None, None, None, "Mẫu, ngày 12 tháng 3 năm 2025"],
            ]
        },
        {"DS": ["A3:A4", "B3:B4", "C3:D3", "E3:G3", "H3:H4", "I3:I4"]},
    ),
    {"new": 3},
    {
        "Họ, chữ đệm và tên": "name",
        "Năm sinh / Nam": "birth",
        "Trình độ chuyên môn / Trên ĐH": "degree",
        "Trình độ chuyên môn / Khác": "degree",
    },
    values={
        "Lê Mẫu Bình": {"department": "KHOA NỘI", "degree": "specialist_2", "sex": "Nam"}
        | {"workplace": "Bệnh viện Mẫu", "position": "Trưởng khoa"},
        "Lý Mẫu Thu": {"department": "KHOA NỘI", "degree": "university", "workplace": None},
        "Đỗ Mẫu Ngọc": {"degree": "college", "status": "Đã nghỉ hưu", "workplace": None},
    },
)

LEVELS = Made(
    "ba-trinh-do.xlsx",
    workbook(
        {
            "DS": [
                [
                    "TT",
                    "Họ và tên",
                    "Sinh ngày",
                    "Đại học",
                    None,
                    None,
                    "Thạc sĩ",
                    None,
                    None,
                    "Hiện công tác tại",
                    "Ngày vào hội",
                ],
                [None, None, None, "Ngành", "Trường", "Năm", "Ngành", "Trường", "Năm"],
                [
                    1,
                    "Phan Mẫu Ích",
                    "Sinh năm 1975",
                    "Toán",
                    "ĐH Mẫu",
                    1997,
                    "Toán giải tích",
                    "ĐH Mẫu",
                    2002,
                    "Trường Mẫu",
                    "2/2006",
                ],
                [2, "Ngô Mẫu Nhậm", 1980, "Lý", "ĐH Mẫu", 1985, None, None, None, "Trường Mẫu"],
            ]
        },
        {"DS": ["A1:A2", "B1:B2", "C1:C2", "D1:F1", "G1:I1", "J1:J2", "K1:K2"]},
    ),
    {"new": 1, "wrong": 1},
    {
        "Đại học / Ngành": "speciality",
        "Thạc sĩ / Trường": "school",
        "Thạc sĩ / Năm": "degree_year",
        "Hiện công tác tại": "workplace",
        "Ngày vào hội": None,
    },
    ("DS!F4",),
    {"Phan Mẫu Ích": {"birth": "1975", "degree": "university", "workplace": "Trường Mẫu"}},
)

SECTIONS = Made(
    "khoi-dang.xlsx",
    workbook(
        {
            "DS": [
                ["TT", "Đơn vị/Họ và tên", "Năm sinh", "Giới tính", "Bằng", "SĐT"],
                ["A", "KHỐI ĐẢNG"],
                ["I", "Ban Tổ chức Mẫu"],
                [
                    "1",
                    "Mạc Mẫu Chi",
                    1977,
                    "Nam / Male",
                    "CN Luật, ĐH Vinh, 1998",
                    "+81 3-1234-5678",
                ],
                ["II", "Ban Dân vận Mẫu"],
                ["1", "Trần Mẫu Chân", 1969, "Nam", "ThS Luật, ĐH Toán", 912000111],
                [None, "TỔNG CỘNG", 2],
            ]
        }
    ),
    {"new": 2},
    {"Đơn vị/Họ và tên": "name", "Bằng": "degree"},
    values={
        "Mạc Mẫu Chi": {"workplace": "Ban Tổ chức Mẫu", "degree": "bachelor", "sex": "Nam"}
        | {"phone": "+81312345678"},
        "Trần Mẫu Chân": {"workplace": "Ban Dân vận Mẫu", "phone": "0912000111"},
    },
)

EXPORT = Made(
    "xuat-tu-phan-mem.csv",
    "HO VA,TEN,HO TEN,NGAY SINH,GIOI TINH,Nơi làm việc / Institution,NUOC CU TRU,is_party_member\n"
    "NGUYEN MAU,HUNG,NGUYEN MAU HUNG,19650820,1,Sở Mẫu,,TRUE\n"
    "Lê Thị Mẫu,Nhung,Lê Thị Mẫu Nhung,19790115,0,Sở Mẫu,Nhật Bản,FALSE\n".encode(),
    {"new": 2},
    {
        "TEN": None,
        "HO TEN": "name",
        "Nơi làm việc / Institution": "workplace",
        "NUOC CU TRU": "residence",
    },
    values={
        "Nguyen Mau Hung": {"sex": "Nam", "party": "yes", "birth": "1965-08-20"},
        "Lê Thị Mẫu Nhung": {"sex": "Nữ", "workplace": "Sở Mẫu", "residence": "Nhật Bản"},
    },
)

BESIDE = Made(
    "hai-bang.xlsx",
    workbook(
        {
            "DS": [
                [],
                ["STT", "Họ", "Chữ đệm", "Tên", "Năm sinh", "Học vị", "Email"],
                ["I", "Trường Mẫu", None, None, 2, 2],
                [1, "1. Nguyễn", "Mẫu", "Trỗi", 1975, "Thạc sĩ/Đại học"],
                [2, "2. Trần", "Thị Mẫu", "Lý", 1982, "TS", "#N/A"],
                [None, "Tổng", None, None, 2, 2],
                ["II. TỔNG HỢP"],
                ["TT", "Trình độ", "Số lượng", "Tỷ lệ %"],
                [1, "Tiến sĩ", 1, 50],
                [2, "Thạc sĩ", 1, 50],
            ],
            "DanhMuc": [["Mã", "Tên dân tộc", "Tên học vị"], [1, "Kinh", "Tiến sĩ"]],
        }
    ),
    {"new": 1, "wrong": 1},
    {"Họ": "family_name", "Chữ đệm": "family_name", "Tên": "given_name"},
    ("DS!G5",),
    {"Nguyễn Mẫu Trỗi": {"workplace": "Trường Mẫu", "degree": "master"}},
)

BY_OFFICES: tuple[Made, ...] = (HOSPITAL, LEVELS, SECTIONS, EXPORT, BESIDE)
