"""From a question that is written down to its answer, and to the command that asks the same.

The one place that knows which answer belongs to which question, for whoever asks without a command line: a guided
tour, the navigator, a test.
"""

import shlex
from collections.abc import Callable

from nhsnav.answers.card import card
from nhsnav.answers.common import Ref
from nhsnav.dates import PartialDate
from nhsnav.model.records import Service
from nhsnav.model.tour import Asked, Question
from nhsnav.model.view import View

__all__ = ["ask", "command", "opening"]


def ask(view: View, asked: Asked) -> object:
    """The answer, on the question's own day or else on that of the view. Raises what the answer raises."""
    then = View(view.shelf, asked.on.last, asked.on.first) if asked.on else view
    return _ANSWERS[asked.question](then, asked)


def opening(view: View, ref: Ref) -> Asked:
    """The question that opens a record met in an answer."""
    is_service = view.shelf.get(Service, ref.id) is not None
    return Asked(question=Question.WHO_PAYS if is_service else Question.SHOW, of=ref.id)


def command(asked: Asked, on: str | None = None) -> str:
    """The command line that asks the same. `on` is the day of the view, where the question has none of its own."""
    words = ["nhsnav", asked.question.value]
    day = asked.on.text if asked.on else on
    if asked.question is Question.COMPARE:
        words += [asked.since.text if asked.since else "", day or "today"]
        day = None
    if asked.question is Question.TIMELINE and asked.of:
        words += ["--about", asked.of]
    elif asked.of:
        words.append(asked.of)
    words += ["--year", asked.year] if asked.year else []
    words += ["--compare", asked.beside] if asked.beside else []
    for question, answer in asked.facts.items():
        words += ["--set", f"{question}={answer}"]
    words += ["--on", day] if day else []
    return shlex.join(words)


def _of(asked: Asked) -> str:
    assert asked.of is not None
    return asked.of


def _who_pays(view: View, asked: Asked) -> object:
    from nhsnav.answers.who_pays import who_pays

    return who_pays(view, _of(asked))


def _show(view: View, asked: Asked) -> object:
    return _who_pays(view, asked) if view.shelf.get(Service, _of(asked)) else card(view, _of(asked))


def _history(view: View, asked: Asked) -> object:
    from nhsnav.answers.history import history

    return history(view, _of(asked))


def _timeline(view: View, asked: Asked) -> object:
    from nhsnav.answers.timeline import timeline

    return timeline(view, asked.of, None, None)


def _compare(view: View, asked: Asked) -> object:
    from nhsnav.answers.compare import compare

    since = asked.since or PartialDate("2013-04-01")
    return compare(View(view.shelf, since.last), view, asked.of)


def _who_regulates(view: View, asked: Asked) -> object:
    from nhsnav.answers.oversight import oversight, subject

    return oversight(view, subject(view, _of(asked)))


def _complain(view: View, asked: Asked) -> object:
    from nhsnav.answers.complaint import complain

    return complain(view, _of(asked))


def _who_uses_data(view: View, asked: Asked) -> object:
    from nhsnav.answers.patient_data import purpose_named, who_uses, who_uses_data

    purpose = purpose_named(view, asked.of or "")
    return who_uses(view, asked.of) if asked.of and not purpose else who_uses_data(view, purpose)


def _innovate(view: View, asked: Asked) -> object:
    from nhsnav.answers.innovate import innovate

    return innovate(view, asked.facts)


def _money(view: View, asked: Asked) -> object:
    from nhsnav.answers.money import compared, money, money_of, year_of

    year = year_of(view, asked.year)
    if asked.beside:
        return compared(view, year_of(view, asked.beside), year)
    return money_of(view, year, asked.of) if asked.of else money(view, year)


def _rate(view: View, asked: Asked) -> object:
    from nhsnav.answers.rate import rate, rates

    return rate(view, asked.of) if asked.of else rates(view)


def _list(view: View, asked: Asked) -> object:
    from nhsnav.answers.listing import kinds, listing

    return listing(view, asked.of, ended=False) if asked.of else kinds(view)


def _find(view: View, asked: Asked) -> object:
    from nhsnav.answers.find import find

    return find(view, _of(asked))


def _sources(view: View, asked: Asked) -> object:
    from nhsnav.answers.evidence import source, sources
    from nhsnav.model.records import Source

    is_source = asked.of is not None and view.shelf.get(Source, asked.of) is not None
    return source(view, _of(asked)) if is_source else sources(view, asked.of)


_ANSWERS: dict[Question, Callable[[View, Asked], object]] = {
    Question.WHO_PAYS: _who_pays,
    Question.SHOW: _show,
    Question.HISTORY: _history,
    Question.TIMELINE: _timeline,
    Question.COMPARE: _compare,
    Question.WHO_REGULATES: _who_regulates,
    Question.COMPLAIN: _complain,
    Question.WHO_USES_DATA: _who_uses_data,
    Question.INNOVATE: _innovate,
    Question.MONEY: _money,
    Question.RATE: _rate,
    Question.LIST: _list,
    Question.FIND: _find,
    Question.SOURCES: _sources,
}
