"""The ways through a tour: every edge, and paths from start to end that between them take each at least once."""

from collections.abc import Iterator, Sequence

from nhsnav.model.tour import Tour, TourStep
from nhsnav.tours.engine import _after, _chosen, options


def edges(tour: Tour) -> Iterator[tuple[str, str, str | None]]:
    """Every way on: from which step, by which answer, to which step."""
    for step in tour.steps:
        for number in range(len(options(step)) or 1):
            after = _after(tour, step, number)
            yield step.id, str(number + 1) if options(step) else "", after.id if after else None


def paths(tour: Tour) -> Iterator[tuple[str, ...]]:
    """Ways from the start to the end that between them take every edge at least once."""
    untaken = set(edges(tour))
    while untaken:
        path = _through(tour, untaken)
        if path is None:
            return
        taken = set(_edges_on(tour, path))
        if not taken & untaken:
            return
        untaken -= taken
        yield path


def _through(tour: Tour, untaken: set[tuple[str, str, str | None]]) -> tuple[str, ...] | None:
    """A way to the end that takes an edge not yet taken wherever it can."""
    ways: dict[str, list[tuple[str, str | None]]] = {}
    for here, answer, there in edges(tour):
        ways.setdefault(here, []).append((answer, there))
    wanting = _leading_to(ways, untaken)
    step: str | None = tour.steps[0].id
    path: list[str] = []
    while step is not None and len(path) <= 10 * len(tour.steps):
        here = step
        answer, step = min(
            ways[here],
            key=lambda way: ((here, *way) not in untaken, way[1] not in wanting),
        )
        path.append(answer)
    return tuple(path) if step is None else None


def _leading_to(
    ways: dict[str, list[tuple[str, str | None]]], untaken: set[tuple[str, str, str | None]]
) -> set[str | None]:
    """The steps from which an edge not yet taken can be reached."""
    found: set[str | None] = {here for here, _, _ in untaken}
    while more := {here for here, on in ways.items() if here not in found and any(there in found for _, there in on)}:
        found |= more
    return found


def _edges_on(tour: Tour, path: Sequence[str]) -> Iterator[tuple[str, str, str | None]]:
    step: TourStep | None = tour.steps[0]
    for answer in path:
        assert step is not None
        after = _after(tour, step, _chosen(step, answer))
        yield step.id, answer, after.id if after else None
        step = after
