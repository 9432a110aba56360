"""Walks an interview: from the answers given so far to the next question that still matters, and to the advice.

Pure: it asks nobody, knows no day and keeps nothing. Advice whose conditions contradict an answer is out; advice whose
conditions are all met is given; as long as some advice is undecided, the first question that would decide it is next.
"""

from collections.abc import Iterable, Mapping

from nhsnav.errors import Usage
from nhsnav.model.interview import Advice, Interview, Question

__all__ = ["checked", "fits", "given", "next_question"]

Facts = Mapping[str, str]
"""For each question answered, the value of the option chosen."""


def checked(interview: Interview, settings: Iterable[str]) -> dict[str, str]:
    """The facts in settings of the form `question=answer`. Raises Usage for what can't be asked or answered."""
    questions = {question.id: question for question in interview.questions}
    facts: dict[str, str] = {}
    for setting in settings:
        name, _, value = (part.strip() for part in setting.partition("="))
        if name not in questions:
            raise Usage(f"there is no question '{name}'", hint=f"the questions are {', '.join(questions)}")
        values = [option.value for option in questions[name].options]
        if value not in values:
            raise Usage(f"'{name}' can't be '{value}'", hint=f"it is one of {', '.join(values)}")
        facts[name] = value
    return facts


def fits(advice: Advice, facts: Facts) -> bool | None:
    """Whether the answers lead to this advice; `None` while too little is known."""
    known = [facts[question] in wanted for question, wanted in advice.when.items() if question in facts]
    if not all(known):
        return False
    return True if len(known) == len(advice.when) else None


def given(advice: Iterable[Advice], facts: Facts) -> tuple[Advice, ...]:
    """The advice to which the answers lead."""
    return tuple(one for one in advice if fits(one, facts))


def next_question(interview: Interview, advice: Iterable[Advice], facts: Facts) -> Question | None:
    """The first question on which undecided advice depends; `None` when all is decided."""
    open_ = {question for one in advice if fits(one, facts) is None for question in one.when if question not in facts}
    return next((question for question in interview.questions if question.id in open_), None)
