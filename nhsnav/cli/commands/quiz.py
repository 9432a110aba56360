"""`nhsnav quiz`."""

from datetime import date
from typing import Annotated

import typer
from msgspec.structs import replace

from nhsnav.answers.quiz import Quiz
from nhsnav.answers.quiz import quiz as answer
from nhsnav.cli.asker import asker_of_process, can_ask
from nhsnav.cli.options import answering
from nhsnav.cli.quizmaster import play
from nhsnav.cli.session import Session
from nhsnav.errors import ExitCode, NeedsMore, Usage
from nhsnav.model.shelf import Scope

__all__ = ["quiz"]


@answering
def quiz(
    session: Session,
    about: Annotated[str | None, typer.Option("--about", metavar="NAME", help="Only about this.")] = None,
    seed: Annotated[
        int | None, typer.Option("--seed", metavar="N", help="The same questions again. [a new one a day]")
    ] = None,
    count: Annotated[int, typer.Option("--count", min=1, max=50, help="How many questions.")] = 5,
    answers: Annotated[
        str | None, typer.Option("--answers", metavar="1,3,2", help="Answer by these numbers and ask nothing.")
    ] = None,
    whole: Annotated[bool, typer.Option("--print", help="Write the questions with their answers.")] = False,
) -> int:
    """Questions about what people confuse and what changed.

    \b
    nhsnav quiz
    nhsnav quiz --about "NHS England" --count 3
    nhsnav quiz --seed 7 --print
    """
    record = session.pick(about, Scope.ENTITIES, Scope.SERVICES) if about else None
    number = date.today().toordinal() if seed is None else seed  # noqa: DTZ011
    made = answer(session.view, number, record, count)
    if answers is not None:
        return session.give(_scored(made, answers))
    if whole or session.face == "json":
        return session.give(made)
    if not can_ask():
        raise NeedsMore(
            "a quiz asks questions, and nobody can be asked here", hint=f"nhsnav quiz --seed {number} --print"
        )
    play(session, asker_of_process(plain=session.face == "plain"), made)
    return ExitCode.OK


def _scored(made: Quiz, answers: str) -> Quiz:
    given = [part.strip() for part in answers.split(",") if part.strip()]
    if len(given) > len(made.questions):
        raise Usage(f"there are {len(made.questions)} questions and {len(given)} answers", hint="leave some out")
    for number, (text, question) in enumerate(zip(given, made.questions, strict=False), start=1):
        if not (text.isdigit() and 1 <= int(text) <= len(question.options)):
            raise Usage(f"'{text}' answers no question", hint=f"question {number} has {len(question.options)} options")
    chosen = tuple(map(int, given))
    right = sum(q.options[c - 1].right for q, c in zip(made.questions, chosen, strict=False))
    return replace(made, answers=chosen, right=right)
