"""Where one can go on from an answer: every record that it mentions, its sources, and other questions about it."""

from collections.abc import Iterator

from nhsnav.answers.asked import opening
from nhsnav.answers.common import Ref, cited_in, found_in
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


def page_name(view: View, page: Asked) -> str:
    """What a page is called in a trail."""
    return WORDS[page.question].format(_name(view, page.of or ""))


def _name(view: View, record: str) -> str:
    try:
        topic = view.topic(record)
    except KeyError:
        return record
    return view.short(topic) or view.name(topic)


def links_of(view: View, answer: object) -> list[tuple[str, Asked]]:
    """The pages to which an answer leads, each once, with its words."""
    refs = list(dict.fromkeys(found_in(answer, Ref)))
    found = [(_full(ref), opening(view, ref)) for ref in refs]
    if refs and not isinstance(answer, Candidates):
        found += [(page_name(view, asked), asked) for asked in _further(view, refs[0])]
    found += [(_source(view, key), Asked(question=Question.SOURCES, of=key)) for key in cited_in(answer)[:MOST_SOURCES]]
    links: list[tuple[str, Asked]] = []
    for words, asked in found:
        if asked not in [other for _, other in links]:
            links.append((words, asked))
    return links


def _source(view: View, key: str) -> str:
    source = view.shelf.get(Source, key)
    return f"Source: {source.publisher}: {source.title}" if source else key


def _full(ref: Ref) -> str:
    return f"{ref.name} ({ref.short})" if ref.short and ref.short != ref.name else ref.name


def _further(view: View, ref: Ref) -> Iterator[Asked]:
    if view.shelf.get(Service, ref.id):
        yield Asked(question=Question.COMPLAIN, of=ref.id)
        return
    yield from (Asked(question=question, of=ref.id) for question in FURTHER)
