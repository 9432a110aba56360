"""A quiz, drawn: each question with its options, the right one, the reason and where to see it."""

from rich.text import Text

from nhsnav.answers.quiz import Quiz, QuizQuestion
from nhsnav.show.screen import Frame, Screen
from nhsnav.show.words import BOLD, DIM, dagger

__all__ = ["draw", "draw_asked", "draw_result"]


def draw(answer: Quiz, _: Frame, screen: Screen) -> None:
    for number, question in enumerate(answer.questions, start=1):
        draw_asked(question, number, len(answer.questions), screen)
        for place, option in enumerate(question.options, start=1):
            screen.draw(Text(f"  {place}. {option.label}"))
        if number <= len(answer.answers):
            draw_result(question, answer.answers[number - 1], screen)
        elif not answer.answers:
            right = next(option.label for option in question.options if option.right)
            screen.draw(Text(f"The answer: {right}. {question.why}", DIM))
            screen.draw(Text(question.command, DIM))
        screen.write("\n")
    if answer.answers:
        screen.draw(Text(f"{answer.right} of {len(answer.answers)} right.", BOLD))
    screen.draw(Text(f"The same questions again: nhsnav quiz --seed {answer.seed}", DIM))


def draw_asked(question: QuizQuestion, number: int, total: int, screen: Screen) -> None:
    screen.draw(Text(f"{number} of {total}  ", DIM).append(question.ask, "bold not dim"))


def draw_result(question: QuizQuestion, chosen: int, screen: Screen) -> None:
    """Whether it was right, the reason, and where to see it."""
    right = question.options[chosen - 1].right
    text = Text("Right. " if right else "Not quite. ", BOLD)
    if not right:
        text.append(f"{next(o.label for o in question.options if o.right)}. ", BOLD)
    text.append(question.why, "not bold").append(dagger(question.evidence, screen), "yellow not bold")
    screen.draw(text, Text(f"  {question.command}  {' '.join(question.evidence.sources[:2])}", DIM))
