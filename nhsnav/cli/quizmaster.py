"""Puts a quiz to a person: asks, says whether it was right and why, and counts."""

from nhsnav.answers.quiz import Quiz
from nhsnav.cli.asker import Asker
from nhsnav.cli.session import Session

__all__ = ["play"]


def play(session: Session, asker: Asker, made: Quiz) -> None:
    """Ask every question, and say after each whether it was right. Back leaves."""
    from nhsnav.show.quiz import draw_asked, draw_result

    right = 0
    for number, question in enumerate(made.questions, start=1):
        draw_asked(question, number, len(made.questions), session.screen)
        chosen = asker.choose("", [(str(i), option.label) for i, option in enumerate(question.options, start=1)])
        if chosen is None:
            return
        right += question.options[int(chosen) - 1].right
        draw_result(question, int(chosen), session.screen)
        session.screen.write("\n")
    session.screen.write(f"{right} of {len(made.questions)} right. The same again: nhsnav quiz --seed {made.seed}\n")
