"""Who gets in where in chasing."""

from datetime import date

from hientai.chasing.models import Digest, Explanation, Feed, InboxNotice, Letter
from hientai.chasing.selectors.feeds import fingerprint
from hientai.kernel.permissions import Role
from tests.architecture.access_doors import (
    EVERY_ROLE,
    SEES,
    STEWARD,
    Door,
    get,
    post,
)
from tests.architecture.access_world import World

ASKS = frozenset({Role.LEADER, Role.STEWARD})
SAID = {"text": "Do chờ hướng dẫn.", "due_on": "31/12/2099"}
LADDER = {"form-TOTAL_FORMS": "0", "form-INITIAL_FORMS": "0"}

PAGES: dict[str, Door] = {
    "chasing:accept": post(ASKS, {}, pk="answered"),
    "chasing:again": post(ASKS, SAID, pk="answered"),
    "chasing:answer": post(frozenset({Role.BODY_OFFICER}), SAID, pk="asked"),
    "chasing:ask": get(ASKS),
    "chasing:digest": get(STEWARD, pk="digest"),
    "chasing:explanation": get(SEES, pk="asked"),
    "chasing:feed": Door(EVERY_ROLE, {"secret": "feed_secret"}, public=True),
    "chasing:heads": get(STEWARD),
    "chasing:inbox": get(EVERY_ROLE),
    "chasing:issue-letter": post(
        STEWARD, {"number": "9/LHH", "issued_on": "01/02/2026"}, pk="letter"
    ),
    "chasing:ladder": get(STEWARD),
    "chasing:letter-file": get(STEWARD, pk="letter"),
    "chasing:letters": get(STEWARD),
    "chasing:list": get(SEES),
    "chasing:make-feed": post(EVERY_ROLE),
    "chasing:new-letter": get(STEWARD, plan="plan"),
    "chasing:open-notice": post(EVERY_ROLE, pk="notice"),
    "chasing:preferences": get(EVERY_ROLE),
    "chasing:read-all": post(EVERY_ROLE),
    "chasing:revoke-feed": post(EVERY_ROLE),
    "chasing:sent": get(STEWARD),
    "chasing:withdraw": post(ASKS, pk="asked"),
}
FORMS: dict[str, Door] = {  # "POST app:name"
    "POST chasing:ask": post(ASKS, {**SAID, "duty": ["duty"]}),
    "POST chasing:heads": post(STEWARD, {"name": "Nguyễn Mẫu"}),
    "POST chasing:ladder": post(STEWARD, LADDER),
    "POST chasing:new-letter": post(STEWARD, {"reply_by": "31/12/2099"}, plan="plan"),
    "POST chasing:preferences": post(EVERY_ROLE, {"digest": "on"}),
}
OPERATIONS: dict[str, Door] = {}  # "GET /api/v1/…"


def things(world: World) -> dict[str, int | str]:
    """Make what the addresses name; keys are the arguments' values in the tables above."""
    asked, answered = _explanation(world), _explanation(world, state=Explanation.State.ANSWERED)
    Feed.objects.create(user=world.account, fingerprint=fingerprint("mau"))
    letter = Letter.objects.create(
        plan=world.plan, reply_by=date(2026, 12, 31), file=world.evidence.file, made_by="Mẫu"
    )
    digest = Digest.objects.create(
        recipient=f"u{world.account.pk}", name="Mẫu", user=world.account, day=date(2026, 3, 2)
    )
    notice = InboxNotice.objects.create(
        user=world.account, kind="x", words="Mẫu", href="/sang-nay/", key="x"
    )
    return {
        "asked": asked.pk,
        "answered": answered.pk,
        "feed_secret": "mau",
        "letter": letter.pk,
        "digest": digest.pk,
        "notice": notice.pk,
    }


def _explanation(world: World, **fields: object) -> Explanation:
    made = Explanation.objects.create(
        body=world.own_body,
        steward=world.steward_body,
        text="Vì sao chậm?",
        due_on=date(2099, 12, 31),
        asked_by="Mẫu",
        **fields,
    )
    made.duties.add(world.duty)
    return made
