"""Erasing a person: rows, guarded values, files, and every trace of the name in what is kept.

Kept are the request's way without words, the log's lines without the name, and a tombstone of
groups. Papers issued by law (decisions, honours) are documents and stay as they were issued.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.db.models import ProtectedError, Q
from django.utils.translation import gettext as _

from hientai.accounts.models import User
from hientai.accounts.services import end_own_role, forget_account
from hientai.core import audit
from hientai.core.mailing import send_mail
from hientai.core.models import StoredFile
from hientai.kernel.messages import Message
from hientai.kernel.permissions import Actor, Permission
from hientai.people.jobs import put_down
from hientai.people.models import Guarded, Origin, Person
from hientai.people.selectors.lists import DEGREES
from hientai.privacy.domain.removing import remove_elsewhere
from hientai.privacy.models import Claim, Tombstone
from hientai.privacy.services import traces

_GROUP_OF = {code: name for name, _label, codes in DEGREES for code in codes}
_DECADE = 10


def erase(*, person: Person, by: Actor, on: date) -> Tombstone:
    """Remove a person from the register for good; nothing brings them back."""
    by.require(Permission.PRIVACY_HANDLE)
    with transaction.atomic():
        held = Person.objects.select_for_update().get(pk=person.pk)
        user = User.objects.filter(claim__person=held).first()
        _tell_by_letter(held, on)
        tombstone = _tombstone(held, on)
        files, origins = traces.files_of(held), _origins_of(held)
        traces.clean_log(traces.rows_of(held), user if _is_only_own(user) else None)
        traces.clean_lists(held)
        traces.clean_merges(held)
        traces.clean_requests(held)
        traces.clean_notices(held, user if _is_only_own(user) else None)
        remove_elsewhere(held.pk)
        Claim.objects.filter(person=held).delete()
        held.delete()
        papers = _remove_origins(origins)
        traces.remove_files({one.pk: one for one in (*files, *papers)}.values())
        if user is not None:
            _forget(user, by)
        audit.record(by=by, action="privacy.erased", target=tombstone)
        transaction.on_commit(put_down.enqueue)  # no file of columns names the person any more
    return tombstone


def _is_only_own(user: User | None) -> bool:
    """Return whether an account was there for its own profile only."""
    return user is not None and {*user.memberships.values_list("role", flat=True)} == {
        "intellectual"
    }


def _forget(user: User, by: Actor) -> None:
    if _is_only_own(user):
        traces.clean_sign_ins(user)
        forget_account(user=user)
    else:
        end_own_role(user=user, by=by)


def _tombstone(person: Person, on: date) -> Tombstone:
    year = person.birth_year
    return Tombstone.objects.create(
        erased_on=on.replace(day=1),
        counted=person.counts,
        sex=person.sex,
        born_in=year // _DECADE * _DECADE if year else None,
        degree="gs" if person.academic_title else _GROUP_OF.get(person.degree, ""),
        field=person.field_of_science[:1],
    )


def _origins_of(person: Person) -> set[int]:
    """Return what the person's values were said by, as far as no list and no body said it."""
    ids = {person.origin_id, *(pk for pk in person.origins.values() if isinstance(pk, int))}
    for rows in (person.degrees, person.positions, person.facts):
        ids |= set(rows.values_list("origin", flat=True))
    alone = Q(body=None) | Q(kind=Origin.Kind.SEEN)
    return set(Origin.objects.filter(alone, pk__in=ids, intake=None).values_list("pk", flat=True))


def _remove_origins(ids: Iterable[int]) -> list[StoredFile]:
    """Remove what said values of this person alone, and return the papers that were seen for them."""
    papers = []
    for origin in Origin.objects.filter(pk__in=ids).select_related("file"):
        try:
            with transaction.atomic():
                origin.delete()
        except ProtectedError:  # it still says another person's value
            continue
        papers += [origin.file] if origin.file else []
    return papers


def _tell_by_letter(person: Person, on: date) -> None:
    """Write to the person's address for the last time: there is no account to tell it to after."""
    address = Guarded.objects.filter(pk=person.pk).values_list("email", flat=True).first()
    if not address:
        return
    text = _(
        "Kính gửi anh/chị,\n\nTheo yêu cầu của anh/chị, hồ sơ của anh/chị trong cơ sở dữ liệu trí "
        "thức của tỉnh đã được xóa: giá trị, tệp, tài khoản. Còn giữ: việc đã xử lý yêu cầu này, "
        "không kèm tên; quyết định, khen thưởng đã ban hành theo quy định."
    )
    message = Message(address, _("Đã xóa dữ liệu theo yêu cầu"), text, f"erased-{person.pk}-{on}")
    transaction.on_commit(lambda: send_mail(message))
