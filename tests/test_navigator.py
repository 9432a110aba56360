"""The navigator at a real pseudo-terminal, as a person would use it; its screens are kept as they were found good."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.conftest import DATA, HERE, TINY, Nhsnav
from tests.terminal import Terminal

GOLDEN = HERE / "golden" / "screens"
PROMPT = "help):"
ESC = "\x1b"


@pytest.fixture
def navigator(environment: dict[str, str]):
    """Opens the navigator at a terminal, closed at the end of the test."""
    opened: list[Terminal] = []

    def _open(*arguments: str, data: Path = TINY, columns: int = 80, rows: int = 24, **extra: str) -> Terminal:
        terminal = Terminal(list(arguments), {**environment, **extra}, data, columns, rows)
        opened.append(terminal)
        return terminal

    yield _open
    for terminal in opened:
        terminal.close()


@contextmanager
def folder(path: Path) -> Iterator[None]:
    before = Path.cwd()
    os.chdir(path)
    yield
    os.chdir(before)


def _same(name: str, found: str) -> None:
    found = _undated(found)
    path = GOLDEN / name
    if os.environ.get("NHSNAV_GOLDEN") == "write":
        path.write_text(found, encoding="utf-8")
    assert found == path.read_text(encoding="utf-8"), f"differs from {path.relative_to(HERE)}"


def _undated(text: str) -> str:
    """Without today's date, which is another one tomorrow."""
    import re

    months = "January|February|March|April|May|June|July|August|September|October|November|December"
    return re.sub(rf"\s+on\s+\d+\s+(?:{months})\s+20(?:2[6-9]|[3-9]\d)", " on TODAY", text)


@pytest.mark.parametrize(("columns", "rows"), [(80, 24), (40, 20)])
def test_a_visit(columns: int, rows: int, navigator, tmp_path: Path) -> None:
    size = f"{columns}x{rows}"
    with folder(tmp_path):
        at = navigator(columns=columns, rows=rows)
    at.wait_for(PROMPT)
    _same(f"navigator-home.{size}.txt", at.wait_for_quiet())

    at.enter("hipp operatoin")  # A typing error: taken for what is meant.
    at.wait_for("Home > Who pays: Hip operation")
    _same(f"navigator-page.{size}.txt", at.wait_for_quiet())

    at.enter("1")  # The first thing it mentions.
    at.wait_for("> CB")
    at.wait_for_quiet()
    at.enter("d")
    at.wait_for("today:")
    at.enter("2018-06-01")
    at.wait_for("did not exist")
    _same(f"navigator-then.{size}.txt", at.wait_for_quiet())

    at.type(ESC)  # Back, still on the other day.
    at.wait_for("on 1 June 2018")
    assert "group" in at.wait_for_quiet()
    at.enter("c")
    at.wait_for_text("nhsnav who-pays hip-operation --on 2018-06-01")
    at.wait_for_quiet()
    assert b"]52;c;" in at.written, "the command goes to the clipboard too"

    for ending in ("txt", "svg", "html"):
        at.enter("s")
        at.wait_for("Save as")
        at.enter(f"page.{ending}")
        at.wait_for(f"wrote page.{ending}")
        assert "care group" in (tmp_path / f"page.{ending}").read_text(encoding="utf-8").replace("&#160;", " ")
    at.enter("s")
    at.enter("page.docx")
    at.wait_for("A page is saved as")

    at.enter("h")
    at.wait_for("12  Look at another day")
    at.enter("q")
    assert at.ended() == 0


def test_words_that_mean_several_things_are_offered(navigator) -> None:
    at = navigator()
    at.wait_for(PROMPT)
    at.enter("PFC")
    at.wait_for("Do you mean one of these?")
    at.type("\x1b[B\r")
    at.wait_for("Home > PFC")
    assert "since 1 July 2022" in at.wait_for_quiet()


def test_what_nothing_is_called_can_be_searched_for(navigator) -> None:
    at = navigator()
    at.wait_for(PROMPT)
    at.enter("xyzzy")
    at.wait_for("Nothing is known by the name 'xyzzy'.")
    at.wait_for("Search for 'xyzzy'")
    at.type("\r")
    at.wait_for("Home > Search: xyzzy")


def test_suggestions_come_while_typing(navigator) -> None:
    at = navigator()
    at.wait_for(PROMPT)
    at.type("hosp")
    at.wait_for("type of provider")
    at.type("\x7f" * 4 + "\r")
    at.enter("q")
    assert at.ended() == 0


@pytest.mark.parametrize(
    ("typed", "page"),
    [
        ("who pays for a hip operation?", "Who pays: Hip operation"),
        ("how do i complain about the hospital", "Complain: Hospital"),
        ("who inspects hospitals", "Who oversees Hospital"),
        ("what happened to the care group", "What became of CG"),
    ],
)
def test_a_question_in_plain_words_is_answered(typed: str, page: str, navigator) -> None:
    at = navigator(columns=100)
    at.wait_for(PROMPT)
    at.enter(typed)
    at.wait_for(page)


@pytest.mark.parametrize(
    ("number", "words", "page"),
    [
        ("1", "dentist", "Who pays: Dentistry"),
        ("2", "board", "> CB"),
        ("3", "care group", "What became of CG"),
        ("4", "hospital", "Complain: Hospital"),
        ("5", "healer", "Who oversees Healer"),
        ("6", None, "Patient data"),
        ("7", None, "> Money"),
        ("9", None, "> Changes"),
    ],
)
def test_each_line_of_the_home_screen_leads_on(number: str, words: str | None, page: str, navigator) -> None:
    at = navigator()
    at.wait_for(PROMPT)
    at.enter(number)
    if words:
        at.wait_for("?")
        at.wait_for_quiet()
        at.enter(words)
    at.wait_for(page)


def test_an_innovation_is_guided_and_a_day_is_kept(navigator) -> None:
    at = navigator()
    at.wait_for(PROMPT)
    at.enter("12")
    at.wait_for("today:")
    at.enter("2019")
    at.wait_for(", on 31 December 2019")
    at.enter("8")
    at.wait_for("What is it?")
    at.type("\x1b[B\r")
    at.wait_for("Is it proved?")
    at.type("\r")
    at.wait_for("Apply to the old scheme.")


@pytest.mark.parametrize("extra", [{"TERM": "dumb"}, {}])
def test_plain_lines_for_dumb_terminals_and_screen_readers(extra: dict[str, str], navigator) -> None:
    at = navigator(*([] if extra else ["--plain"]), **extra)
    at.wait_for(PROMPT)
    at.enter("10")
    at.wait_for("Number, 1 to 1:")
    at.enter("7")
    at.wait_for("Please type a number from 1 to 1.")
    at.enter("1")
    at.wait_for("Number, 1 to 3:")
    at.enter("3")
    at.wait_for("nhsnav tour first-tour goes on here")
    assert b"\x1b" not in at.written.replace(b"\x1b]52", b"")
    at.enter("q")
    assert at.ended() == 0


def test_a_terminal_that_does_not_say_how_large_it_is(navigator) -> None:
    at = navigator(columns=0, rows=0)
    assert "12  Look at another day" in at.wait_for(PROMPT)


def test_control_c_leaves_with_its_code(navigator) -> None:
    at = navigator()
    at.wait_for(PROMPT)
    at.wait_for_quiet()
    at.type("\x03")
    assert at.ended() == 130


def test_escape_at_home_leaves(navigator) -> None:
    at = navigator()
    at.wait_for(PROMPT)
    at.wait_for_quiet()
    at.type(ESC)
    assert at.ended() == 0


@pytest.mark.parametrize("typed", [None, "", "\n", "1\n"])
def test_off_a_terminal_nothing_is_asked(typed: str | None, run: Nhsnav) -> None:
    for arguments, hint in (
        ((), ""),
        (("tour", "first-tour"), "hint: nhsnav tour first-tour --print"),
        (("quiz", "--seed", "3"), "hint: nhsnav quiz --seed 3 --print"),
        (("innovate",), "hint: nhsnav innovate --set product=pill|tool"),
    ):
        ended = run(*arguments, input=typed)
        assert ended.out == "" or arguments == ("innovate",)  # What is known all the same.
        assert hint in ended.err
        assert ended.code == 2


@pytest.mark.parametrize("command", ["tour first-tour", "quiz", "innovate", ""])
def test_a_closed_stdin_picks_nothing(command: str, environment: dict[str, str]) -> None:
    ended = subprocess.run(
        ["bash", "-c", f"{sys.executable} -m nhsnav {command} <&-"],
        env={**environment, "NHSNAV_DATA": str(TINY)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ended.returncode == 2
    assert "Traceback" not in ended.stderr


def test_the_real_model_opens(navigator) -> None:
    at = navigator(data=DATA)
    at.wait_for(PROMPT)
    at.enter("who pays for the dentist")
    at.wait_for("Home > Who pays: NHS dentist")


def test_what_is_offered_answers_the_question_that_was_asked(navigator) -> None:
    at = navigator()
    at.wait_for(PROMPT)
    at.enter("3")
    at.wait_for("Of what?")
    at.wait_for_quiet()
    at.enter("PFC")
    at.wait_for("Do you mean one of these?")
    at.wait_for_quiet()
    at.type("\r")
    at.wait_for("Home > What became of PFC")
