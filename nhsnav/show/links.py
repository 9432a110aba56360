"""Where one can go on from an answer: every record that it mentions, its sources, and other questions about it."""

from collections.abc import Iterator

from msgspec import Struct

from nhsnav.answers.asked import opening
from nhsnav.answers.common import Ref, cited_in
from nhsnav.answers.pick import Candidates
from nhsnav.model.records import Service, Source
from nhsnav.model.tour import Asked, Question
from nhsnav.model.view import View

__all__ = ["links_of", "page_name"]

MOST_SOURCES = 5

WORDS = {
    Question.WHO_PAYS: "Who pays: {}",
    Question.SHOW: "{}",
    Question.HISTORY: "What became of {}",
    Question.TIMELINE: "Changes",
    Question.COMPARE: "What changed",
    Question.WHO_REGULATES: "Who oversees {}",
    Question.COMPLAIN: "Complain: {}",
    Question.WHO_USES_DATA: "Patient data",
    Question.INNOVATE: "An innovation",
    Question.MONEY: "Money",
    Question.RATE: "Rate: {}",
    Question.LIST: "List: {}",
    Question.FIND: "Search: {}",
    Question.SOURCES: "Source: {}",
}
FURTHER = (Question.HISTORY, Question.WHO_REGULATES, Question.WHO_USES_DATA, Question.COMPLAIN)
"""What else can be asked of a body that is shown."""


def page_name(view: View, page: object) -> str:
    """What a page is called in a trail."""
    assert isinstance(page, Asked)
    return WORDS[page.question].format(_name(view, page.of or ""))


def _name(view: View, record: str) -> str:
    try:
        topic = view.topic(record)
    except KeyError:
        return record
    return view.short(topic) or view.name(topic)


def links_of(view: View, answer: object) -> list[tuple[str, Asked]]:
    """The pages to which an answer leads, each once, with its words."""
    links: dict[Asked, str] = {}
    subject = next(iter(_refs(answer)), None)
    for ref in _refs(answer):
        links.setdefault(opening(view, ref), _full(ref))
    if subject and not isinstance(answer, Candidates):
        for question in _further(view, subject):
            links.setdefault(question, page_name(view, question))
    for source in cited_in(answer)[:MOST_SOURCES]:
        found = view.shelf.get(Source, source)
        title = f"{found.publisher}: {found.title}" if found else source
        links.setdefault(Asked(question=Question.SOURCES, of=source), f"Source: {title[:70]}")
    return [(words, asked) for asked, words in links.items()]


def _full(ref: Ref) -> str:
    return f"{ref.name} ({ref.short})" if ref.short and ref.short != ref.name else ref.name


def _further(view: View, ref: Ref) -> Iterator[Asked]:
    if view.shelf.get(Service, ref.id):
        yield Asked(question=Question.COMPLAIN, of=ref.id)
        return
    yield from (Asked(question=question, of=ref.id) for question in FURTHER)


def _refs(value: object) -> Iterator[Ref]:
    if isinstance(value, Ref):
        yield value
    elif isinstance(value, Struct):
        for name in value.__struct_fields__:
            yield from _refs(getattr(value, name))
    elif isinstance(value, tuple):
        for part in value:
            yield from _refs(part)
