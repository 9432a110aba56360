"""One question from the command line: opens the model, the view and the screen once, and gives the answer.

The only room that asks what day it is.
"""

import os
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from nhsnav.dates import BadDate, asked_days, said
from nhsnav.errors import ExitCode, NhsnavError, Problem, Usage
from nhsnav.show.screen import Frame, Screen

if TYPE_CHECKING:
    from nhsnav.answers.evidence import SourceEntry
    from nhsnav.model.view import View
    from nhsnav.store.shelves import SegmentShelf

__all__ = ["Session"]


class Session(Struct, dict=True, kw_only=True):
    """What was asked for around the question."""

    command: str
    on: str | None
    face: str
    with_sources: bool
    data: str | None
    color: str
    debug: bool
    everything: bool = False

    @cached_property
    def screen(self) -> Screen:
        return Screen.of_process(self.color)

    @cached_property
    def root(self) -> Path:
        from nhsnav.store.locate import find_model

        return find_model(self.data or os.environ.get("NHSNAV_DATA"))

    @cached_property
    def shelf(self) -> "SegmentShelf":
        from nhsnav.store import open_shelf

        return open_shelf(self.root, self._note)

    @cached_property
    def view(self) -> "View":
        from nhsnav.model.view import View

        first, last = self.days
        return View(self.shelf, last, first)

    @cached_property
    def days(self) -> tuple[date, date]:
        """First and last day of what was asked for; today when nothing was."""
        return self.parse(self.on or "today")

    def look_on(self, day: str | None) -> None:
        """See everything as on another day from now on."""
        self.on = day
        for kept in ("days", "view"):
            self.__dict__.pop(kept, None)

    def parse(self, text: str) -> tuple[date, date]:
        """First and last day of a time as it was typed. Raises Usage."""
        if text == "today":
            today = date.today()  # noqa: DTZ011  (the day where the user is)
            return today, today
        try:
            return asked_days(text)
        except BadDate as fault:
            raise Usage(str(fault), hint="write --on 2018, --on 2018-06, --on 2018-06-01 or --on 2018/19") from None

    @property
    def dated(self) -> bool:
        """Whether a day was asked for, so that it may tell apart things of one name."""
        return self.on is not None

    def pick(self, asked: str, *scopes: str) -> str:
        """The record meant by a name; a guess is said aloud."""
        from nhsnav.answers.pick import pick

        picked = pick(self.view, asked, *scopes, dated=self.dated)
        if picked.guessed:
            name = self.view.name(self.view.topic(picked.id))
            self.screen.note(f"note: '{asked}' was taken to mean {name}")
        return picked.id

    def give(
        self,
        answer: object,
        *,
        code: ExitCode = ExitCode.OK,
        empty: bool = False,
        problems: tuple[Problem, ...] = (),
    ) -> int:
        """Write the answer by the face that was asked for."""
        if self.face == "json":
            self._give_json("error" if code else "empty" if empty else "ok", answer, problems)
        elif self.face == "plain":
            from nhsnav.show.plain import plain

            self.screen.write(plain(answer))
        elif self.face != "human":
            self._export(answer)
        else:
            from nhsnav.answers.evidence import SourceList
            from nhsnav.show import draw

            draw(answer, self.frame, self.screen)
            if self.with_sources and (cited := self.cited(answer)):
                self.screen.write("\n")
                draw(SourceList(about=None, entries=cited), self.frame, self.screen)
        return code

    def _export(self, answer: object) -> None:
        """Write the answer for another tool. Raises Usage when it has no such form."""
        from nhsnav.show.exports import export

        written = export(answer, self.face)
        if written is None:
            raise Usage(f"{self.command} can't be written as {self.face}", hint=f"nhsnav {self.command} --help")
        self.screen.write(written)

    def save(self, path: str, text: str) -> None:
        """Write a file that was asked for, and say so. Raises Usage when it can't be written."""
        try:
            Path(path).write_text(text, encoding="utf-8")
        except OSError as fault:
            raise Usage(f"{path} can't be written: {fault.strerror}", hint="name another file") from None
        self.screen.note(f"wrote {path}")

    def fail(self, fault: NhsnavError) -> int:
        """Write what went wrong: in JSON as an envelope, else one line and at most one hint on stderr."""
        if self.face == "json":
            self._give_json("error", fault.result, fault.problems)
            return fault.exit_code
        if fault.result is not None and self.face in ("human", "plain"):
            self.give(fault.result)
            self.screen.out.flush()
        self.screen.err.write(f"nhsnav: error: {fault.message}\n")
        if fault.hint:
            self.screen.err.write(f"hint: {fault.hint}\n")
        return fault.exit_code

    def _give_json(self, status: str, answer: object, problems: tuple[Problem, ...]) -> None:
        from nhsnav.show.envelope import MAJOR, Envelope, envelope

        self.screen.write(
            envelope(
                Envelope(
                    schema=f"nhsnav/{self.command}/{MAJOR}",
                    command=(self.command,),
                    on=self.days[1].isoformat() if self._opened else None,
                    data_version=self.shelf.manifest.data_version if self._opened else None,
                    status=status,  # type: ignore[arg-type]
                    result=answer,
                    problems=problems,
                    sources=self.cited(answer),
                ),
                indent=self.screen.width is not None,
            )
        )

    def cited(self, answer: object) -> "tuple[SourceEntry, ...]":
        """The sources behind an answer, in full. Without a model, as in a check, there are none."""
        from nhsnav.answers.common import cited_in
        from nhsnav.answers.evidence import entries

        return entries(self.view, cited_in(answer)) if self._opened else ()

    @property
    def _opened(self) -> bool:
        return "shelf" in self.__dict__

    @property
    def frame(self) -> Frame:
        return Frame(
            when=f"on {said(self.days[1])}",
            checked_to=self.shelf.manifest.checked_to.said if self._opened else "",
            today=date.today().isoformat(),  # noqa: DTZ011
            everything=self.everything,
        )

    def _note(self, text: str) -> None:
        if self.debug:
            self.screen.note(f"debug: {text}")
