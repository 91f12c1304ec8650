"""Each step as pages offer it: its address, what it is called, what is typed, what it then does."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from hientai.kernel.permissions import Actor
from hientai.opinions import forms, services
from hientai.opinions.domain import Act
from hientai.opinions.models import Opinion
from hientai.opinions.services import Numbered, Told

Data = Mapping[str, Any]


@dataclass(frozen=True)
class Way:
    """A step: `verb` heads its page and its button, `done` is said afterwards."""

    slug: str
    verb: str | Promise
    icon: str
    form: type[forms.ActForm]
    run: Callable[[Opinion, Data, Actor], Any]
    done: str | Promise


def _told(data: Data) -> Told:
    return Told(data.get("words", ""), data.get("attached", ()))


def _paper(data: Data, issuer: str = "") -> Numbered:
    return Numbered(
        number=data["number"],
        issued=data["issued"],
        issuer=issuer,
        title=data.get("title", ""),
        to=data.get("to", ""),
    )


def _answer(opinion: Opinion, data: Data, by: Actor) -> Opinion:
    words, told = data["words"], _told(data)
    return services.answer(opinion=opinion, answer=words, outcome=data["outcome"], told=told, by=by)


def _decide(opinion: Opinion, data: Data, by: Actor) -> Opinion:
    return services.decide(opinion=opinion, told=_told(data), outcome=data["outcome"], by=by)


def _hear(opinion: Opinion, data: Data, by: Actor) -> Opinion:
    paper = _paper(data, issuer=data["issuer"])
    return services.hear(opinion=opinion, paper=paper, told=_told(data), by=by)


def _send_up(opinion: Opinion, data: Data, by: Actor) -> Opinion:
    return services.send_up(opinion=opinion, paper=_paper(data), told=_told(data), by=by)


def _join(opinion: Opinion, data: Data, by: Actor) -> list[Opinion]:
    return services.join(lead=opinion, others=list(data["others"]), by=by)


WAYS: Final[Mapping[Act, Way]] = {
    Act.ANSWER: Way("tra-loi", _("Gửi trả lời"), "send", forms.AnswerForm, _answer, _("Đã gửi trả lời.")),
    Act.DECIDE: Way("quyet-dinh", _("Quyết định"), "check", forms.DecideForm, _decide, _("Đã gửi quyết định.")),
    Act.CLASS: Way(
        "phan-loai", _("Phân loại"), "mark", forms.ClassifyForm,
        lambda one, data, by: services.classify(opinion=one, category=data["category"], by=by),
        _("Đã phân loại."),
    ),
    Act.JOIN: Way("gop", _("Gộp việc giống nhau"), "merge", forms.JoinForm, _join, _("Đã gộp; câu trả lời sẽ tới mọi nơi đã nêu.")),
    Act.PART: Way(
        "tach", _("Tách ra xem xét riêng"), "split", forms.NothingForm,
        lambda one, _data, by: services.part(opinion=one, by=by),
        _("Đã tách ra."),
    ),
    Act.PASS_ON: Way(
        "chuyen", _("Chuyển đơn vị khác trả lời"), "next", forms.PassOnForm,
        lambda one, data, by: services.pass_on(opinion=one, to=data["to"], words=data["words"], by=by),
        _("Đã chuyển."),
    ),
    Act.PROPOSE: Way(
        "trinh", _("Trình lãnh đạo"), "person", forms.ProposeForm,
        lambda one, data, by: services.propose(opinion=one, told=_told(data), by=by),
        _("Đã trình lãnh đạo."),
    ),
    Act.RETURN: Way(
        "lam-lai", _("Yêu cầu làm lại đề xuất"), "undo", forms.GiveBackForm,
        lambda one, data, by: services.give_back(opinion=one, words=data["words"], by=by),
        _("Đã gửi yêu cầu làm lại."),
    ),
    Act.SEND_UP: Way("gui-cap-tren", _("Gửi cấp trên có thẩm quyền"), "upload", forms.SendUpForm, _send_up, _("Đã ghi văn bản gửi cấp trên.")),
    Act.HEAR: Way("cap-tren-tra-loi", _("Ghi cấp trên trả lời"), "document", forms.HearForm, _hear, _("Đã ghi trả lời của cấp trên.")),
    Act.CLOSE: Way(
        "khep-lai", _("Khép lại"), "check", forms.CloseForm,
        lambda one, data, by: services.close(opinion=one, words=data["words"], by=by),
        _("Đã khép lại."),
    ),
    Act.REOPEN: Way(
        "neu-lai", _("Chưa xong, nêu lại"), "undo", forms.ReopenForm,
        lambda one, data, by: services.reopen(opinion=one, words=data["words"], due_on=data["due_on"], by=by),
        _("Đã nêu lại."),
    ),
    Act.WITHDRAW: Way(
        "rut", _("Rút lại"), "cross", forms.CloseForm,
        lambda one, data, by: services.close(opinion=one, words=data["words"], by=by),
        _("Đã rút."),
    ),
}  # fmt: skip
BY_SLUG: Final = {way.slug: (act, way) for act, way in WAYS.items()}
SHOWN_OPEN: Final = (Act.ANSWER, Act.DECIDE)  # their forms stand on the opinion's page
