"""Puts a question to a person at a terminal. The only importer of questionary.

Where the screen can't be redrawn (`TERM=dumb`, `--plain`, a screen reader) the choices are numbered lines. Off a
terminal nothing is ever asked: an empty, closed or piped stdin picks no choice. Questions go to stderr.
"""

import os
import sys
from collections.abc import Callable, Sequence
from typing import Protocol

__all__ = ["Asker", "Choice", "asker_of_process", "can_ask"]

Choice = tuple[str, str]
"""The value of a choice and its words."""


class Asker(Protocol):
    """Someone who can be asked. Raises KeyboardInterrupt when the person has had enough."""

    def choose(self, question: str, choices: Sequence[Choice]) -> str:
        """The value of one of the choices."""
        ...

    def text(self, question: str, suggest: Callable[[str], Sequence[str]] | None = None) -> str:
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

    def choose(self, question: str, choices: Sequence[Choice]) -> str:
        sys.stderr.write(f"{question}\n")
        for number, (_, words) in enumerate(choices, start=1):
            sys.stderr.write(f"  {number}. {words}\n")
        while True:
            answer = self._line(f"Number, 1 to {len(choices)}: ")
            if answer.isdigit() and 1 <= int(answer) <= len(choices):
                return choices[int(answer) - 1][0]
            sys.stderr.write(f"Please type a number from 1 to {len(choices)}.\n")

    def text(self, question: str, suggest: Callable[[str], Sequence[str]] | None = None) -> str:
        del suggest
        return self._line(f"{question} ")

    def _line(self, prompt: str) -> str:
        sys.stderr.write(prompt)
        sys.stderr.flush()
        line = sys.stdin.readline()
        if not line:
            raise KeyboardInterrupt
        return line.strip()


class _Prompts:
    """Questions with arrow keys and suggestions."""

    def choose(self, question: str, choices: Sequence[Choice]) -> str:
        import questionary
        from prompt_toolkit.output import create_output

        asked = questionary.select(
            question,
            choices=[questionary.Choice(title=words, value=value) for value, words in choices],
            qmark="",
            instruction=" ",
            output=create_output(stdout=sys.stderr),
        )
        chosen: str = asked.unsafe_ask()
        return chosen

    def text(self, question: str, suggest: Callable[[str], Sequence[str]] | None = None) -> str:
        import questionary
        from prompt_toolkit.completion import Completer, Completion
        from prompt_toolkit.output import create_output

        class Suggestions(Completer):
            def get_completions(self, document, complete_event):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202, ARG002
                typed = document.text_before_cursor
                for words in suggest(typed) if suggest and typed.strip() else ():
                    yield Completion(words, start_position=-len(typed))

        asked = questionary.text(
            question,
            qmark="",
            completer=Suggestions() if suggest else None,
            complete_while_typing=suggest is not None,
            output=create_output(stdout=sys.stderr),
        )
        typed: str = asked.unsafe_ask()
        return typed.strip()
