"""The navigator: what `nhsnav` alone opens on a terminal. Every prompt takes a number, a letter or any words.

It draws pages with the same functions as the commands, so nothing can be seen here that a command would not show. What
was typed is never lost: what is not understood is searched for.
"""

import os
from collections.abc import Callable, Sequence
from textwrap import wrap
from typing import TYPE_CHECKING

from nhsnav.cli.asker import Asker
from nhsnav.cli.home import ENTRIES, home_text
from nhsnav.cli.journey import Journey
from nhsnav.cli.session import Session
from nhsnav.errors import ExitCode, NhsnavError
from nhsnav.model.tour import Asked, Question

if TYPE_CHECKING:
    from nhsnav.model.view import View

__all__ = ["begin", "navigate"]


class Leave(Exception):
    """The reader goes."""


MOST_LINKS = 9
AROUND = 11
"""Lines that a page needs for its trail, its links' heading, the prompt and the suggestions below it."""
HELP = """\
a number   opens what stands beside it
any words  search everything, or ask: who pays for a wheelchair
b  back    h  home    d  another day    c  the command for this page
s  save this page     m  more of it     l  more links    q  leave
"""


def begin(*, plain: bool) -> int:
    """Open the navigator at this process's terminal."""
    from nhsnav.cli.asker import asker_of_process

    session = Session(
        command="nhsnav",
        on=None,
        face="human",
        with_sources=False,
        data=None,
        color="never" if plain else "auto",
        debug=False,
    )
    try:
        navigate(session, asker_of_process(plain=plain))
    except NhsnavError as fault:
        return session.fail(fault)
    return ExitCode.OK


def navigate(session: Session, asker: Asker) -> None:
    """Be at home until the reader leaves."""
    Navigator(session, asker).run()


class Navigator:
    """One visit. Holds where the reader is; asks by the asker, draws by the session's screen."""

    def __init__(self, session: Session, asker: Asker) -> None:
        self.session = session
        self.asker = asker
        self.journey = Journey(day=session.on)
        self.links: list[tuple[str, Asked | Callable[[], bool]]] = []

    def run(self) -> None:
        show = True
        try:
            while True:
                if show:
                    self._page() if self.journey.here else self._home()
                typed = self.asker.text(self._prompt(), self._suggest)
                show = self._obey(typed)
        except Leave:
            return

    # What is shown

    def _home(self) -> None:
        self._say(home_text(self._day_words(), hint=self.session.screen.rows >= 24))

    def _page(self, *, whole: bool = False) -> None:
        from nhsnav.answers.asked import ask
        from nhsnav.show.links import links_of
        from nhsnav.show.tour import excerpt

        here = self.journey.here
        assert here is not None
        screen = self.session.screen
        self._say(f"\n{self._crumbs()}\n\n")
        try:
            answer = ask(self.session.view, here)
        except NhsnavError as fault:
            self._tell(fault)
            self.links = [("Look at another day", self.ask_day)]
            if fault.result is not None:
                self.links += [(words, asked) for words, asked in links_of(self.session.view, fault.result)]
            self._list_links()
            return
        self.links = [(words, asked) for words, asked in links_of(self.session.view, answer) if asked != here]
        room = max(6, self.session.screen.rows - min(len(self.links), self._shown) - AROUND)
        lines, more = excerpt(answer, self.session.frame, screen, 100_000 if whole else room)
        screen.write("".join(f"{line}\n" for line in lines))
        if more:
            screen.write(f"... {more} more lines: m\n")
        self._list_links()

    @property
    def _shown(self) -> int:
        """How many links are listed at once: fewer on a low screen."""
        return MOST_LINKS if self.session.screen.rows >= 30 else 5

    def _list_links(self, start: int = 0) -> None:
        if not self.links:
            return
        most = len(self.links) if start else self._shown
        width = self.session.screen.columns - 5
        self.session.screen.write("\nGo on to\n")
        for number, (words, _) in enumerate(self.links[start : start + most], start=start + 1):
            short = words if len(words) <= width else f"{words[: width - 3]}..."
            self.session.screen.write(f"{number:3}  {short}\n")
        rest = len(self.links) - start - most
        if rest > 0:
            self.session.screen.write(f"     {rest} more: l\n")

    def _crumbs(self) -> str:
        names = [self._page_name(page) for page in self.journey.pages]
        trail = " > ".join(["Home", *names[-3:]] if len(names) <= 3 else ["Home", "...", *names[-2:]])
        return f"{trail}{self._day_words()}"

    def _page_name(self, page: Asked) -> str:
        from nhsnav.show.links import page_name

        return page_name(self.session.view, page)

    def _day_words(self) -> str:
        """The day on which everything is seen, where it is not today."""
        from nhsnav.dates import said

        return f", on {said(self.session.days[1])}" if self.journey.day else ""

    def _prompt(self) -> str:
        return "Number, letter or words (? for help):"

    def _tell(self, fault: NhsnavError) -> None:
        self._say(f"{fault.message[:1].upper()}{fault.message[1:]}.\n")
        if fault.hint and not fault.hint.startswith("nhsnav"):
            self._say(f"{fault.hint[:1].upper()}{fault.hint[1:]}\n")

    def _say(self, text: str) -> None:
        """Write plain lines, broken between words where they are too long for the screen."""
        width = self.session.screen.columns
        for line in text.splitlines():
            lead = line[: len(line) - len(line.lstrip())]
            self.session.screen.write("\n".join(wrap(line, width, subsequent_indent=lead) or [""]) + "\n")

    # What is done

    def _obey(self, typed: str | None) -> bool:
        """Do what was typed. Whether the page is to be shown again."""
        if typed is None:  # Esc: back, and from home out.
            if self.journey.here is None:
                raise Leave
            return self._back()
        if typed == "":
            return False
        letter = _LETTERS.get(typed.lower())
        if letter:
            return letter(self)
        if typed.isdigit():
            return self._open(int(typed))
        return self._search(typed)

    def _back(self) -> bool:
        self.journey = self.journey.back()
        return True

    def _go_home(self) -> bool:
        self.journey = self.journey.home()
        return True

    def _leave(self) -> bool:
        raise Leave

    def _help(self) -> bool:
        self.session.screen.write(HELP)
        return False

    def _more(self) -> bool:
        if self.journey.here:
            self._page(whole=True)
        return False

    def _more_links(self) -> bool:
        self._list_links(self._shown)
        return False

    def _open(self, number: int) -> bool:
        if self.journey.here is None:
            return self._choose(number)
        if not 1 <= number <= len(self.links):
            self.session.screen.write(f"There is no {number} here.\n")
            return False
        target = self.links[number - 1][1]
        if not isinstance(target, Asked):
            return target()
        self.journey = self.journey.opened(target)
        return True

    def _choose(self, number: int) -> bool:
        """A line of the home screen."""
        if not 1 <= number <= len(ENTRIES):
            self.session.screen.write(f"There is no {number} here.\n")
            return False
        entry = ENTRIES[number - 1]
        if entry.opens:
            entry.opens(self)
            return True
        assert entry.question is not None
        typed = self.asker.text(entry.prompt, self._suggest) if entry.prompt else ""
        if entry.prompt and not typed:
            return True
        try:
            record = self.session.pick(typed, *entry.scopes) if typed else None
        except NhsnavError as fault:
            return self._offer(fault, typed or "", entry.question)
        self.journey = self.journey.opened(Asked(question=entry.question, of=record))
        return True

    def _search(self, typed: str) -> bool:
        """Open what the words name, or ask what is meant."""
        from nhsnav.cli.understood import understood

        try:
            self.journey = self.journey.opened(understood(self.session, typed))
        except NhsnavError as fault:
            return self._offer(fault, typed, None)
        return True

    def _offer(self, fault: NhsnavError, typed: str, question: Question | None) -> bool:
        """Say what is wrong, and offer what may be meant: as the answer to the question, if one was asked."""
        from nhsnav.answers.asked import opening
        from nhsnav.answers.common import ref

        self._tell(fault)
        view = self.session.view
        near = [record for problem in fault.problems for record in problem.near]
        known = [record for record in near if _known(view, record)]
        found = Asked(question=Question.FIND, of=typed)
        offered = [(record, ref(view, record).name) for record in known[:MOST_LINKS]]
        chosen = self.asker.choose(
            "Do you mean one of these?", [*offered, ("find", f"Search for '{typed}'"), ("no", "None of these")]
        )
        if chosen == "find":
            self.journey = self.journey.opened(found)
        elif chosen and chosen != "no":
            page = Asked(question=question, of=chosen) if question else opening(view, ref(view, chosen))
            self.journey = self.journey.opened(page)
        return True

    def ask_day(self) -> bool:
        typed = self.asker.text("Which day? 2018-06-01, 2018, 2018/19 or today:", None)
        if not typed:
            return False
        try:
            self.session.parse(typed)
        except NhsnavError as fault:
            self._tell(fault)
            return False
        self.journey = self.journey.seen_on(None if typed == "today" else typed)
        self.session.look_on(self.journey.day)
        return True

    def _command(self) -> bool:
        from nhsnav.answers.asked import command

        line = command(self.journey.here, self.journey.day) if self.journey.here else "nhsnav"
        self.session.screen.write(f"{line}\n")
        self.session.screen.copy(line)
        return False

    def _save(self) -> bool:
        from nhsnav.answers.asked import ask
        from nhsnav.show.saved import ENDINGS, saved

        if self.journey.here is None:
            return False
        stem = self.journey.here.of or self.journey.here.question.value
        path = self.asker.text(f"Save as (.txt, .svg or .html) [{stem}.txt]:", None)
        if path is None:
            return False
        path = path or f"{stem}.txt"
        ending = os.path.splitext(path)[1]
        if ending not in ENDINGS:
            self.session.screen.write(f"A page is saved as {', '.join(ENDINGS)}.\n")
            return False
        try:
            self.session.save(path, saved(ask(self.session.view, self.journey.here), self.session.frame, ending))
        except NhsnavError as fault:
            self._tell(fault)
        return False

    # What may be meant

    def _suggest(self, typed: str) -> Sequence[tuple[str, str]]:
        from nhsnav.answers.find import find

        return [(hit.row.ref.name, hit.row.kind) for hit in find(self.session.view, typed).hits[:8]]


_LETTERS: dict[str, Callable[[Navigator], bool]] = {
    **dict.fromkeys(("b", "back"), Navigator._back),
    **dict.fromkeys(("h", "home"), Navigator._go_home),
    **dict.fromkeys(("q", "quit", "exit", "leave"), Navigator._leave),
    **dict.fromkeys(("?", "help"), Navigator._help),
    **dict.fromkeys(("m", "more"), Navigator._more),
    **dict.fromkeys(("l", "links"), Navigator._more_links),
    **dict.fromkeys(("d", "day"), Navigator.ask_day),
    **dict.fromkeys(("c", "command", "copy"), Navigator._command),
    **dict.fromkeys(("s", "save"), Navigator._save),
}


def _known(view: "View", record: str) -> bool:
    try:
        view.topic(record)
    except KeyError:
        return False
    return True
