"""What every command promises: the answer alone on stdout, one line and a hint on stderr, and the exit code."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from nhsnav.cli.app import COMMANDS
from nhsnav.errors import ExitCode
from nhsnav.show.screen import wants_colour
from tests.conftest import TINY, Nhsnav, in_a_terminal

ON = ("--on", "2024-01-01")
ANSWERED = {
    "who-pays": ("who-pays", "hip operation", *ON),
    "show": ("show", "board", *ON),
    "history": ("history", "group", *ON),
    "timeline": ("timeline", "--about", "board", *ON),
    "compare": ("compare", "2018-06-01", "2024-01-01"),
    "who-regulates": ("who-regulates", "hospital", *ON),
    "complain": ("complain", "hip operation", *ON),
    "who-uses-data": ("who-uses-data", *ON),
    "innovate": ("innovate", "--set", "product=pill", *ON),
    "money": ("money", *ON),
    "rate": ("rate", "tooth", *ON),
    "tour": ("tour", "first-tour", "--print", *ON),
    "quiz": ("quiz", "--seed", "1", "--print", *ON),
    "find": ("find", "care", *ON),
    "list": ("list", "bodies", *ON),
    "sources": ("sources", "gazette", *ON),
    "check": ("check", str(TINY)),
    "info": ("info", *ON),
}
ENVELOPE = ["schema", "command", "on", "data_version", "status", "result", "problems", "sources"]
PROBLEM = ["code", "message", "hint", "file", "line", "record", "path", "near"]


def test_every_command_is_tried_here() -> None:
    assert set(ANSWERED) == set(COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_an_answer_is_alone_on_stdout(command: str, run: Nhsnav) -> None:
    ended = run(*ANSWERED[command])
    assert ended.out
    assert (ended.err, ended.code) == ("", 0)
    assert "\x1b" not in ended.out
    assert all(line == line.rstrip() for line in ended.out.splitlines())


@pytest.mark.parametrize("command", COMMANDS)
def test_json_is_one_envelope(command: str, run: Nhsnav) -> None:
    ended = run(*ANSWERED[command], "--json")
    assert (ended.err, ended.code) == ("", 0)
    assert ended.out.endswith("}\n")
    assert ended.out.count("\n") == 1
    assert list(ended.json) == ENVELOPE
    assert ended.json["schema"] == f"nhsnav/{command}/1"
    assert ended.json["command"] == [command]
    assert ended.json["status"] == "ok"
    assert ended.json["problems"] == []
    if command != "check":
        assert ended.json["on"] == "2024-01-01"
        assert ended.json["data_version"] == "tiny.1"


@pytest.mark.parametrize("command", COMMANDS)
def test_plain_is_one_record_a_line(command: str, run: Nhsnav) -> None:
    ended = run(*ANSWERED[command], "--plain")
    assert (ended.err, ended.code) == ("", 0)
    assert all(line.split("\t")[0] for line in ended.out.splitlines())


@pytest.mark.parametrize("command", COMMANDS)
def test_help_is_plain_text_and_shows_how_it_is_used(command: str, run: Nhsnav) -> None:
    ended = run(command, "-h", FORCE_COLOR="1", GITHUB_ACTIONS="1")
    assert ended.out == run(command, "--help").out
    assert (ended.err, ended.code) == ("", 0)
    assert f"nhsnav {command}" in ended.out
    assert "\x1b" not in ended.out
    for option in ("--on", "--json", "--plain", "--data", "--debug", "--color", "--sources"):
        assert option in ended.out


def test_no_arguments_give_help_on_stderr(run: Nhsnav) -> None:
    ended = run()
    assert ended.out == ""
    assert ended.err.startswith("Usage: nhsnav")
    assert ended.code == ExitCode.USAGE


def test_the_version_is_one_line_with_that_of_the_data(run: Nhsnav) -> None:
    ended = run("--version")
    assert ended.out == "nhsnav 0.1.0 (data tiny.1)\n"
    assert (ended.err, ended.code) == ("", 0)


@pytest.mark.parametrize(
    ("arguments", "error", "hint", "code"),
    [
        (("who-pay", "x"), "no such command 'who-pay'. Did you mean 'who-pays'?", "nhsnav --help", 2),
        (("show", "board", "--jsn"), "no such option: --jsn (Possible options: --json, --on)", "nhsnav show --help", 2),
        (("show",), "missing argument 'NAME...'", "nhsnav show --help", 2),
        (
            ("show", "board", "--on", "2013-02-30"),
            "'2013-02-30' is not a day that exists",
            "write --on 2018, --on 2018-06, --on 2018-06-01 or --on 2018/19",
            2,
        ),
        (
            ("show", "board", "--on", "tomorrow"),
            "'tomorrow' is not a date: write 2013, 2013-04 or 2013-04-01",
            "write --on 2018, --on 2018-06, --on 2018-06-01 or --on 2018/19",
            2,
        ),
        (("show", "board", "--json", "--plain"), None, None, 2),
        (("show", "board", "--plain", "--format", "human"), "two formats were asked for: human and plain", "ask for one of them", 2),
        (("show", "xyzzy"), "nothing is known by the name 'xyzzy'", 'nhsnav find "xyzzy"', 3),
        (("show", "hospice"), "nothing is known by the name 'hospice'", "did you mean Hospital?", 3),
        (
            ("show", "CB", "--on", "2018-06-01"),
            "Care boards did not exist on 1 June 2018: they begin on 1 July 2022",
            "nhsnav show board --on 2022-07-01",
            3,
        ),
        (
            ("who-pays", "dentist", "--on", "2012-06-01"),
            "who paid for services is not modelled before 1 April 2013",
            "nhsnav show primary-care-trust --on 2012-06-01",
            3,
        ),
        (("compare", "2024", "2023"), "31 December 2023 is not later than 31 December 2024", "nhsnav compare 2023-12-31 2024-12-31", 2),
        (("history", "board", "--on", "2018"), "Care boards did not exist on 31 December 2018: they begin on 1 July 2022", "nhsnav show board --on 2022-07-01", 3),
        (("list", "regulator s"), "there is no kind 'regulator s'", "did you mean regulators?", 3),
        (("sources", "gazete"), "there is no source 'gazete'", "did you mean gazette?", 3),
        (("who-regulates", "taxpayers"), "who oversees Taxpayers is not known to nhsnav", "nhsnav show taxpayers", 3),
        (("who-regulates", "board", "--on", "2018"), "Care boards did not exist on 31 December 2018: they begin on 1 July 2022", "nhsnav show board --on 2022-07-01", 3),
        (("complain", "healer"), "where to complain about healer is not known to nhsnav", 'nhsnav complain "a hospital", or "a GP", or "a care home"', 3),
        (("who-uses-data", "healer"), "what healer does with patient data is not known to nhsnav", "nhsnav who-uses-data", 3),
        (("who-pays", "hip operation in farland"), "nhsnav answers for England: Elsewhere Land has a health service of its own, Far Service", "ask the Farland desk; nhsnav show far-service", 3),
        (("innovate", "--set", "colour=red"), "there is no question 'colour'", "the questions are product, proof", 2),
        (("innovate", "--set", "product=red"), "'product' can't be 'red'", "it is one of pill, tool", 2),
        (("money", "--year", "1999/00"), "the money of 1999/00 is not in the model", "the years are 2018/19, 2022/23, 2023/24", 3),
        (("money", "--on", "2014-06-01"), "the money of that time is not in the model", "nhsnav money --year 2018/19", 3),
        (("money", "healer"), "of Healer the model holds no money in 2022/23", "nhsnav money", 3),
        (("money", "group"), "of Care group the model holds no money in 2022/23", "nhsnav money group --year 2018/19", 3),
        (("money", "group", "--compare", "2018/19"), "--compare and --svg are for the whole year", "leave out the name", 2),
        (("money", "--compare", "2023/24"), "the money of 2023/24 does not add up to a whole", "nhsnav money --year 2023/24", 3),
        (("rate", "brick"), "no rate is known by the name 'brick'", "nhsnav rate", 3),
        (("rate", "tooth charge", "--on", "2012"), "Tooth charge on 31 December 2012 is not in the model", "nhsnav rate tooth-charge --on 2013-04-01", 3),
        (("info", "--data", "/nowhere"), "/nowhere: is not a directory", "name a directory that holds a model.yaml", 4),
    ],
)  # fmt: skip
def test_an_error_is_one_line_and_at_most_one_hint(
    arguments: tuple[str, ...], error: str | None, hint: str | None, code: int, run: Nhsnav
) -> None:
    ended = run(*arguments)
    assert ended.code == code
    if error is not None:
        assert ended.out == ""
        assert ended.err == f"nhsnav: error: {error}\nhint: {hint}\n"

    told = run(*arguments, "--json")
    assert told.err == ""
    assert told.code == code
    assert list(told.json) == ENVELOPE
    assert told.json["status"] == "error"
    (problem,) = told.json["problems"]
    assert list(problem) == PROBLEM
    if error is not None and "formats" not in error:
        assert (problem["message"], problem["hint"]) == (error, hint)


def test_what_may_mean_several_things_is_listed_and_a_date_tells_them_apart(run: Nhsnav) -> None:
    several = run("show", "PFC")
    assert "partners-old" in several.out
    assert "March 2016 until 2019" in several.out
    assert "since 1 July 2022" in several.out
    assert several.err.startswith("nhsnav: error: 'PFC' may mean 2 things\nhint: ")
    assert several.code == ExitCode.AMBIGUOUS
    told = run("show", "pfc", "--json")
    assert [c["ref"]["id"] for c in told.json["result"]["candidates"]] == ["partners-old", "partners-new"]
    assert told.json["problems"][0]["near"] == ["partners-old", "partners-new"]
    assert told.json["problems"][0]["code"] == "ambiguous"
    assert run("show", "PFC", "--on", "2017-06-01", "--json").json["result"]["ref"]["id"] == "partners-old"
    assert run("show", "PFCs", "--on", "2024", "--json").json["result"]["ref"]["id"] == "partners-new"


def test_a_guess_is_said_aloud_and_is_not_in_the_answer(run: Nhsnav) -> None:
    ended = run("who-pays", "hipp operatoin", *ON)
    assert ended.out == run("who-pays", "hip operation", *ON).out
    assert ended.err == "nhsnav: note: 'hipp operatoin' was taken to mean Hip operation\n"
    assert ended.code == 0


def test_nothing_found_is_an_answer(run: Nhsnav) -> None:
    ended = run("find", "bord", "--json")
    assert ended.json["status"] == "empty"
    assert ended.json["result"]["hits"] == []
    assert ended.err == "nhsnav: nothing bears a name like 'bord': did you mean Care board?\n"
    assert ended.code == 0
    assert run("find", "---").code == 2
    assert run("find", "zzzzzz", "--plain").out == ""


def test_a_period_gives_its_last_day_and_says_what_changed_in_it(run: Nhsnav) -> None:
    year = run("who-pays", "hip operation", "--on", "2022", "--json")
    assert year.json["on"] == "2022-12-31"
    assert year.json["result"]["changes_in_period"] == [{"value": "2022-07-01", "precision": "day"}]
    assert run("who-pays", "hip operation", "--on", "2021/22", "--json").json["on"] == "2022-03-31"
    assert "1 July 2022; this is the answer for its last day" in run("who-pays", "hip operation", "--on", "2022").out


def test_a_day_after_the_model_was_checked_says_so(run: Nhsnav) -> None:
    later = run("who-pays", "hip operation", "--on", "2026-01-02")
    assert "to 1 January 2026; anything announced later" in later.out
    assert "Checked" not in run("who-pays", "hip operation", "--on", "2026-01-01").out
    assert run("show", "board", "--on", "2030", "--json").json["result"]["rests_on_plans"] is True


def test_sources_in_full_on_demand(run: Nhsnav) -> None:
    assert "https://example.org/gazette" not in run(*ANSWERED["who-pays"]).out
    assert "https://example.org/gazette" in run(*ANSWERED["who-pays"], "--sources").out
    told = run(*ANSWERED["who-pays"], "--json").json["sources"]
    assert {source["id"] for source in told} == {"gazette", "act-text"}


@pytest.mark.parametrize("command", ["find", "who-pays"])
def test_a_reader_that_goes_away_is_no_error(command: str, environment: dict[str, str]) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "nhsnav", *ANSWERED[command]],
        env={**environment, "NHSNAV_DATA": str(TINY)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout and process.stderr
    process.stdout.close()
    assert process.stderr.read() == ""
    process.stderr.close()
    assert process.wait(60) == ExitCode.READER_GONE


def test_an_interruption_ends_quietly(environment: dict[str, str]) -> None:
    code = (
        "import nhsnav.cli.app as app, sys\n"
        "def stop(*_): raise KeyboardInterrupt\n"
        "import nhsnav.cli.session as s; s.Session.shelf = property(stop)\n"
        "sys.exit(app.run(['show', 'board']))"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, timeout=60, check=False
    )
    assert (ended.stdout, ended.stderr, ended.returncode) == ("", "\n", ExitCode.INTERRUPTED)


@pytest.mark.parametrize("debug", [False, True])
def test_a_bug_is_one_line_and_a_traceback_only_on_demand(debug: bool, environment: dict[str, str]) -> None:
    code = (
        "import nhsnav.cli.app as app, sys\n"
        "def fail(*_): raise ZeroDivisionError('oh')\n"
        "import nhsnav.cli.session as s; s.Session.shelf = property(fail)\n"
        f"sys.exit(app.run(['show', 'board'{', ' + repr('--debug') if debug else ''}]))"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, timeout=60, check=False
    )
    assert ended.stdout == ""
    assert "nhsnav: error: this is a fault in nhsnav 0.1.0" in ended.stderr
    assert ("Traceback" in ended.stderr) is debug
    assert ended.returncode == ExitCode.FAILED


def test_debug_shows_where_an_error_came_from(run: Nhsnav) -> None:
    assert "Traceback" not in run("show", "xyzzy").err
    ended = run("show", "xyzzy", "--debug")
    assert "Traceback" in ended.err
    assert ended.code == 3


@pytest.mark.parametrize(
    ("choice", "environment", "terminal", "colour"),
    [
        ("auto", {}, True, True),
        ("auto", {}, False, False),
        ("auto", {"NO_COLOR": "1"}, True, False),
        ("auto", {"NO_COLOR": ""}, True, True),
        ("auto", {"FORCE_COLOR": "1"}, False, True),
        ("auto", {"FORCE_COLOR": "0"}, False, False),
        ("auto", {"FORCE_COLOR": "0"}, True, True),
        ("auto", {"FORCE_COLOR": ""}, False, False),
        ("auto", {"NO_COLOR": "1", "FORCE_COLOR": "1"}, True, False),
        ("auto", {"TERM": "dumb"}, True, False),
        ("always", {"NO_COLOR": "1", "TERM": "dumb"}, False, True),
        ("never", {"FORCE_COLOR": "1"}, True, False),
    ],
)
def test_who_decides_on_colour(choice: str, environment: dict[str, str], terminal: bool, colour: bool) -> None:
    assert wants_colour(choice, environment, terminal=terminal) is colour


@pytest.mark.parametrize("option", ["--color=always", "--color=never"])
def test_colour_adds_nothing_but_escapes(option: str, run: Nhsnav) -> None:
    import re

    coloured = run(*ANSWERED["show"], option)
    assert ("\x1b[" in coloured.out) is (option == "--color=always")
    bare = "\n".join(line.rstrip() for line in re.sub(r"\x1b\[[0-9;]*m", "", coloured.out).splitlines())
    assert bare == run(*ANSWERED["show"]).out.rstrip("\n")


def test_a_stream_of_ascii_loses_signs_and_no_words(run: Nhsnav) -> None:
    ended = run(*ANSWERED["who-pays"], LC_ALL="C", PYTHONUTF8="0", PYTHONIOENCODING="ascii")
    assert ended.out.isascii()
    assert "Care board (CB)  < decides and pays" in ended.out
    assert "[?]" in ended.out
    assert (ended.err, ended.code) == ("", 0)


HOSTILE = "[red]x[/red] [/] :100: [b] \\[ %s {0} שלום مرحبا " + "w" * 1200


def test_hostile_text_survives_every_face(tmp_path: Path, run: Nhsnav) -> None:
    model = tmp_path / "model"
    shutil.copytree(TINY, model)
    quoted = json.dumps(HOSTILE, ensure_ascii=False)
    for name, old in (
        ("bodies/board.yaml", "text: Plans and pays for care in its area."),
        ("bodies/group.yaml", "text: Plans and pays for care in its area."),
        ("services/hip-operation.yaml", "text: 'Nothing: free when you need it.'"),
    ):
        path = model / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, f"text: {quoted}"), encoding="utf-8")
    path = model / "services/hip-operation.yaml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("text: Hip operation", "text: 'Hip [/] [red] :100: op'"),
        encoding="utf-8",
    )

    for command in (("show", "board"), ("show", "group"), ("who-pays", "new hip"), ("find", "hip")):
        for face in ((), ("--plain",), ("--json",), ("--color", "always")):
            ended = run(*command, *face, *ON, data=model)
            assert (ended.err, ended.code) == ("", 0)
            wanted = "Hip [/] [red] :100: op" if command[0] == "find" else HOSTILE
            if face == ("--json",):
                assert json.dumps(wanted, ensure_ascii=False)[1:-1] in ended.out
            else:
                assert wanted in ended.out


def test_nothing_is_wrapped_off_a_terminal_and_everything_on_one(run: Nhsnav, environment: dict[str, str]) -> None:
    assert "Kind          commissioner  Decides which care is bought.\n" in run(*ANSWERED["show"]).out
    for columns in (40, 80, 120):
        shown = in_a_terminal(["show", "board", *ON], columns, environment)
        lines = shown.splitlines()
        assert max(map(len, lines)) <= min(columns, 100)
        assert "Care board (CB): plans and pays" in " ".join(lines[0].split())
