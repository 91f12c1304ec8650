"""Words of Vietnamese administration: names of bodies, collectives, places, abbreviations.

Names are written in full and canonical; they are matched without marks and case.
"""

from __future__ import annotations

from typing import Final


def _items(text: str) -> tuple[str, ...]:
    """Return what semicolons part; a line may end anywhere between two words."""
    return tuple(" ".join(item.split()) for item in text.split(";") if item.strip())


PROVINCES: Final = tuple(
    name.strip()
    for name in """
An Giang; Bà Rịa - Vũng Tàu; Bắc Giang; Bắc Kạn; Bạc Liêu; Bắc Ninh; Bến Tre; Bình Định; Bình Dương;
Bình Phước; Bình Thuận; Cà Mau; Cần Thơ; Cao Bằng; Đà Nẵng; Đắk Lắk; Đắk Nông; Điện Biên; Đồng Nai;
Đồng Tháp; Gia Lai; Hà Giang; Hà Nam; Hà Nội; Hà Tĩnh; Hải Dương; Hải Phòng; Hậu Giang; Hòa Bình;
Hồ Chí Minh; Huế; Hưng Yên; Khánh Hòa; Kiên Giang; Kon Tum; Lai Châu; Lâm Đồng; Lạng Sơn; Lào Cai;
Long An; Nam Định; Nghệ An; Ninh Bình; Ninh Thuận; Phú Thọ; Phú Yên; Quảng Bình; Quảng Nam;
Quảng Ngãi; Quảng Ninh; Quảng Trị; Sóc Trăng; Sơn La; Tây Ninh; Thái Bình; Thái Nguyên; Thanh Hóa;
Thừa Thiên Huế; Tiền Giang; Trà Vinh; Tuyên Quang; Vĩnh Long; Vĩnh Phúc; Yên Bái
""".replace("\n", " ").split(";")
)
CITIES: Final = frozenset({"ha noi", "hai phong", "da nang", "can tho", "ho chi minh", "hue"})

# What can stand after Sở or Bộ; shared by both, and distributed over `Các Sở: A, B`.
DEPARTMENTS: Final = _items("""
Khoa học và Công nghệ; Kế hoạch và Đầu tư; Giáo dục và Đào tạo; Thông tin và Truyền thông; Nông
nghiệp và Phát triển nông thôn; Nông nghiệp và Môi trường; Tài nguyên và Môi trường; Lao động -
Thương binh và Xã hội; Lao động, Thương binh và Xã hội; Văn hóa, Thể thao và Du lịch; Văn hóa và
Thể thao; Văn hóa và Du lịch; Văn hóa, Thông tin và Du lịch; Văn hóa, Thông tin, Thể thao và Du
lịch; Văn hóa, Khoa học và Thông tin; Văn hóa - Xã hội; Dân tộc và Tôn giáo; Giao thông vận tải;
Giao thông công chánh; Quy hoạch - Kiến trúc; An toàn thực phẩm; Công Thương; Xây dựng; Nội vụ;
Tài chính; Tư pháp; Y tế; Ngoại vụ; Ngoại giao; Quốc phòng; Công an; Du lịch
""")

# Whole names with `và`, commas or small letters in them, that no rule of capitals can end.
NAMES: Final = _items("""
Ban Quản lý Khu kinh tế cửa khẩu; Ban Quản lý Khu công nghệ cao và các khu công nghiệp; Ban Quản
lý các khu công nghiệp và chế xuất; Ban Quản lý các khu kinh tế và khu công nghiệp; Ban Quản lý
các khu công nghiệp, khu kinh tế; Hội Đông y; Hội Kế hoạch hóa gia đình; Hội Nạn nhân chất độc da
cam/dioxin; Hội Bảo trợ người khuyết tật và trẻ mồ côi; Hội Cựu thanh niên xung phong; Trung tâm
Phục vụ hành chính công; Trung tâm Cung ứng dịch vụ sự nghiệp công; Trung tâm Dịch vụ tổng hợp;
Ban Văn hóa - Xã hội; Ban Kinh tế - Ngân sách; Ban Pháp chế; Ban Xây dựng Đảng; Ban Công tác Mặt
trận; Ban Chỉ huy Quân sự; Ban Chấp hành Đảng bộ; Đội Quản lý thị trường; Hạt Kiểm lâm; Đồn Biên
phòng; Trạm Y tế; Phòng Kinh tế; Phòng Kinh tế, Hạ tầng và Đô thị; Phòng Văn hóa - Xã hội; Phòng
Nội vụ; Văn phòng Hội đồng nhân dân và Ủy ban nhân dân; Văn phòng Đoàn đại biểu Quốc hội và Hội
đồng nhân dân; Phó Chủ tịch Thường trực Ủy ban nhân dân;
Thường trực; Ban Thường vụ Tỉnh ủy; Ban Thường vụ Thành ủy; Ban Thường vụ Đảng ủy; Lãnh đạo Sở;
Lãnh đạo Bộ; Lãnh đạo Ủy ban nhân dân; Lãnh đạo Văn phòng; Giám đốc Sở; Ban Quản lý dự án đầu tư
xây dựng; Ban Quản lý dự án; Đảng ủy Mặt trận Tổ quốc, các đoàn thể; Đảng ủy Mặt trận Tổ quốc; Bộ
trưởng; Thủ trưởng cơ quan ngang bộ, cơ quan thuộc Chính phủ; Liên hiệp các Hội Khoa học và Kỹ
thuật; Liên hiệp các Hội Văn học nghệ thuật; Liên hiệp các Hội Văn học - Nghệ thuật; Liên hiệp các
tổ chức hữu nghị; Liên hiệp Hội; Hội Văn học nghệ thuật; Hội Văn học - Nghệ thuật; Hội Văn học và
Nghệ thuật; Hội Liên hiệp Văn học nghệ thuật; Hội Liên hiệp Văn học - Nghệ thuật; Hội Liên hiệp
Phụ nữ; Hội Liên hiệp Thanh niên; Hội Nông dân; Hội Cựu chiến binh; Hội Khuyến học; Hội Nhà báo;
Hội Luật gia; Hội Cựu giáo chức; Hội Người cao tuổi; Hội Chữ thập đỏ; Hội Doanh nhân trẻ; Hội Trí
thức khoa học và công nghệ trẻ; Hội Nữ trí thức; Hội Sinh viên; Hội đồng nhân dân; Hội đồng thi
đua - khen thưởng; Hội đồng Thi đua - Khen thưởng; Liên minh Hợp tác xã; Liên đoàn Lao động; Tổng
Liên đoàn Lao động; Liên đoàn Thương mại và Công nghiệp; Hiệp hội Doanh nghiệp; Tỉnh đoàn; Thành
đoàn; Huyện đoàn; Đoàn Thanh niên Cộng sản Hồ Chí Minh; Trung ương Đoàn Thanh niên Cộng sản Hồ Chí
Minh; Đoàn đại biểu Quốc hội; Đoàn Đại biểu Quốc hội và Hội đồng nhân dân; Ủy ban Mặt trận Tổ quốc
Việt Nam; Ủy ban Mặt trận Tổ quốc; Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam; Mặt trận Tổ quốc
Việt Nam; Mặt trận Tổ quốc; Mặt trận; Ủy ban Kiểm tra; Ủy ban nhân dân; Ủy ban Thường vụ Quốc hội;
Ủy ban Dân tộc; Bộ Chỉ huy Quân sự; Bộ Chỉ huy Bộ đội Biên phòng; Ban Chỉ huy Bộ đội Biên phòng;
Bộ đội Biên phòng; Bộ Tư lệnh Thủ đô; Bộ Chính trị; Bộ Khoa học, Công nghệ và Môi trường; Công an;
Văn phòng Chính phủ; Thanh tra Chính phủ; Ngân hàng Nhà nước Việt Nam; Ngân hàng Nhà nước; Ngân
hàng Chính sách xã hội; Kho bạc Nhà nước; Bảo hiểm xã hội; Cục Thống kê; Cục Thuế; Cục Hải quan;
Cục Thi hành án dân sự; Cục Quản lý thị trường; Tòa án nhân dân; Viện kiểm sát nhân dân; Đài Phát
thanh và Truyền hình; Đài Phát thanh, Truyền hình; Đài Phát thanh - Truyền hình; Báo và Đài Phát
thanh, Truyền hình; Báo và Đài Phát thanh - Truyền hình; Báo và phát thanh, truyền hình; Báo và Phát thanh, Truyền hình; Trung tâm
Truyền thông; Trung tâm Truyền thông - Văn hóa; Cổng Thông tin điện tử; Trường Chính trị; Ban Quản
lý các khu công nghiệp; Ban Quản lý Khu công nghiệp; Ban Quản lý các Khu chế xuất và Công nghiệp;
Ban Quản lý Khu kinh tế; Ban Quản lý các khu kinh tế; Ban Quản lý Khu Công nghệ cao; Ban Tuyên
giáo; Ban Tuyên giáo và Dân vận; Ban Tuyên giáo Trung ương; Ban Tuyên giáo và Dân vận Trung ương;
Ban Tổ chức; Ban Tổ chức Trung ương; Ban Dân vận; Ban Nội chính; Ban Kinh tế Trung ương; Ban Chính
sách, chiến lược Trung ương; Ban Dân tộc; Ban Thường vụ; Ban Bí thư; Ban Bí thư Trung ương Đảng;
Ban Chấp hành Trung ương Đảng; Ban Chấp hành Trung ương; Ban Chấp hành Đảng bộ; Ban Chấp hành; Ban
Chỉ đạo; Ban Thi đua - Khen thưởng; Ban cán sự đảng; Ban Cán sự đảng Ủy ban nhân dân; Đảng đoàn;
Đảng đoàn Hội đồng nhân dân; Đảng ủy viên; Đảng ủy; Đảng ủy các cơ quan Đảng; Đảng ủy các cơ quan; Đảng ủy khối
các cơ quan và doanh nghiệp; Đảng ủy Khối các cơ quan; Đảng ủy Khối doanh nghiệp; Đảng ủy Ủy ban
nhân dân; Đảng ủy Quân sự; Đảng ủy Công an; Thường trực Tỉnh ủy; Thường trực Thành ủy; Thường trực
Hội đồng nhân dân; Thường vụ Tỉnh ủy; Tỉnh ủy; Thành ủy; Huyện ủy; Thị ủy; Quốc hội; Chính phủ;
Thủ tướng Chính phủ; Thủ tướng; Chủ tịch nước; Chủ tịch Ủy ban nhân dân; Phó Chủ tịch Ủy ban nhân
dân; Viện Hàn lâm Khoa học và Công nghệ Việt Nam; Viện Hàn lâm Khoa học xã hội Việt Nam; Học viện
Chính trị quốc gia Hồ Chí Minh; Thông tấn xã Việt Nam; Đài Truyền hình Việt Nam; Đài Tiếng nói
Việt Nam; Đại học Quốc gia; Quỹ Phát triển khoa học và công nghệ; Cấp ủy đảng; Cấp ủy Đảng; Cấp
ủy; Chính quyền; Các Bộ trưởng; Các bộ trưởng; Người đứng đầu; Người đứng đầu chi bộ; Đoàn kiểm tra; Đoàn giám sát; Đoàn thanh tra; Đoàn công tác; Người đứng đầu cấp ủy, chính quyền; Người đứng đầu cấp ủy;
Hai bên; Hội đồng trường; Hội đồng Trường; Ban Giám hiệu; Ban Giám đốc; Hội đồng quản trị; Hội đồng thành
viên; Hội đồng tuyển dụng; Hội đồng thẩm định; Hội đồng Khoa học và Công nghệ; Hội đồng sáng kiến; Kiểm toán nhà nước; Tòa án nhân dân tối
cao; Viện kiểm sát nhân dân tối cao; Trưởng thôn; Trưởng ấp; Trưởng ban Công tác Mặt trận; Trưởng Trạm Y tế; Trưởng khu phố; Tổ trưởng
tổ dân phố; Bí thư chi bộ; Đoàn Thanh niên Cộng sản; Hội Liên hiệp Thanh niên Việt Nam; Công đoàn các
ngành; Công đoàn cấp trên trực tiếp cơ sở; Công đoàn Viên chức; Công đoàn ngành; Đoàn Thanh niên;
Hội Phụ nữ; Hội Người khuyết tật; Hội Làm vườn; Hội Tin học; Phòng Bưu chính, Viễn thông; Phòng Bưu chính - Viễn thông; Tổ giúp việc; Ban Tiếp công dân; Ban
Bảo vệ, chăm sóc sức khỏe cán bộ; Văn phòng Điều phối nông thôn mới; Ban An toàn giao thông; Quỹ
Đầu tư phát triển; Quỹ Bảo vệ môi trường; Quỹ Khuyến học; Quỹ Hỗ trợ phát triển hợp tác xã; Hội đồng
Dân tộc; Ủy ban Khoa học, Công nghệ và Môi trường; Ủy ban Kinh tế và Tài chính; Ủy ban Văn hóa và Xã hội;
Ủy ban Pháp luật và Tư pháp; Ủy ban Quốc phòng, An ninh và Đối ngoại; Ban Công tác đại biểu; Ban Dân
nguyện và Giám sát; Ban Dân nguyện; Quân ủy Trung ương; Ban Bảo vệ, chăm sóc sức khỏe cán bộ Trung ương;
Đảng ủy Công an Trung ương; Đảng ủy Chính phủ; Đảng ủy Quốc hội; Đảng ủy các cơ quan Đảng Trung ương; Đảng
ủy Mặt trận Tổ quốc, các đoàn thể Trung ương; Đảng ủy Mặt trận Tổ quốc và các đoàn thể; Đảng ủy Hội đồng
nhân dân; Văn phòng Trung ương Đảng; Văn phòng Hội đồng nhân dân và Ủy ban nhân dân; Văn phòng Đảng ủy; Văn phòng Hội đồng nhân dân - Ủy ban
nhân dân; Báo và phát thanh truyền hình; Thuế; Thống kê; Chi cục Thống kê; Bảo hiểm xã hội cơ sở; Tổ đại biểu
Hội đồng nhân dân; Ban Quản lý rừng phòng hộ; Ban Quản lý rừng đặc dụng; Ban Quản lý vườn quốc gia; Ban Quản lý chợ; Ban
Quản lý di tích; Trung tâm Phát triển quỹ đất; Trung tâm Kiểm soát bệnh tật; Trung tâm Khuyến nông; Trung tâm Hành chính
công; Trung tâm Cung ứng dịch vụ công; Ban An toàn, an ninh mạng; Tiểu ban An toàn, an ninh mạng; Ban Dân chủ, Pháp
luật; Ban Thường trực; Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam; Ban Thường trực Ủy ban Mặt trận
Tổ quốc; Kiểm toán Nhà nước khu vực; Tòa án nhân dân khu vực; Viện kiểm sát nhân dân khu vực; Phòng Thi hành án dân sự khu vực; Kho
bạc Nhà nước khu vực; Cục Quản lý Khám, chữa bệnh; Báo và Phát thanh - Truyền hình; Trung tâm Chính trị; Văn phòng đại diện; Phòng Kế hoạch tổng hợp; Phòng Kế hoạch -
Tổng hợp; Phòng Hành chính - Tổng hợp; Phòng Tổ chức - Hành chính; Ngân hàng Nhà nước khu vực; Bảo hiểm xã hội khu vực; Chi cục Hải quan khu vực; Chi cục Thuế khu vực; Ban tự
quản; Ban nhân dân; Tổng Giám đốc; Ban Tổng Giám đốc; Chánh án; Chánh Văn phòng; Chánh Thanh tra; Hiệu trưởng; Cục trưởng; Tổng Thanh tra
Chính phủ; Tổng Kiểm toán nhà nước; Tổng Bí thư; Đảng ủy - Ban Giám hiệu; Quỹ Bảo vệ và Phát triển rừng; Quỹ Hỗ trợ nông dân
""")

# First words of a name of its own; what follows in capitals belongs to it.
HEADS: Final = _items("""
Phó Thủ tướng; Phó Thủ tướng Chính phủ; Phó Hiệu trưởng; Phó Giám đốc; Trưởng đoàn; Phó Trưởng đoàn; Tổng phụ trách; Viễn thông; Kế toán; Tổ trưởng; Tổ phó; Nhóm trưởng; Khoa; Bộ môn;
Cơ quan; Chủ đầu tư; Nhà đầu tư; Hạt Kiểm lâm; Đội; Chi nhánh; Viettel; VNPT; Mobifone; Quân khu; Lữ đoàn; Sư đoàn; Trung đoàn; Vườn quốc gia; Hiệu trưởng; Cảng vụ;
Hội đồng hương; Phân hiệu; Phân viện; Thuế; Quản lý thị trường; Thi hành án dân sự; Sở; Bộ; Ban;
Ủy ban; Ủy viên; Hội đồng; Hội; Hiệp hội; Liên hiệp; Liên đoàn; Liên minh; Đoàn; Công an; Công
đoàn; Thanh tra; Văn phòng; Cục; Chi cục; Tổng cục; Vụ; Viện; Trường; Đại học; Học viện; Trung
tâm; Báo; Tạp chí; Đài; Cổng; Ngân hàng; Kho bạc; Bảo hiểm; Bệnh viện; Tòa án; Viện kiểm sát; Quỹ;
Công ty; Công ty Cổ phần; Công ty TNHH; Tập đoàn; Tổng công ty; Phòng; Đảng ủy; Đảng bộ; Chi bộ; Thủ trưởng; Giám đốc; Chủ tịch;
Lãnh đạo; Tổ; Tiểu ban; Bưu điện; Điện lực; Nhà xuất bản; Bảo tàng; Thư viện; Khu; Bí thư; Phòng
Giáo dục; Thường trực; Tổng Liên đoàn; Trung ương; Trạm; Câu lạc bộ; Hợp tác xã; Xí nghiệp; Nhà máy; Phân ban
""")

# Nouns that name a kind of body: they make collectives (`Các sở, ban, ngành`). A star marks those
# that can be a body by themselves, so that `và` before them begins a new one.
COLLECTIVES: Final = _items("""
sở; bộ; ban; ngành; ban đảng; ban xây dựng Đảng; ban của Tỉnh ủy; * đoàn thể; đoàn thể chính trị -
xã hội; * giáo viên; * giáo viên chủ nhiệm; * giáo viên bộ môn; * học sinh; * cha mẹ học sinh; bộ phận; * đơn vị được kiểm tra; * cơ quan; cơ quan ngang Bộ; * cơ quan báo chí; * cơ quan truyền thông; * cơ quan thông
tấn; * cơ quan thông tin đại chúng; * cơ quan chuyên môn; * cơ quan chức năng; * cơ quan quản lý;
* cơ quan trung ương; * cơ quan nhà nước; * cơ quan tham mưu; * cơ quan đảng; * cơ quan chủ trì; * cơ quan chủ trì nhiệm vụ; * đơn vị chủ trì; * cơ quan phối hợp; ban ngành; sở ban
ngành; * cơ quan đơn vị; * nhà đầu tư thứ cấp; * chủ đầu tư; huyện ủy; thành ủy; thị ủy; đảng
đoàn; ban cán sự đảng; giúp việc; đảng ủy các xã, phường; báo chí; truyền thông; thông tấn; thông
tin đại chúng; * đơn vị; * đơn vị sự nghiệp; * đơn vị sự nghiệp công lập; * địa phương; huyện; thị
xã; thành phố; tỉnh; xã; phường; thị trấn; đặc khu; * tổ chức; * tổ chức chính trị - xã hội; * tổ
chức chính trị-xã hội; * tổ chức xã hội; * tổ chức xã hội nghề nghiệp; * tổ chức xã hội - nghề
nghiệp; * tổ chức khoa học và công nghệ; * tổ chức khoa học công nghệ; * tổ chức hội; * tổ chức
đảng; * tổ chức thành viên; * tổ chức đoàn thể; * hội; * hội quần chúng; * hội đặc thù; * hội đoàn
thể; * hội trí thức; * hội thành viên; * hội ngành; * hội nghề nghiệp; * hội khoa học; * hội
chuyên ngành; * hội viên; * hiệp hội; * hiệp hội doanh nghiệp; * hiệp hội ngành nghề; * doanh
nghiệp; * doanh nghiệp công nghệ thông tin; * doanh nghiệp khoa học và công nghệ; * hợp tác xã; *
tập đoàn; * tổng công ty; * trường; * trường đại học; * trường cao đẳng; * trường trung cấp; *
trường chuyên nghiệp; * trường phổ thông; * trường học; * học viện; * nhà trường; đại học; cao
đẳng; trung cấp; dạy nghề; * viện; * viện nghiên cứu; * trung tâm; * trung tâm nghiên cứu; * bệnh
viện; * cơ sở; * cơ sở giáo dục; * cơ sở giáo dục và đào tạo; * cơ sở giáo dục, đào tạo; * cơ sở
giáo dục đại học; * cơ sở giáo dục nghề nghiệp; * cơ sở đào tạo; * cơ sở nghiên cứu; * cơ sở
nghiên cứu khoa học; * cơ sở khoa học và công nghệ; giáo dục nghề nghiệp; giáo dục đại học; * nhà
khoa học; * chuyên gia; * nhà quản lý; * doanh nhân; * trí thức; * đội ngũ trí thức; * cá nhân; *
cấp ủy; * cấp ủy đảng; * cấp ủy, tổ chức đảng; * chi bộ; * đảng bộ; * đảng ủy; * đảng ủy trực
thuộc; * chính quyền; * chính quyền địa phương; * người đứng đầu; * thủ trưởng; cấp; lực lượng vũ
trang; lực lượng; khối; chính trị - xã hội; chính trị xã hội; xã hội; nghề nghiệp; khoa học; kỹ
thuật; công nghệ; quần chúng; thành viên; phòng; phòng ban; phòng chuyên môn; phòng, ban; chi cục;
ban quản lý; hội đồng; quỹ; viện, trường; * đài; * báo; báo, đài; đài truyền thanh; * câu lạc bộ;
* tổ hợp tác; * quỹ đầu tư; * ngân hàng; * tổ chức tín dụng; * nhà đầu tư; * người dân; * cộng
đồng; * nhân dân; * thành viên Ban Chỉ đạo; * địa bàn; * tổ dân phố; * khu phố; * khu dân cư; * thôn; *
bản; * ấp; * buôn; thôn, tổ dân phố; * trưởng thôn; * cơ quan thông tấn báo chí; * cơ
quan thông tấn, báo chí; * cơ quan, đơn vị; ban chuyên môn; * ban chuyên môn; * tổ chức cơ sở đảng;
* chi bộ trực thuộc; * đảng ủy xã; * đảng ủy xã, phường; * cấp ủy cơ sở; * tổ công nghệ số cộng
đồng; * công ty; * nhà máy; * tổ chuyên môn; * trạm y tế; * hộ kinh doanh; * hộ gia đình;
* thành viên Tổ công tác; * tổ công tác; * nhà báo; * văn nghệ sĩ; * nghệ nhân; * hội, đoàn thể; *
liên hiệp hội; * tổ chức khoa học; * tổ chức phi chính phủ; * phòng chuyên môn; * phòng, ban chuyên
môn; * ban quản lý dự án; * chủ rừng; * nhà thầu; * nhà thầu thi công; * đơn vị thi công; * đơn vị tư vấn; * đơn vị quản lý; * đại sứ
quán; * bên liên quan; * đối tác; * gia đình; * trường trung học phổ thông; * trường tiểu học; *
trung tâm giáo dục nghề nghiệp - giáo dục thường xuyên; trường mầm non; * trường chính trị; * hệ thống truyền thanh cơ sở; * hệ thống thông tin cơ sở; công đoàn các ngành; * công đoàn cấp trên trực tiếp cơ sở; * công
đoàn cơ sở; * chuyên môn đồng cấp; khoa; khoa chuyên môn; bộ môn; * cơ quan đại diện Việt Nam; * cơ
quan đại diện Việt Nam ở nước ngoài; * tổ chức tôn giáo; * cơ quan đại diện; * cơ quan ngang bộ; ủy ban; đoàn đại biểu Quốc hội; đại biểu Quốc hội; đại biểu Hội đồng
nhân dân; * tổ đại biểu; tổ đại biểu Hội đồng nhân dân; tỉnh ủy; * đảng ủy trực thuộc Trung ương; * chủ đầu tư hạ tầng; * chủ đầu tư
dự án; ban Hội đồng nhân dân; ban của Hội đồng nhân dân; tiểu học; trung học cơ sở; trung học phổ thông; mầm non; * ban chỉ huy; tổng cục; cục; vụ; * ban chủ nhiệm; * trạm; * chính quyền cơ sở; * tòa chuyên trách; tòa án; viện kiểm sát; * cơ quan tư pháp; * cơ quan tiến hành tố tụng; đảng ủy, chi ủy; quận ủy; * cấp có thẩm quyền; * cấp thẩm quyền; bộ ngành; * bộ ngành liên quan; * tổ hòa giải; * tổ bảo
vệ an ninh, trật tự; * tổ chức chính trị; * nhà mạng; * chủ thể; * ngân hàng thương mại; * ngân hàng thương mại, tổ chức tín dụng
""")

# What may follow a name or a collective and belong to it.
TAILS: Final = _items("""
có thẩm quyền; có thẩm quyền của tỉnh; hữu quan; nhà trường;
các thôn, tổ dân phố; các thôn; các khu phố; thôn, tổ dân phố;
biên giới; vùng cao; miền núi; ven biển;
tỉnh; thành phố; huyện; thị xã; xã; phường; nhà nước; Trung ương; quốc gia; cấp tỉnh; cấp thành
phố; cấp huyện; cấp xã; cấp cơ sở; các cấp; các tỉnh; các tỉnh, thành phố trực thuộc Trung ương;
các tỉnh, thành phố; tỉnh, thành phố trực thuộc trung ương; các huyện, thị xã, thành phố; các
huyện, thành phố, thị xã; các huyện, thành phố; các huyện, thị xã; các quận, huyện, thị xã; các
quận, huyện; quận, huyện, thị xã; quận, huyện; các xã, phường, thị trấn; các xã, phường, đặc khu;
các xã, phường và đặc khu; các xã, phường; các phường, xã, đặc khu; các phường, xã; các thành phố,
huyện; các huyện, thị xã và thành phố; các huyện và thành phố; huyện, thị xã, thành phố; huyện,
thành phố; xã, phường, thị trấn; xã, phường, đặc khu; xã, phường; cùng cấp; Việt Nam; liên quan;
có liên quan; có chức năng; chức năng; khác; có rừng; trực thuộc; trực thuộc tỉnh; trực thuộc Tỉnh
ủy; trực thuộc Trung ương; chuyên môn; tiêu biểu; công lập; ngoài công lập; tư thục; trọng điểm;
tương đương; trong tỉnh; trong và ngoài tỉnh; trong và ngoài nước; ngoài nước; các dự án; có dự án; ngoài tỉnh; trong nước; của tỉnh; của thành phố; của
địa phương; của Đảng; của Trung ương; của Tỉnh ủy; ở địa phương; ở cơ sở; tại địa phương; Tỉnh ủy;
Thành ủy; Huyện ủy; trên địa bàn tỉnh; trên địa bàn; trên địa bàn thành phố; trên địa bàn huyện;
thường trú trên địa bàn tỉnh; thường trú trên địa bàn; thường trú tại tỉnh; thường trú tại địa
phương; thường trú; có trụ sở trên địa bàn tỉnh; thuộc tỉnh; cấp cơ sở; thuộc phạm vi quản lý; đóng trên địa bàn tỉnh; đóng trên địa bàn; đóng chân trên địa bàn tỉnh; hoạt động trên địa bàn
tỉnh; ngành dọc; theo ngành dọc; ngang bộ; ngang Bộ; thông tin đại chúng; chủ quản; quản lý nhà
nước
""")

ABBREVIATIONS: Final = {
    "UBND": "Ủy ban nhân dân",
    "HĐND": "Hội đồng nhân dân",
    "UBMTTQVN": "Ủy ban Mặt trận Tổ quốc Việt Nam",
    "UBMTTQ": "Ủy ban Mặt trận Tổ quốc",
    "UB MTTQ": "Ủy ban Mặt trận Tổ quốc",
    "MTTQVN": "Mặt trận Tổ quốc Việt Nam",
    "MTTQ": "Mặt trận Tổ quốc",
    "BCHTW": "Ban Chấp hành Trung ương",
    "BCH": "Ban Chấp hành",
    "BTV": "Ban Thường vụ",
    "BCĐ": "Ban Chỉ đạo",
    "KH&CN": "Khoa học và Công nghệ",
    "KHCN": "Khoa học và Công nghệ",
    "KH và CN": "Khoa học và Công nghệ",
    "KH-CN": "Khoa học và Công nghệ",
    "KH&KT": "Khoa học và Kỹ thuật",
    "KHKT": "Khoa học và Kỹ thuật",
    "KH-KT": "Khoa học và Kỹ thuật",
    "KH&ĐT": "Kế hoạch và Đầu tư",
    "KHĐT": "Kế hoạch và Đầu tư",
    "GD&ĐT": "Giáo dục và Đào tạo",
    "GDĐT": "Giáo dục và Đào tạo",
    "GD-ĐT": "Giáo dục và Đào tạo",
    "TT&TT": "Thông tin và Truyền thông",
    "TTTT": "Thông tin và Truyền thông",
    "NN&PTNT": "Nông nghiệp và Phát triển nông thôn",
    "NNPTNT": "Nông nghiệp và Phát triển nông thôn",
    "NN&MT": "Nông nghiệp và Môi trường",
    "NNMT": "Nông nghiệp và Môi trường",
    "TN&MT": "Tài nguyên và Môi trường",
    "TNMT": "Tài nguyên và Môi trường",
    "LĐTBXH": "Lao động - Thương binh và Xã hội",
    "LĐ-TBXH": "Lao động - Thương binh và Xã hội",
    "LĐ-TB&XH": "Lao động - Thương binh và Xã hội",
    "LĐTB&XH": "Lao động - Thương binh và Xã hội",
    "LĐ,TB&XH": "Lao động - Thương binh và Xã hội",
    "VHTTDL": "Văn hóa, Thể thao và Du lịch",
    "VHTT&DL": "Văn hóa, Thể thao và Du lịch",
    "VH,TT&DL": "Văn hóa, Thể thao và Du lịch",
    "VH-TT&DL": "Văn hóa, Thể thao và Du lịch",
    "VHTT": "Văn hóa và Thể thao",
    "GTVT": "Giao thông vận tải",
    "VHNT": "Văn học nghệ thuật",
    "PT&TH": "Phát thanh và Truyền hình",
    "PTTH": "Phát thanh Truyền hình",
    "PT-TH": "Phát thanh - Truyền hình",
    "LHPN": "Liên hiệp Phụ nữ",
    "LHTN": "Liên hiệp Thanh niên",
    "CCB": "Cựu chiến binh",
    "LĐLĐ": "Liên đoàn Lao động",
    "TNCS": "Thanh niên Cộng sản",
    "HCM": "Hồ Chí Minh",
    "BHXH": "Bảo hiểm xã hội",
    "NHNN": "Ngân hàng Nhà nước",
    "KBNN": "Kho bạc Nhà nước",
    "CT-XH": "chính trị - xã hội",
    "CHQS": "Chỉ huy Quân sự",
    "BCHQS": "Bộ Chỉ huy Quân sự",
    "BCH BĐBP": "Bộ Chỉ huy Bộ đội Biên phòng",
    "BĐBP": "Bộ đội Biên phòng",
    "ĐBQH": "đại biểu Quốc hội",
    "THPT": "trung học phổ thông",
    "GDNN-GDTX": "giáo dục nghề nghiệp - giáo dục thường xuyên",
    "GDNN - GDTX": "giáo dục nghề nghiệp - giáo dục thường xuyên",
    "QLDA": "Quản lý dự án",
    "BQL": "Ban Quản lý",
    "UBTVQH": "Ủy ban Thường vụ Quốc hội",
    "TG&DV": "Tuyên giáo và Dân vận",
    "TGDV": "Tuyên giáo và Dân vận",
    "UBKT": "Ủy ban Kiểm tra",
    "HTX": "Hợp tác xã",
    "TTĐT": "Thông tin điện tử",
    "TW": "Trung ương",
    "VP": "Văn phòng",
    "TP": "thành phố",
    "KCN": "khu công nghiệp",
    "KKT": "khu kinh tế",
    "LHH": "Liên hiệp Hội",
    "ĐĐBQH": "Đoàn đại biểu Quốc hội",
    "THCS": "trung học cơ sở",
    "KH,CN&MT": "Khoa học, Công nghệ và Môi trường",
    "KHCN&MT": "Khoa học, Công nghệ và Môi trường",
    "BTG&DV": "Ban Tuyên giáo và Dân vận",
    "LLVT": "lực lượng vũ trang",
    "PTTH&TT": "Phát thanh, Truyền hình và Truyền thông",
    "DT&TG": "Dân tộc và Tôn giáo",
    "DTTG": "Dân tộc và Tôn giáo",
    "VH-XH": "Văn hóa - Xã hội",
    "KT-NS": "Kinh tế - Ngân sách",
    "TTHCC": "Trung tâm Hành chính công",
    "TTPVHCC": "Trung tâm Phục vụ hành chính công",
    "CĐS": "chuyển đổi số",
    "ĐMST": "đổi mới sáng tạo",
    "CCHC": "cải cách hành chính",
    "CNTT": "công nghệ thông tin",
    "NTM": "nông thôn mới",
    "ANTT": "an ninh trật tự",
}

# A small-letter verb that begins what a body does: no name goes over it.
VERBS: Final = _items("""
cho phép; xử lý; ngăn chặn; kiểm soát; chấn chỉnh; chấp hành; thông báo; yêu cầu; đề nghị; nghiên
cứu; tuân thủ; phản biện; giám định; mở rộng; khắc phục; giải quyết; bảo vệ; chịu; làm việc; vào
cuộc; không; quy định; lưu ý; nêu; nhắc; phát hành; thiết lập; xác minh; chủ trì; chủ động; phối
hợp; tham mưu; tham gia; tổ chức; triển khai; thực hiện; xây dựng; ban hành; hướng dẫn; căn cứ; có
trách nhiệm; có nhiệm vụ; chịu trách nhiệm; tiếp tục; tăng cường; theo dõi; đôn đốc; kiểm tra;
giám sát; thanh tra; tổng hợp; báo cáo; đề xuất; rà soát; nâng cao; đẩy mạnh; phát huy; quán
triệt; tuyên truyền; cụ thể hóa; bố trí; cân đối; bảo đảm; đảm bảo; lồng ghép; phân bổ; lập; thẩm
định; phê duyệt; quyết định; xác định; chỉ đạo; lãnh đạo; quan tâm; tạo điều kiện; tạo; đổi mới;
hoàn thiện; củng cố; kiện toàn; kịp thời; thường xuyên; định kỳ; hằng năm; hàng năm; trên cơ sở;
theo chức năng; theo; trong phạm vi; trong quá trình; trong; khi; nếu; được; là; phải; cần; sẽ;
giúp; hỗ trợ; khuyến khích; vận động; phát động; phát hiện; giới thiệu; tôn vinh; đào tạo; bồi
dưỡng; thu hút; quản lý; sử dụng; cung cấp; cập nhật; khảo sát; đánh giá; sơ kết; tổng kết; gửi;
phản ánh; trao đổi; kiến nghị; trình; làm; lấy; mở; đăng tải; đăng ký; đặt hàng; giao; huy động; ưu tiên;
đầu tư; thành lập; duy trì; phổ biến; tập hợp; tập trung; tư vấn; liên kết; hợp tác; kết nối; khai
thác; ứng dụng; chuyển giao; sửa đổi; bổ sung; điều chỉnh; tiến hành; có kế hoạch; có giải pháp;
có văn bản; thống nhất; nhằm; để; về; với; cho; tại; trước; hoàn thành; chuẩn bị; nghiêm túc; nêu
cao; chú trọng; coi trọng; làm tốt; ký kết; ký; bám sát; công bố; công khai; xem xét; cử; tích
cực; đề cao; khen thưởng; biên soạn; thường trực; trực tiếp; gắn; rút; tự; đồng thời; thông qua;
nhanh chóng; quyết liệt; tiên phong; gương mẫu; hưởng ứng; cam kết; đồng hành;
giải phóng; bồi thường; thi công; cấp phép; thu hồi; kê khai; định hướng; nêu gương; thẩm tra;
học tập; kiểm điểm; đẩy nhanh; tháo gỡ; thể chế hóa; trang bị; mua sắm; kiểm kê; thống kê; tăng; giảm; giữ;
điều phối; điều hành; tọa đàm; dự toán; bổ nhiệm; luân chuyển; quy hoạch; thực thi; đối thoại; gặp gỡ; sưu tầm; tổng rà soát; cải tiến; nghiệm thu; giải ngân; quyết toán;
phụ trách; đảm nhiệm; đảm nhận; thay mặt; góp phần; vận hành; thí điểm; số hóa; xúc tiến; tìm kiếm; thúc đẩy; tuyển chọn; tuyển dụng; xét;
tiếp nhận; tiếp thu; lựa chọn; nắm bắt; chăm lo; dành; phân công; sắp xếp; phát triển; mời; đưa;
khẩn trương; thông tin về; thông tin cho; thông tin đến; thông tin kịp thời; gặp mặt; kêu gọi; nhân rộng; nắm; bám; nắm chắc; nắm tình hình; chi trả; kiểm đếm; bàn giao; soạn thảo; in ấn; thu thập;
trả lời; giải đáp; dự trù; lắp đặt; phân loại; phân tích; phân cấp; phân quyền; ủy quyền; gia hạn; đình chỉ; hòa giải; công nhận; quảng bá;
trưng bày; biểu dương; nhắc nhở; phê bình; xử phạt; đo đạc; tiếp xúc; hoàn trả; bổ khuyết; quyết toán; chuyển tiếp; sao gửi; niêm yết;
nắm; trồng; san lấp; san tạo; san gạt; siết chặt; cảnh báo; tuần tra; thu gom; nhắc nhở;
vận dụng; niêm yết; khuyến cáo; tận dụng; tạm dừng; đình chỉ; khôi phục; ứng phó; ứng trực; sẵn sàng; di dời; sơ
tán; khoanh vùng; tiêm phòng; rút ngắn; cắt giảm; đơn giản hóa; thăm hỏi; biểu dương; phê bình; xử phạt;
khởi tố; đấu tranh; phát sóng; đưa tin; đăng tin; đón tiếp; soạn thảo; đóng góp; tài trợ; khởi công; khánh thành; ra quân; quảng
bá; phấn đấu; vận động; phân luồng; dẫn dắt; kiên quyết; kiên trì; nhận diện; nâng; liên hệ; tham dự; phân loại; lan tỏa; khơi thông; xét chọn; cho ý kiến; góp ý; thảo luận
""")

# Verbs that names of bodies use as nouns: `Ban Quản lý dự án đầu tư xây dựng`.
NOMINAL: Final = frozenset(
    (
        "đầu tư", "xây dựng", "quản lý", "đào tạo", "phát triển", "nghiên cứu", "ứng dụng", "tư vấn", "hỗ trợ",
        "bồi dưỡng", "chuyển giao", "kết nối", "xúc tiến", "bảo vệ", "kiểm soát", "giám sát", "phục vụ", "khai thác",
    )
)  # fmt: skip

# Family names: four in five people bear one of the first fifteen.
FAMILIES: Final = (
    "Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Huỳnh", "Phan", "Vũ", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương",
    "Lý", "Đào", "Đinh", "Đoàn", "Lương", "Trương", "Trịnh", "Mai", "Tô", "Tạ", "Hà", "Cao", "Lâm", "Chu", "Châu", "Thái",
    "Vương", "Nông", "Lò", "Giàng", "Vàng", "Triệu", "Hứa", "Quách", "Tống", "Kiều", "Phùng", "Lưu", "Thạch", "Rơ", "Y", "H",
)  # fmt: skip

# Nouns that begin as a verb does: no name ends before them.
NO_VERBS: Final = _items(
    "đổi mới sáng tạo; hợp tác xã; hợp tác quốc tế; giao thông; giao dịch; giảm nghèo; tăng trưởng; lập pháp; cử tri; tự quản; "
    "tự vệ; tự nhiên; ký túc xá; xét nghiệm; trình độ"
)

# Words of two syllables whose second one looks like a verb of one.
COMPOUNDS: Final = frozenset(
    (
        "sáng tạo", "chế tạo", "cải tạo", "tái tạo", "công lập", "độc lập", "chương trình", "công trình", "quy trình",
        "lộ trình", "giáo trình", "việc làm", "ngoại giao", "bàn giao", "chuyển giao", "xã giao", "tiến trình", "kiến tạo",
        "hàng không", "đăng ký", "trật tự", "trung lập", "quá trình", "phương trình", "tự do", "đề cử", "bầu cử", "cửa mở", "người làm", "sự nghiệp", "tiếp nhận", "trợ giúp", "đào tạo",
    )
)  # fmt: skip
