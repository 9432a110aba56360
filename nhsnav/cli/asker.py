"""Puts a question to a person at a terminal. The only importer of questionary.

Where the screen can't be redrawn (`TERM=dumb`, `--plain`, a screen reader) the choices are numbered lines. Off a
terminal nothing is ever asked: an empty, closed or piped stdin picks no choice. Questions go to stderr.
"""

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Protocol

__all__ = ["Asker", "Choice", "Suggest", "asker_of_process", "can_ask"]

Choice = tuple[str, str]
"""The value of a choice and its words."""


Suggest = Callable[[str], Sequence[tuple[str, str]]]
"""From the letters typed so far to what may be meant, each with a word on what it is."""


class Asker(Protocol):
    """Someone who can be asked. `None` means back (Esc). Raises KeyboardInterrupt when the person has had enough."""

    def choose(self, question: str, choices: Sequence[Choice]) -> str | None:
        """The value of one of the choices."""
        ...

    def text(self, question: str, suggest: Suggest | None = None) -> str | None:
        """A line of text; `suggest` gives what might be meant by the letters so far."""
        ...


def can_ask() -> bool:
    """Whether a person sits at both ends."""
    return sys.stdin is not None and sys.stdin.isatty() and sys.stderr is not None and sys.stderr.isatty()


def asker_of_process(*, plain: bool) -> Asker:
    """The asker that fits the terminal of this process."""
    return _Lines() if plain or os.environ.get("TERM", "dumb") == "dumb" else _Prompts()


class _Lines:
    """Numbered choices on plain lines."""

    def choose(self, question: str, choices: Sequence[Choice]) -> str | None:
        if question:
            sys.stderr.write(f"{question}\n")
        for number, (_, words) in enumerate(choices, start=1):
            sys.stderr.write(f"  {number}. {words}\n")
        while True:
            answer = self._line(f"Number, 1 to {len(choices)}: ")
            if answer.isdigit() and 1 <= int(answer) <= len(choices):
                return choices[int(answer) - 1][0]
            sys.stderr.write(f"Please type a number from 1 to {len(choices)}.\n")

    def text(self, question: str, suggest: Suggest | None = None) -> str | None:
        del suggest
        return self._line(f"{question} ")

    def _line(self, prompt: str) -> str:
        sys.stdout.flush()
        sys.stderr.write(prompt)
        sys.stderr.flush()
        line = sys.stdin.readline()
        if not line:
            raise KeyboardInterrupt
        return line.strip()


class _Prompts:
    """Questions with arrow keys and suggestions."""

    def choose(self, question: str, choices: Sequence[Choice]) -> str | None:
        import questionary

        asked = questionary.select(
            question,
            choices=[questionary.Choice(title=words, value=value) for value, words in choices],
            qmark="",
            instruction=" ",
            style=questionary.Style(_STYLE),
            output=_output(),
        )
        return self._asked(asked)

    def text(self, question: str, suggest: Suggest | None = None) -> str | None:
        import questionary
        from prompt_toolkit.completion import Completer, Completion

        class Suggestions(Completer):
            def get_completions(self, document: Any, complete_event: Any) -> Iterator[Completion]:  # noqa: ARG002
                typed = document.text_before_cursor
                for words, about in suggest(typed) if suggest and len(typed.strip()) > 1 else ():
                    yield Completion(words, start_position=-len(typed), display_meta=about)

        asked = questionary.text(
            question,
            qmark="",
            completer=Suggestions() if suggest else None,
            complete_while_typing=suggest is not None,
            style=questionary.Style(_STYLE),
            output=_output(),
            reserve_space_for_menu=5 if _rows() >= 24 else 3,
        )
        return self._asked(asked)

    def _asked(self, asked: Any) -> str | None:
        """Ask, with Esc for back and Ctrl-D for enough."""
        from prompt_toolkit.key_binding import KeyBindings, merge_key_bindings

        back = KeyBindings()
        back.add("escape", eager=True)(lambda event: event.app.exit(result=None))
        application = asked.application
        application.key_bindings = merge_key_bindings([b for b in (application.key_bindings, back) if b])
        application.ttimeoutlen = 0.05  # How long to wait whether Esc begins an arrow key.
        sys.stdout.flush()
        try:
            answer = asked.unsafe_ask()
        except EOFError:
            raise KeyboardInterrupt from None
        return answer.strip() if isinstance(answer, str) else None


_STYLE = [("question", "bold"), ("pointer", "bold"), ("highlighted", "bold"), ("answer", "")]
"""No colour: meaning is in the words, and bold shows on every background."""


def _rows() -> int:
    try:
        return os.get_terminal_size(sys.stderr.fileno()).lines
    except OSError:
        return 24


def _output() -> Any:
    """Questions go to stderr, so that stdout holds answers alone."""
    from prompt_toolkit.output import create_output

    return create_output(stdout=sys.stderr)
