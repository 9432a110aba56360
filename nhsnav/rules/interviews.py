"""An interview must lead somewhere: its advice asks only for answers that can be given, and every question matters."""

from collections.abc import Iterator

from nhsnav.model.catalogue import Catalogue
from nhsnav.rules.finding import Finding

__all__ = ["NAME", "check"]

NAME = "interview"


def check(catalogue: Catalogue) -> Iterator[Finding]:
    for interview in catalogue.interviews.values():
        values = {question.id: {option.value for option in question.options} for question in interview.questions}
        sections = {section.id for section in interview.sections}
        asked: set[str] = set()
        for i, advice in enumerate(interview.advice):
            if advice.section not in sections:
                yield Finding(interview, ("advice", i, "section"), f"there is no section '{advice.section}'")
            for fact, wanted in advice.when.items():
                asked.add(fact)
                if fact not in values:
                    yield Finding(interview, ("advice", i, "when"), f"there is no question '{fact}'")
                for value in sorted(set(wanted) - values.get(fact, set(wanted))):
                    yield Finding(interview, ("advice", i, "when", fact), f"'{fact}' can't be answered '{value}'")
        for i, question in enumerate(interview.questions):
            if question.id not in asked:
                yield Finding(interview, ("questions", i), f"no advice depends on '{question.id}'")
