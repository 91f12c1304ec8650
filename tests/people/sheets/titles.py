"""Lists of scholars: titles before names, several degrees in a cell, several sheets."""

from tests.people.sheets.book import Made, workbook

SCIENCE = Made(
    "so-khcn.xlsx",
    workbook(
        {
            "Chuyên gia": [
                [None, "Biểu 02: Đội ngũ chuyên gia khoa học và công nghệ"],
                [],
                [
                    None,
                    "STT",
                    "Họ và tên (chữ in hoa)",
                    "Ngày sinh (dd/mm/yyyy)",
                    "Giới tính (Nam/Nữ)",
                    "Học hàm, học vị",
                    "Thạc sĩ",
                    None,
                    "Lĩnh vực nghiên cứu",
                    "E-mail",
                    "Số CCCD",
                    "Đơn vị công tác",
                ],
                [None, None, None, None, None, None, "Chuyên ngành", "Năm", None, None, None, None],
                [
                    None,
                    1,
                    "PHAN MẪU SƠN",
                    27395,
                    "Nam",
                    "PGS.TS",
                    "Thú y",
                    2003,
                    "Khoa học nông nghiệp",
                    "son.pm@example.org",
                    "001075000001",
                    "Sở Mẫu",
                ],
                [
                    None,
                    2,
                    "TS. ĐẶNG THỊ MẪU TÂM",
                    "29000",
                    "Nữ",
                    "TS",
                    None,
                    None,
                    "Y, dược",
                    "tam.dtm@example",
                    1181000002,
                    "Bệnh viện Mẫu",
                ],
                [
                    None,
                    3,
                    "HỒ MẪU UY",
                    33000.0,
                    "Nam",
                    "ThS",
                    "Công nghệ thông tin",
                    2016,
                    None,
                    "uy.hm@example.org",
                    "001090000003",
                    "Sở Mẫu",
                ],
                [
                    None,
                    4,
                    "PHAN MẪU SƠN",
                    27395,
                    "Nam",
                    "PGS.TS",
                    "Thú y",
                    2003,
                    "Khoa học nông nghiệp",
                    None,
                    "001075000001",
                    "Sở Mẫu",
                ],
                [
                    None,
                    5,
                    "LÝ MẪU VÂN",
                    "12/05/2035",
                    "Nữ",
                    "Tiến sỹ",
                    None,
                    None,
                    None,
                    None,
                    "0010900",
                    "Sở Mẫu",
                ],
            ]
        },
        {
            "Chuyên gia": [
                "B1:L1",
                "G3:H3",
                "B3:B4",
                "C3:C4",
                "D3:D4",
                "E3:E4",
                "F3:F4",
                "I3:I4",
                "J3:J4",
                "K3:K4",
                "L3:L4",
            ]
        },
    ),
    {"new": 2, "doubtful": 1, "wrong": 2},
    {
        "Họ và tên (chữ in hoa)": "name",
        "Học hàm, học vị": "degree",
        "Thạc sĩ / Chuyên ngành": "speciality",
        "Thạc sĩ / Năm": "degree_year",
        "Số CCCD": "identity",
    },
    ("Chuyên gia!C8", "Chuyên gia!J6", "Chuyên gia!K9", "Chuyên gia!D9"),
    {
        "Phan Mẫu Sơn": {
            "birth": "1975-01-01",
            "academic_title": "associate_professor",
            "identity": "001075000001",
        }
    },
)

UNIVERSITY = Made(
    "truong-dai-hoc.xlsx",
    workbook(
        {
            "Khoa Toán": [
                ["KHOA TOÁN"],
                [
                    "Số TT",
                    "Họ tên giảng viên",
                    "Sinh năm",
                    "Trình độ",
                    "Chuyên ngành",
                    "Nơi đào tạo",
                    "Năm tốt nghiệp",
                    "Nước đào tạo",
                ],
                [
                    "1",
                    "PGS.TS. Mai Mẫu Xuân",
                    "1965",
                    "TS",
                    "Giải tích",
                    "Đại học Mẫu",
                    "1998",
                    "Nga",
                ],
                [
                    "2",
                    "Đào Mẫu Yên",
                    "1987",
                    "ThS; ĐH",
                    "Đại số; Sư phạm Toán",
                    "Đại học Mẫu; Đại học Mẫu",
                    "2012; 2009",
                    "Việt Nam",
                ],
            ],
            "Khoa Luật": [
                ["KHOA LUẬT"],
                [
                    "Số TT",
                    "Họ tên giảng viên",
                    "Sinh năm",
                    "Trình độ",
                    "Chuyên ngành",
                    "Nơi đào tạo",
                    "Năm tốt nghiệp",
                    "Nước đào tạo",
                ],
                ["1", "Trịnh Mẫu Ánh", "1990", "Xuất sắc", "Luật dân sự", None, "2014", None],
                ["2", "Đinh Mẫu", "1978", "Thạc sĩ", "Luật hình sự", None, "1500", None],
                ["3", "Cao", "1992", "ĐH", "Luật", None, None, None],
            ],
            "danh mục*": [["Họ tên", "Sinh năm"], ["Người Mẫu", "1990"]],
        }
    ),
    {"new": 2, "doubtful": 2, "wrong": 1},
    {
        "Họ tên giảng viên": "name",
        "Sinh năm": "birth",
        "Nơi đào tạo": "school",
        "Nước đào tạo": "country",
    },
    ("Khoa Luật!D3", "Khoa Luật!G4", "Khoa Luật!B5"),
    {
        "Mai Mẫu Xuân": {
            "degree": "doctor",
            "academic_title": "associate_professor",
            "birth": "1965",
        }
    },
)

BY_TITLES = (SCIENCE, UNIVERSITY)
