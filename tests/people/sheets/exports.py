"""Lists as programs and forms give them out: pages named .xls, codes for headings, questions."""

from tests.people.sheets.book import Made, workbook

PAGE = Made(
    "phan-mem.xls",
    (
        "<html><head><meta charset='utf-8'></head><body><table>"
        "<tr><td colspan=6><b>DANH SÁCH</b></td></tr>"
        "<tr><th rowspan=2>STT</th><th rowspan=2>Họ và tên</th><th rowspan=2>Ngày sinh</th>"
        "<th colspan=2>Trình độ</th><th rowspan=2>Đơn vị</th></tr>"
        "<tr><th>Chuyên môn</th><th>Ngoại ngữ</th></tr>"
        "<tr><td>1<td>Lê Mẫu Trung<td>09/04/1981<td>Thạc sĩ<td>Anh B1<td>Sở Mẫu</tr>"
        "<tr><td>2</td><td>Phùng Mẫu Hà</td><td>31/02/1990</td><td>ĐH</td><td></td>"
        "<td>Sở&nbsp;Mẫu<br>Phòng Một</td></tr></table></body></html>"
    ).encode(),
    {"new": 1, "wrong": 1},
    {"Trình độ / Chuyên môn": "degree", "Trình độ / Ngoại ngữ": "languages", "Đơn vị": "workplace"},
    ("phan-mem!C5",),
    {"Lê Mẫu Trung": {"birth": "1981-04-09", "degree": "master", "workplace": "Sở Mẫu"}},
)
_CELLS = (
    '<Row><Cell ss:MergeAcross="2"><Data ss:Type="String">DANH SÁCH</Data></Cell></Row>'
    '<Row ss:Index="3"><Cell><Data>Họ và tên</Data></Cell><Cell><Data>Ngày sinh</Data></Cell>'
    "<Cell><Data>Chức vụ</Data></Cell><Cell><Data>Trình độ</Data></Cell></Row>"
    '<Row><Cell><Data>Hà Mẫu Đức</Data></Cell><Cell><Data ss:Type="DateTime">1979-10-03T00:00:00.000'
    '</Data></Cell><Cell ss:Index="4"><Data>Siêu nhân</Data></Cell></Row>'
)
WORKBOOK_OF_2003 = Made(
    "xml.xls",
    (
        '<?xml version="1.0"?><Workbook xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">'
        f'<Worksheet ss:Name="Báo cáo"><Table>{_CELLS}</Table></Worksheet></Workbook>'
    ).encode(),
    {"doubtful": 1},
    {"Họ và tên": "name", "Ngày sinh": "birth", "Chức vụ": "position", "Trình độ": "degree"},
    ("Báo cáo!D4",),
    {"Hà Mẫu Đức": {"birth": "1979-10-03", "position": None}},
)
CODES = Made(
    "ma-cot.csv",
    (
        "EMP_CODE,FULL_NAME,DOB,GENDER,ORG_NAME,DEPT_NAME,POS_NAME,EDU_LEVEL,GRAD_YEAR,PARTY_DATE\n"
        "NV01,Phan Mẫu Hiển,1978-03-09 00:00:00,M,Sở Mẫu,Phòng Một,Trưởng phòng,Thạc sĩ,2008,2005-06-01\n"
    ).encode(),
    {"new": 1},
    {"ORG_NAME": "workplace", "DEPT_NAME": "department", "GRAD_YEAR": "degree_year"},
    values={
        "Phan Mẫu Hiển": {"birth": "1978-03-09", "sex": "Nam", "party_since": "2005-06-01"}
        | {"position": "Trưởng phòng", "degree": "master"}
    },
)
QUESTIONS = Made(
    "bieu-mau.csv",
    (
        "Dấu thời gian,Họ và tên (viết hoa có dấu),Ngày tháng năm sinh của anh/chị,"
        "Anh/chị đang công tác tại đơn vị nào?,Anh/chị sẵn sàng tham gia hoạt động nào?,Họ tên vợ/chồng\n"
        "2026/09/01 8:12:33 SA,LÂM MẪU OANH,03/02/1989,Trường Mẫu,Phản biện,Lê Mẫu Tư\n"
    ).encode(),
    {"new": 1},
    {"Anh/chị đang công tác tại đơn vị nào?": "workplace", "Họ tên vợ/chồng": None}
    | {"Anh/chị sẵn sàng tham gia hoạt động nào?": "offers"},
    values={"Lâm Mẫu Oanh": {"birth": "1989-02-03", "workplace": "Trường Mẫu"}},
)
IN_FRONT = Made(
    "cap-bac.xlsx",
    workbook(
        {
            "DS": [
                ["STT", "Cấp bậc, họ và tên", "Năm sinh", "Chuyên ngành", "Năm kết nạp", None],
                [None, None, None, None, "Hội tỉnh", "Hội TW"],
                [1, "Đại tá, BSCKII Ngô Mẫu Phan", "/1957", "Ngoại khoa", 1999, None],
                [2, "Nhà giáo Ưu tú Đào Mẫu Tùng (1947)", None, "Toán", 1980, 1985],
                [3, "Thầy Lương Mẫu Cát, ThS.", "10/1949", "Thơ", None, None],
                [None, "Cộng trang", 3, 3, 2, 1],
            ]
        },
        {"DS": ["E1:F1"]},
    ),
    {"new": 3},
    {"Cấp bậc, họ và tên": "name", "Năm kết nạp / Hội tỉnh": None},
    values={
        "Ngô Mẫu Phan": {"birth": "1957", "degree": "specialist_2"},
        "Đào Mẫu Tùng": {"birth": "1947"},
        "Lương Mẫu Cát": {"birth": "1949-10", "sex": "Nam", "degree": "master"},
    },
)
BY_EXPORTS = (PAGE, WORKBOOK_OF_2003, CODES, QUESTIONS, IN_FRONT)
