import pytest
from hypothesis import given
from hypothesis import strategies as st

from hientai.bodies.domain import name_key, named_province, province_of

DEPARTMENT = "Sở Khoa học và Công nghệ"


@pytest.mark.parametrize(
    "written",
    [
        "Sở KH&CN",
        "SỞ KHCN",
        "Sở KH-CN",
        "sở khoa học và công nghệ",
        "Sở Khoa học, Công nghệ",
        "Sở Khoa học và Công nghệ tỉnh",
        "Sở Khoa học và Công nghệ tỉnh Bắc Giang",
        "Sở KH&CN thành phố Hà Nội",
    ],
)
def test_a_department_has_one_key_however_it_is_written(written):
    assert name_key(written) == name_key(DEPARTMENT)


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("Sở LĐTB&XH", "Sở Lao động - Thương binh và Xã hội"),
        ("Sở NN&PTNT", "Sở Nông nghiệp và Phát triển nông thôn"),
        ("Sở NN&MT", "Sở Nông nghiệp và Môi trường"),
        ("Sở TN&MT", "Sở Tài nguyên và Môi trường"),
        ("Sở VH,TT&DL", "Sở Văn hóa, Thể thao và Du lịch"),
        ("Sở GTVT", "Sở Giao thông vận tải"),
        ("Sở TT&TT", "Sở Thông tin và Truyền thông"),
        ("Sở GD&ĐT", "Sở Giáo dục và Đào tạo"),
        ("Sở KH&ĐT", "Sở Kế hoạch và Đầu tư"),
        ("Hội VHNT tỉnh", "Hội Văn học nghệ thuật"),
        ("Đài PT&TH tỉnh", "Đài Phát thanh và Truyền hình"),
        ("UBND tỉnh", "Uỷ ban nhân dân tỉnh"),
        ("Thường trực HĐND tỉnh", "Thường trực Hội đồng nhân dân tỉnh"),
        ("UBMTTQ Việt Nam tỉnh", "Ủy ban Mặt trận Tổ quốc Việt Nam"),
        ("Liên hiệp hội", "Liên hiệp các Hội Khoa học và Kỹ thuật tỉnh"),
        ("LHH KH&KT", "Liên hiệp các Hội Khoa học và Kỹ thuật"),
    ],
)
def test_an_abbreviation_is_its_long_form(short, long):
    assert name_key(short) == name_key(long)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("UBND thành phố Bắc Giang", "UBND tỉnh Bắc Giang"),
        ("Liên hiệp các Hội KH&KT Việt Nam", "Liên hiệp các Hội KH&KT tỉnh"),
        ("Liên hiệp các hội Văn học nghệ thuật", "Liên hiệp hội"),
        ("Báo Bắc Giang", "Báo Bắc Ninh"),
        ("Ban Tổ chức Tỉnh ủy", "Ban Tổ chức"),
    ],
)
def test_different_bodies_keep_different_keys(one, other):
    assert name_key(one) != name_key(other)


@given(st.text(alphabet="sởnộivụkh&cn tỉBắcGiagubdđt-, ", max_size=60))
def test_the_key_of_a_key_is_itself(name):
    assert name_key(name_key(name)) == name_key(name)


@pytest.mark.parametrize("written", ["Bắc Giang", "tỉnh Bắc Giang", "UBND tỉnh Bắc Giang"])
def test_a_province_is_known_however_it_is_written(written):
    assert province_of(written) == province_of("Bắc Giang")


def test_a_province_knows_what_took_it_over():
    province = province_of("Bắc Giang")

    assert province is not None
    assert province.new_name == "Bắc Ninh"


def test_a_name_that_is_no_province_is_none():
    assert province_of("Sở Nội vụ") is None


def test_a_city_inside_a_province_names_no_province():
    assert named_province("UBND thành phố Bắc Giang") is None
