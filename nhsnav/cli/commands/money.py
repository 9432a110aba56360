"""`nhsnav money [NODE]`."""

from typing import Annotated

import typer

from nhsnav.answers import money as room
from nhsnav.cli.options import answering
from nhsnav.cli.session import Session
from nhsnav.errors import Usage
from nhsnav.model.shelf import Scope

__all__ = ["money"]


@answering
def money(
    session: Session,
    node: Annotated[
        list[str] | None, typer.Argument(metavar="[NODE...]", help="A body or budget line. Without it: the whole.")
    ] = None,
    year: Annotated[str | None, typer.Option("--year", metavar="YEAR", help="A financial year, as 2025/26.")] = None,
    compare: Annotated[str | None, typer.Option("--compare", metavar="YEAR", help="Beside an earlier year.")] = None,
    svg: Annotated[str | None, typer.Option("--svg", metavar="FILE", help="Also draw the tree as a picture.")] = None,
    everything: Annotated[bool, typer.Option("--all", help="Leave nothing out, however long it gets.")] = False,
) -> int:
    """Where the money comes from and where it goes, for a financial year.

    \b
    nhsnav money --year 2018/19
    nhsnav money "NHS England" --year 2025/26
    nhsnav money --year 2025/26 --compare 2018/19
    nhsnav money --year 2025/26 --svg money.svg
    """
    session.everything = everything
    asked = " ".join(node or ())
    chosen = room.year_of(session.view, year)
    if (compare or svg) and asked:
        raise Usage("--compare and --svg are for the whole year", hint="leave out the name")
    if compare:
        return session.give(room.compared(session.view, room.year_of(session.view, compare), chosen))
    if asked:
        place = room.line_named(session.view, asked) or session.pick(asked, Scope.ENTITIES)
        return session.give(room.money_of(session.view, chosen, place))
    answer = room.money(session.view, chosen)
    if svg:
        from nhsnav.show.picture import picture

        session.save(svg, picture(answer, session.cited(answer), session.screen))
    return session.give(answer)
