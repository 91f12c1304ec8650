"""Lists that differ in habits: CSV of every kind, letters from before Unicode, words for everything."""

from hientai.reading.files.legacy import TCVN3
from tests.people.sheets.book import Made, workbook

HOSPITAL = Made(
    "benh-vien.csv",
    (
        "\ufeffstt;Họ và tên;Ngày tháng năm sinh;Giới tính;Học vị, chuyên khoa;Chức vụ, đơn vị công tác;Điện thoại\r\n"
        "1;BSCKII. Nguyễn Mẫu Ba;Ngày 03 tháng 7 năm 1970;Nam;BSCKII Nội khoa, 2010 + ThS Y học;Trưởng khoa, Bệnh viện Mẫu;0912 000 001\r\n"
        '2;"Trần Thị Mẫu Ca";5/1982;Nữ;Bác sĩ đa khoa;"Bác sĩ Trung tâm Y tế Mẫu";+84 912 000 002\r\n'
        "3;Lê Mẫu Đa;00/00/1979;Nam;Dược sĩ CKI;Bệnh viện Mẫu;02403.111.222\r\n"
        "4;;1980;Nữ;Điều dưỡng đại học;Bệnh viện Mẫu;\r\n"
        "5;Phạm Mẫu Ga;abc;Nam;BS;Bệnh viện Mẫu;\r\n"
    ).encode(),
    {"new": 3, "wrong": 2},
    {"Học vị, chuyên khoa": "degree", "Chức vụ, đơn vị công tác": "workplace"},
    ("benh-vien!B5", "benh-vien!C6"),
    {
        "Nguyễn Mẫu Ba": {
            "birth": "1970-07-03",
            "degree": "specialist_2",
            "position": "Trưởng khoa",
            "workplace": "Bệnh viện Mẫu",
        },
        "Trần Thị Mẫu Ca": {
            "birth": "1982-05",
            "phone": "0912000002",
            "workplace": "Trung tâm Y tế Mẫu",
        },
        "Lê Mẫu Đa": {"birth": "1979"},
    },
)


def in_tcvn3(text: str) -> str:
    back = {letter: chr(code) for code, letter in TCVN3.items()}
    return "".join(back.get(letter, letter) for letter in text)


_OLD = [
    ["Họ và tên", "Năm sinh", "Giới tính", "Dân tộc", "Quê quán", "Trình độ"],
    ["Nguyễn Mẫu Hưởng", "1955", "Nam", "Kinh", "Xã Mẫu, huyện Đồng Mẫu", "Kỹ sư nông nghiệp"],
    ["Đặng Thị Mẫu Ích", "1958", "Nữ", "Dao", "Thị trấn Mẫu", "Cử nhân sư phạm"],
    ["Phùng Mẫu Khởi", "1949", "Nam", "Nùng", "Xã Trường Mẫu", "Bác sĩ"],
]
RETIRED = Made(
    "huu-tri-cu.xlsx",
    workbook({"Danh s¸ch": [[in_tcvn3(cell) for cell in row] for row in _OLD]}),
    {"new": 3},
    {"Họ và tên": "name", "Quê quán": "home_place", "Trình độ": "degree"},
    (),
    {"Nguyễn Mẫu Hưởng": {"degree": "engineer", "birth": "1955"}},
)

COMMUNE = Made(
    "xa-mau.csv",
    "Họ và tên\tNam\tNữ\tNgày sinh\tNơi ở hiện nay\tBằng cấp\tCơ quan".encode("utf-16")
    + "\n".encode("utf-16-le")
    + "".join(
        "\t".join(row) + "\n"
        for row in (
            ("Giàng Mẫu A", "x", "", "12.8.1986", "Thôn 1", "CN Hành chính", "UBND xã Mẫu"),
            ("Sùng Thị Mẫu B", "", "x", "01-01-1990", "Thôn 2", "KS. Lâm sinh", "nt"),
            ("Lò Mẫu C", "x", "x", "1984", "Thôn 3", "ĐH", "nt"),
            ("Tổng số", "2", "2", "", "", "", ""),
        )
    ).encode("utf-16-le"),
    {"new": 2, "wrong": 1},
    {"Nam": "sex", "Nữ": "sex", "Bằng cấp": "degree", "Nơi ở hiện nay": "residence"},
    ("xa-mau!C4",),
    {"Sùng Thị Mẫu B": {"sex": "Nữ", "birth": "1990-01-01", "workplace": "UBND xã Mẫu"}},
)

ARTISTS = Made(
    "hoi-van-nghe.xlsx",
    workbook(
        {
            "Hội viên": [
                ["DANH SÁCH HỘI VIÊN HỘI VĂN HỌC NGHỆ THUẬT TỈNH MẪU"],
                ["Có đến ngày 31/12/2025"],
                [
                    "STT",
                    "Họ và tên",
                    "Bút danh",
                    "Năm sinh",
                    "Giới tính",
                    "Hội viên",
                    "Danh hiệu, giải thưởng",
                    "Tác phẩm tiêu biểu",
                    "Số điện thoại",
                ],
                ["A. Chi hội Văn học"],
                [
                    1,
                    "Ông Vi Mẫu Long",
                    "Núi Mẫu",
                    1948,
                    None,
                    "Hội Văn học nghệ thuật",
                    "NSƯT; Giải thưởng Mẫu năm 2001",
                    "- Tập thơ Mẫu\n- Trường ca Mẫu",
                    "không",
                ],
                [
                    2,
                    "Bà Quách Thị Mẫu My",
                    None,
                    1957,
                    None,
                    "Hội Văn học nghệ thuật",
                    None,
                    None,
                    "0912 000 010; 0912 000 011",
                ],
                ["B. Chi hội Âm nhạc"],
                [
                    1,
                    "Hà Mẫu Nam",
                    None,
                    "khoảng 1960",
                    "Nam",
                    "Hội Văn học nghệ thuật",
                    "Nghệ nhân ưu tú",
                    None,
                    None,
                ],
                ["Danh sách này có 03 người./."],
                [None, "CHỦ TỊCH"],
                [None, "Vi Mẫu Oai"],
            ]
        },
        {"Hội viên": ["A1:I1", "A2:I2", "A4:I4", "A7:I7", "A9:I9"]},
    ),
    {"new": 3},
    {"Hội viên": "memberships", "Danh hiệu, giải thưởng": "awards", "Bút danh": None},
    (),
    {
        "Vi Mẫu Long": {"birth": "1948", "sex": "Nam"},
        "Quách Thị Mẫu My": {"sex": "Nữ", "phone": "0912000010"},
    },
)

ABROAD = Made(
    "overseas.csv",
    (
        "Full name,Date of birth,Gender,Degree,Field of study,University,Country,Email,Ethnicity\n"
        "Nguyễn Mẫu Paul,1983-11-30,M,PhD,Computer science,Example University,France,paul@example.org,Kinh\n"
        '"Tran, Mau Quyen",1990-02-29,F,Master,Economics,Example University,Australia,quyen@example.org,Kinh\n'
        "Le Mau Rose,05/25/1988,F,PhD,Biology,Example University,Japan,rose@example.org,Kinhh\n"
    ).encode(),
    {"new": 1, "doubtful": 1, "wrong": 1},
    {"Full name": "name", "Degree": "degree", "University": "school", "Country": "country"},
    ("overseas!B3", "overseas!B4", "overseas!I4"),
    {"Nguyễn Mẫu Paul": {"birth": "1983-11-30", "sex": "Nam", "degree": "doctor"}},
)

BY_HABITS = (HOSPITAL, RETIRED, COMMUNE, ARTISTS, ABROAD)
