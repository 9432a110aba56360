"""A history, a card or a timeline as points and lines between them, for other tools to draw or to reason on.

A line is either a succession, which a change event stands for, or a relation that held on the day. An event of a
timeline is a point of its own, tied to the records that it is about.
"""

from collections.abc import Iterator

from msgspec import Struct

from nhsnav.answers.card import Card
from nhsnav.answers.common import Ref, Span
from nhsnav.answers.history import History, Hop
from nhsnav.answers.succession import Become
from nhsnav.answers.timeline import Timeline
from nhsnav.answers.who_pays import WhoPays
from nhsnav.model.records import Status

__all__ = ["Edge", "Graph", "Node", "graph_of"]


class Node(Struct, frozen=True, kw_only=True):
    """A record, a body known by name only, or an event."""

    id: str
    label: str
    is_event: bool = False
    begin: str | None = None
    until: str | None = None


class Edge(Struct, frozen=True, kw_only=True):
    """A line from one point to another."""

    source: str
    target: str
    label: str
    on: str | None
    is_change: bool
    """Whether the source became the target, wholly or in part."""
    status: Status


class Graph(Struct, frozen=True, kw_only=True):
    """Points in the order in which they were met, and the lines between them."""

    title: str
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


def graph_of(answer: History | Card | Timeline | WhoPays) -> Graph:
    """The graph of an answer."""
    if isinstance(answer, History):
        title, found = answer.headline, _history(answer)
    elif isinstance(answer, Card):
        title, found = answer.headline, _card(answer)
    elif isinstance(answer, WhoPays):
        title, found = answer.headline, _trace(answer)
    else:
        title = f"Changes about {answer.about.name}" if answer.about else "Changes"
        found = _timeline(answer)
    nodes: dict[str, Node] = {}
    edges: dict[tuple[str, str, str, str | None], Edge] = {}
    for part in found:
        if isinstance(part, Node):
            # The life of a record is known at only one of the places where it is met.
            if part.id not in nodes or nodes[part.id].begin is None:
                nodes[part.id] = part
        else:
            edges.setdefault((part.source, part.target, part.label, part.on), part)
    return Graph(title=title, nodes=tuple(nodes.values()), edges=tuple(edges.values()))


def _node(ref: Ref, life: Span | None = None) -> Node:
    begin = life.begin.value if life and life.begin else None
    until = life.until.value if life and life.until else None
    return Node(id=ref.id, label=ref.name, begin=begin, until=until)


def _history(answer: History) -> Iterator[Node | Edge]:
    yield _node(answer.ref, answer.life)
    yield from _hops(answer.ref.id, answer.origins, backwards=True)
    yield from _hops(answer.ref.id, answer.heirs, backwards=False)


def _hops(here: str, hops: tuple[Hop, ...], *, backwards: bool) -> Iterator[Node | Edge]:
    for hop in hops:
        yield from _step(here, hop.step, hop.life, backwards=backwards)
        yield from _hops(_other(hop.step), hop.next, backwards=backwards)


def _step(here: str, step: Become, life: Span | None, *, backwards: bool) -> Iterator[Node | Edge]:
    there = _other(step)
    yield _node(step.other, life) if step.other else Node(id=there, label=step.named or "")
    source, target = (there, here) if backwards else (here, there)
    yield Edge(
        source=source,
        target=target,
        label=step.what or step.kind.replace("-", " "),
        on=step.on.value if step.on else None,
        is_change=True,
        status=step.status,
    )


def _other(step: Become) -> str:
    """The id of the other end; one that is known by name only gets an id of its own."""
    return step.other.id if step.other else f"named: {step.named}"


def _card(answer: Card) -> Iterator[Node | Edge]:
    yield _node(answer.ref, answer.life.span)
    for tie in answer.ties:
        yield _node(tie.other)
        yield Edge(
            source=answer.ref.id,
            target=tie.other.id,
            label=tie.words,
            on=tie.span.begin.value if tie.span.begin else None,
            is_change=False,
            status=Status.HAPPENED,
        )
    for steps, backwards in ((answer.came_from, True), (answer.became, False)):
        for step in steps:
            yield from _step(answer.ref.id, step, None, backwards=backwards)


def _trace(answer: WhoPays) -> Iterator[Node | Edge]:
    """The way of the money, down to the service."""
    service = f"service: {answer.service.id}"
    yield Node(id=service, label=answer.service.name, is_event=True)
    steps = list(answer.chain)
    while steps:
        step = steps.pop(0)
        yield _node(step.body)
        for below in step.next:
            yield _flow(step.body.id, below.body.id, below.how or "funds")
        if step.pays:
            yield _flow(step.body.id, service, "pays")
        steps += step.next
    for body in answer.arrangement.decides:
        yield _node(body)
        yield _flow(body.id, service, "decides")
    for number, condition in enumerate(answer.unless):
        branch = f"unless: {number}"
        yield Node(id=branch, label=condition.then, is_event=True)
        yield _flow(service, branch, f"unless {condition.when}")
    for provider in answer.providers:
        yield _node(provider.body)
        yield _flow(provider.body.id, service, "provides")


def _flow(source: str, target: str, label: str) -> Edge:
    return Edge(source=source, target=target, label=label, on=None, is_change=False, status=Status.HAPPENED)


def _timeline(answer: Timeline) -> Iterator[Node | Edge]:
    for number, entry in enumerate(answer.entries):
        event = f"event: {number}"
        yield Node(id=event, label=entry.text, is_event=True, begin=entry.on.value)
        for ref in entry.about:
            yield _node(ref)
            yield Edge(
                source=event,
                target=ref.id,
                label="about",
                on=entry.on.value,
                is_change=False,
                status=entry.status,
            )
