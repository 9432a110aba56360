"""Who uses patient data on a day, what for, on what basis, and which choice of the patient stops it.

Asked of everyone it is a table of users and purposes; asked of one body, its uses in full; asked of a choice, such as
the national data opt-out, the uses that it stops and those that it does not.
"""

from collections.abc import Iterable

from msgspec import Struct

from nhsnav.answers.common import Evidence, Line, Ref, Span, as_one, evidence, line, ref, sentence, span
from nhsnav.answers.pick import not_begun
from nhsnav.dates import Held
from nhsnav.errors import NotFound
from nhsnav.model.names import normalise
from nhsnav.model.patient_data import Applies, DataUse, Identity, Purpose
from nhsnav.model.records import Body, Status
from nhsnav.model.shelf import Scope
from nhsnav.model.view import View, chronological

__all__ = [
    "Choice",
    "DataUsers",
    "DataUses",
    "Stopped",
    "Use",
    "UserRow",
    "purpose_named",
    "user_named_in",
    "who_uses",
    "who_uses_data",
]


class Choice(Struct, frozen=True, kw_only=True):
    """Whether a patient's choice stops a use."""

    choice: Ref
    applies: Applies
    text: str
    evidence: Evidence
    note: str | None


class Use(Struct, frozen=True, kw_only=True):
    """One use of patient data."""

    id: str
    by: Ref
    why: str
    data: tuple[str, ...]
    purposes: tuple[str, ...]
    identity: Identity
    identified_how: str | None
    basis: tuple[Line, ...]
    safeguards: tuple[str, ...]
    choices: tuple[Choice, ...]
    span: Span
    status: Status
    evidence: Evidence
    note: str | None


class DataUses(Struct, frozen=True, kw_only=True):
    """The answer to `who-uses-data NAME`."""

    ref: Ref
    headline: str
    uses: tuple[Use, ...]
    in_brief: tuple[Line, ...]
    """What is known of a body whose use has no record of its own."""
    before: tuple[Use, ...]
    planned: tuple[Use, ...]
    notes: tuple[str, ...]
    evidence: Evidence
    rests_on_plans: bool


class Stopped(Struct, frozen=True, kw_only=True):
    """Whether a choice stops what one user does: partly, where it stops some uses of several."""

    choice: Ref
    applies: Applies


class UserRow(Struct, frozen=True, kw_only=True):
    """One user of patient data in the table of all."""

    by: Ref
    purposes: tuple[str, ...]
    identities: tuple[Identity, ...]
    choices: tuple["Stopped", ...]
    """For each choice of the patient of which something is said, whether it stops this."""
    evidence: Evidence


class DataUsers(Struct, frozen=True, kw_only=True):
    """The answer to `who-uses-data` with no name, or with the name of a purpose."""

    headline: str
    purposes: tuple[Purpose, ...]
    rows: tuple[UserRow, ...]
    rests_on_plans: bool


def purpose_named(view: View, asked: str) -> str | None:
    """The id of the purpose that the words name, if they name one."""
    wanted = asked.strip().casefold().replace("-", " ")
    for record in view.shelf.ids(Purpose):
        purpose = _purpose(view, record)
        if wanted in (record.replace("-", " "), purpose.label.casefold()):
            return record
    return None


def user_named_in(view: View, question: str) -> str | None:
    """The user of data whose name stands in a question word for word: `why does the CQC see my records`."""
    inside = f" {normalise(question)} "
    names = view.shelf.names(Scope.ENTITIES)
    found = sorted((n for n in names if f" {n} " in inside), key=len, reverse=True)
    return next((i for n in found for i in names[n] if view.shelf.inward(i).data_uses), None)


def who_uses_data(view: View, purpose: str | None = None) -> DataUsers:
    """Every user of patient data on the day, or those with one purpose."""
    uses = [use for use in _all(view) if view.held(use).possible and view.existed(use.by)]
    chosen = [use for use in uses if purpose is None or purpose in use.purposes]
    by = {use.by: [other for other in chosen if other.by == use.by] for use in chosen}
    order = list(view.shelf.ids(Purpose))
    rows = tuple(_row(view, body, own, order) for body, own in by.items())
    wanted = tuple(_purpose(view, record) for record in order if purpose in (None, record))
    what = f"for {_purpose(view, purpose).label}" if purpose else ""
    treating = sum("direct-care" in row.purposes for row in rows)
    text = f"{len(rows)} kinds of body and system use patient data {what}".rstrip()
    if not purpose:
        text += f": {treating} of them to treat you, {len(rows) - treating} only for other things"
    return DataUsers(headline=sentence(text), purposes=wanted, rows=rows, rests_on_plans=view.rests_on_plans())


def _row(view: View, body: str, uses: list[DataUse], order: list[str]) -> UserRow:
    purposes = {purpose for use in uses for purpose in use.purposes}
    stops: dict[str, set[Applies]] = {}
    for opt_out in (o for use in uses for o in view.holding(use.opt_outs)):
        stops.setdefault(opt_out.choice, set()).add(opt_out.applies)
    return UserRow(
        by=ref(view, body),
        purposes=tuple(sorted(purposes, key=order.index)),
        identities=tuple(dict.fromkeys(use.identity for use in uses)),
        choices=tuple(
            Stopped(choice=ref(view, choice), applies=found.pop() if len(found) == 1 else Applies.PARTLY)
            for choice, found in stops.items()
        ),
        evidence=as_one(evidence(view, use) for use in uses),
    )


def who_uses(view: View, record: str) -> DataUses:
    """The uses of patient data by one body or system, or those that one choice stops.

    Raises NotThen when it had not begun, NotFound when nothing is known of it.
    """
    entity = view.entity(record)
    if view.life(entity).held is Held.NOT_YET and not any(span.status == "proposed" for span in entity.exists):
        raise not_begun(view, entity)
    type_ = entity.is_a
    ids = view.shelf.inward(record).data_uses or (view.shelf.inward(type_).data_uses if type_ else ())
    uses = [use for use in (view.shelf.get(DataUse, i) for i in ids) if use]
    brief = entity.patient_data if isinstance(entity, Body) else ()
    if not uses and not brief:
        raise NotFound(
            f"what {view.in_sentence(entity)} does with patient data is not known to nhsnav",
            hint="nhsnav who-uses-data",
        )
    now = view.holding(uses)
    in_brief = tuple(line(view, statement, statement.text) for statement in view.holding(brief))
    past = [use for use in chronological(uses) if use.until and use.until.first <= view.on]
    return DataUses(
        ref=ref(view, record),
        headline=_headline(view, record, now, in_brief),
        uses=tuple(_use(view, use) for use in now),
        in_brief=in_brief,
        before=tuple(_use(_then(view, use), use) for use in reversed(past)),
        planned=tuple(_use(_then(view, use), use) for use in view.coming(uses) if use not in past),
        notes=entity.notes,
        evidence=evidence(view, entity),
        rests_on_plans=view.rests_on_plans(),
    )


def _headline(view: View, record: str, uses: Iterable[DataUse], brief: tuple[Line, ...]) -> str:
    """The reason given to the patient; of a choice, how many uses it stops."""
    own = [use for use in uses if use.by == record]
    if own:
        return own[0].why
    stopped = {
        applies: [
            use.id for use in uses for o in view.holding(use.opt_outs) if (o.choice, o.applies) == (record, applies)
        ]
        for applies in Applies
    }
    name = view.name(view.entity(record))
    yes, partly, no = (len(stopped[applies]) for applies in (Applies.YES, Applies.PARTLY, Applies.NO))
    if yes or partly or no:
        return sentence(f"{name} stops {yes} of {yes + partly + no} uses of patient data, and {partly} in part")
    if brief:
        return sentence(brief[0].text)
    return sentence(f"{name} is not known to use patient data on that day")


def _then(view: View, use: DataUse) -> View:
    return View(view.shelf, use.begin.last) if use.begin else view


def _all(view: View) -> list[DataUse]:
    return [use for use in (view.shelf.get(DataUse, i) for i in view.shelf.ids(DataUse)) if use]


def _purpose(view: View, record: str) -> Purpose:
    found = view.shelf.get(Purpose, record)
    assert found is not None
    return found


def _use(view: View, use: DataUse) -> Use:
    return Use(
        id=use.id,
        by=ref(view, use.by),
        why=use.why,
        data=use.data,
        purposes=tuple(_purpose(view, purpose).label for purpose in use.purposes),
        identity=use.identity,
        identified_how=use.identified_how,
        basis=tuple(line(view, law, law.text) for law in view.holding(use.basis)),
        safeguards=use.safeguards,
        choices=tuple(
            Choice(
                choice=ref(view, opt_out.choice),
                applies=opt_out.applies,
                text=opt_out.text,
                evidence=evidence(view, opt_out),
                note=opt_out.note,
            )
            for opt_out in view.holding(use.opt_outs)
        ),
        span=span(use),
        status=use.status,
        evidence=evidence(view, use),
        note=use.note,
    )
