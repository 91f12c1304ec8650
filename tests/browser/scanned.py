"""Draws a made-up plan as a scanner sees it, some letters wrong as a reader of scans gets them."""

import io
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

DOTS = 150
FONTS = (
    "/usr/share/fonts/truetype/liberation2/LiberationSerif-Regular.ttf",
    "/usr/share/fonts/truetype/liberation/LiberationSerif-Regular.ttf",
    "/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf",
)
LINES = """ỦY BAN NHÂN DÂN TỈNH BẮC GIANG
Số: 45/KH-UBND
Bắc Giang, ngày 32 tháng 3 năm 2026

KẾ HOẠCH
Phát huy vai trò của đội ngũ trí thức năm 2026

I. NHIỆM VỤ VÀ GIẢI PHÁP
1. Xây dựng chính sách đai ngộ trí thức trẻ về tỉnh công tác.
- Cơ quan chủ trì: Sở Nội vụ.
- Cơ quan phối hợp: Sở Tài chính.
- Thời gian thực hiện: Quý tH/2026.
2. Tổ chức gặp mặt, đối thoại với trí thức tiêu biểu của tỉnh.
- Cơ quan chủ trì: Sở Khoa học và Công nghệ.
- Cơ quan phối hợp: Sở Nội vụ.
- Thời gian thực hiện: Hằng năm.
3. Đổi mới công tác đào tạo, bôi#ương chuyên gia đầu ngành.
- Cơ quan chủ trì: Sô Giáø dục và Đào tạo.
- Cơ quan phối hợp: Sở Y tế.
- Thời gian thực hiện: Năm 2026.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Nguyễn Mẫu An"""


def font():
    """Return a font with all Vietnamese letters, None where the machine has none."""
    return next((path for path in FONTS if Path(path).exists()), None)


def picture():
    """Return one page as a PNG, a little askew."""
    page = Image.new("L", (int(8.27 * DOTS), int(11.69 * DOTS)), 252)
    pen, letters = ImageDraw.Draw(page), ImageFont.truetype(font(), int(13 * DOTS / 72))
    for row, line in enumerate(LINES.split("\n")):
        pen.text((145, 90 + row * 50), line, font=letters, fill=30)
    data = io.BytesIO()
    page.rotate(0.4, Image.Resampling.BICUBIC, fillcolor=252).save(data, "PNG")
    return data.getvalue()
