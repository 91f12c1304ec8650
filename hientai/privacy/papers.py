"""The letter of invitation as a paper: a công văn that waits for its number and signature."""

from __future__ import annotations

from hientai.core.papers import write_docx
from hientai.kernel.issuers import abbreviation, signature_of
from hientai.kernel.papers import LETTER, Bullet, Paper, Para
from hientai.kernel.vietnamese import format_date
from hientai.privacy.services.inviting import Made

WHAT_FOR = (
    "xem mọi dữ liệu đang lưu về anh/chị và nguồn của từng giá trị;",
    "sửa, bổ sung, gửi giấy tờ minh chứng;",
    "biết ai đã xem dữ liệu liên hệ, dữ liệu nhạy cảm;",
    "đồng ý hoặc không đồng ý cho từng cách dùng, rút đồng ý bất cứ lúc nào;",
    "yêu cầu bản sao, phản đối, hạn chế hoặc xóa dữ liệu.",
)


def invitation_letter(made: Made) -> bytes:
    """Return the letter with the address that opens the profile once."""
    invitation = made.invitation
    body = invitation.body
    issuer = str(body) if body else invitation.made_by
    person = invitation.person
    paper = Paper(
        parent_body="",
        issuing_body=issuer,
        number=None,
        symbol=f"{abbreviation(issuer)}-VP",
        place=(body.province if body else "") or "………",
        date=None,
        kind=LETTER,
        title="mời nhận hồ sơ trong cơ sở dữ liệu trí thức của tỉnh",
        addressees=(person.name,),
        blocks=(
            Para(
                "Tỉnh đang lập cơ sở dữ liệu về đội ngũ trí thức. Trong đó có hồ sơ của anh/chị. "
                f"{issuer} trân trọng mời anh/chị nhận hồ sơ của mình để:"
            ),
            *(Bullet(text) for text in WHAT_FOR),
            Para(
                f"Mở địa chỉ sau, dùng được một lần, đến hết ngày {format_date(invitation.expires_on)}:"
            ),
            Para(made.link),
            Para(
                "Khi mở, anh/chị trả lời một câu hỏi để chắc là đúng người, rồi chọn tên đăng nhập "
                "và mật khẩu. Không nhận hồ sơ thì anh/chị vẫn có mọi quyền trên, bằng giấy gửi đến "
                f"{issuer}."
            ),
        ),
        recipients=("Như trên", "Lưu: VT"),
        signature=signature_of(body.kind if body else "", issuer),
    )
    return write_docx(paper)
