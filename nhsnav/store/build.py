"""From a directory of YAML to sound segments, or to the whole list of what is wrong with it."""

from pathlib import Path

from nhsnav.errors import DataFault, Problem
from nhsnav.model.catalogue import identity
from nhsnav.rules import broken_rules
from nhsnav.store.compile import compile_segments
from nhsnav.store.load import Loaded, load, written

__all__ = ["build", "problems_of"]


def build(root: Path) -> dict[str, bytes]:
    """The segments of a model. Raises DataFault with every problem when there is any."""
    loaded = load(root)
    problems = problems_of(loaded)
    if problems or loaded.catalogue is None:
        more = f" and {len(problems) - 1} more" if len(problems) > 1 else ""
        raise DataFault(
            f"the data is at fault: {problems[0]}{more}",
            hint=f"nhsnav check {root}",
            problems=tuple(problems),
        )
    return compile_segments(loaded.catalogue)


def problems_of(loaded: Loaded) -> list[Problem]:
    """Everything that is wrong: with the files, or, once they can all be read, with what they say together."""
    if loaded.problems or loaded.catalogue is None:
        return sorted(loaded.problems, key=_order)
    found = []
    for rule, finding in broken_rules(loaded.catalogue):
        name = identity(finding.record)
        place = loaded.places.get((type(finding.record).__name__, name))
        found.append(
            Problem(
                code=rule,
                message=finding.message,
                file=place.file if place else "model.yaml",
                line=place.line(finding.path) if place else None,
                record=name or None,
                path=written(finding.path) or None,
            )
        )
    return sorted(found, key=_order)


def _order(problem: Problem) -> tuple[str, int, str]:
    return problem.file or "", problem.line or 0, problem.message
