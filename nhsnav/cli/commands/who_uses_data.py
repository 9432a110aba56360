"""`nhsnav who-uses-data [NAME]`."""

from typing import Annotated

import typer

from nhsnav.answers import patient_data
from nhsnav.cli.options import answering
from nhsnav.cli.session import Session
from nhsnav.model.shelf import Scope

__all__ = ["who_uses_data"]


@answering
def who_uses_data(
    session: Session,
    name: Annotated[
        list[str] | None,
        typer.Argument(metavar="[NAME...]", help="A body, a system, a purpose or an opt-out. Without it: everyone."),
    ] = None,
) -> int:
    """Who uses patient data, what for, and which opt-out stops it.

    \b
    nhsnav who-uses-data
    nhsnav who-uses-data why does the CQC see my records
    nhsnav who-uses-data "federated data platform" --json | jq .result.uses
    """
    asked = " ".join(name or ())
    purpose = patient_data.purpose_named(session.view, asked)
    if purpose or not asked:
        return session.give(patient_data.who_uses_data(session.view, purpose))
    named = patient_data.user_named_in(session.view, asked) if " " in asked else None
    record = named or session.pick(asked, Scope.ENTITIES, Scope.LABELS)
    return session.give(patient_data.who_uses(session.view, record))
