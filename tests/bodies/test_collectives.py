import pytest

from hientai.bodies.domain import Collective, collective_of


@pytest.mark.parametrize(
    ("phrase", "kinds"),
    [
        ("Các sở, ban, ngành", "department board sector"),
        ("Các sở, ban, ngành tỉnh", "department board sector"),
        ("Các sở, ban, ngành, cơ quan thuộc UBND tỉnh", "department board sector"),
        ("Các sở, ban, ngành, hội quần chúng", "department board sector association"),
        ("Các sở, ngành", "department sector"),
        ("Ủy ban nhân dân các huyện, thị xã, thành phố", "district"),
        ("Uỷ ban nhân dân các xã, phường", "commune"),
        ("UBND các xã, phường, đặc khu", "commune"),
        ("Các sở, ban, ngành và UBND các xã, phường", "department board sector commune"),
        ("Các hội quần chúng", "association"),
        ("Các hội thành viên", "member"),
        ("Các tổ chức chính trị - xã hội tỉnh", "union"),
        ("Các đoàn thể chính trị - xã hội", "union"),
        ("Mặt trận Tổ quốc và các đoàn thể", "front union"),
        ("Cơ quan báo chí, truyền thông của tỉnh", "press"),
    ],
)
def test_a_collective_stands_for_kinds_of_body(phrase, kinds):
    assert collective_of(phrase) == Collective(tuple(kinds.split()), open=False)


@pytest.mark.parametrize(
    "phrase",
    [
        "Các sở, ban, ngành liên quan",
        "Các sở, ngành có liên quan",
        "Các sở, ngành, địa phương",
        "Các cơ quan, đơn vị, địa phương",
        "Các địa phương",
        "Đơn vị liên quan",
        "Các hội trí thức",
        "Các hội quần chúng cấp huyện",
        "Các doanh nghiệp công nghệ thông tin",
        "Các trường cao đẳng, trung cấp trên địa bàn tỉnh",
        "Các trường đại học, cao đẳng, viện nghiên cứu",
        "Cơ sở giáo dục và đào tạo",
        "Cấp ủy đảng",
        "Người đứng đầu",
        "Chính quyền các cấp",
        "UBND các huyện Sa Pa, Bát Xát",
    ],
)
def test_a_phrase_that_names_nobody_for_certain_is_open(phrase):
    collective = collective_of(phrase)

    assert collective is not None
    assert collective.open


def test_a_local_level_in_a_list_adds_its_kinds():
    kinds = ("department", "sector", "district", "commune")

    assert collective_of("Các sở, ngành, địa phương") == Collective(kinds, open=True)


@pytest.mark.parametrize(
    "name",
    [
        "Sở Nội vụ",
        "Ban Dân tộc",
        "Hội Văn học nghệ thuật tỉnh",
        "Trường Đại học Phan Thiết",
        "Liên hiệp các Hội Khoa học và Kỹ thuật tỉnh",
        "Ủy ban nhân dân tỉnh",
        "Mặt trận Tổ quốc",
        "",
    ],
)
def test_the_name_of_one_body_is_no_collective(name):
    assert collective_of(name) is None
