"""How far a reader got in each tour, kept between runs. Where it can't be kept, the tour just starts anew."""

import contextlib
import json
from pathlib import Path

__all__ = ["keep", "kept"]


def _file() -> Path:
    from platformdirs import user_state_path

    return user_state_path("nhsnav", appauthor=False) / "tours.json"


def kept(tour: str) -> tuple[str, ...]:
    """The answers given so far in a tour."""
    answers = _read().get(tour, [])
    return tuple(answers) if all(isinstance(answer, str) for answer in answers) else ()


def keep(tour: str, answers: tuple[str, ...]) -> None:
    """Keep the answers given so far; none forgets the tour."""
    state = _read()
    state.pop(tour, None)
    if answers:
        state[tour] = list(answers)
    with contextlib.suppress(OSError):
        _file().parent.mkdir(parents=True, exist_ok=True)
        _file().write_text(json.dumps(state), encoding="utf-8")


def _read() -> dict[str, list[str]]:
    try:
        state = json.loads(_file().read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return state if isinstance(state, dict) and all(isinstance(v, list) for v in state.values()) else {}
