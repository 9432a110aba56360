"""Each faulty model ends in exactly the problems that it must: no more, no fewer, each where it stands.

A case in tests/broken says what is wrong, how the tiny model is changed, and the lines that `check` must print.
"""

import shutil
from pathlib import Path

import pytest
import yaml

from nhsnav.rules import RULES
from tests.conftest import HERE, TINY, Nhsnav

CASES = sorted((HERE / "broken").glob("*.yaml"))
CODES_OF_THE_STORE = {"shape", "unreadable", "duplicate-key", "duplicate-id", "file-name", "unknown-file"}


def break_tiny(case: dict, to: Path) -> None:
    """A copy of the tiny model with the changes of a case: texts replaced, files written, files taken away."""
    shutil.copytree(TINY, to)
    for name, edits in case.get("replace", {}).items():
        text = (to / name).read_text(encoding="utf-8")
        for old, new in edits.items():
            assert old in text, f"{name} does not hold {old!r}"
            text = text.replace(old, new)
        (to / name).write_text(text, encoding="utf-8")
    for name, text in case.get("write", {}).items():
        (to / name).parent.mkdir(exist_ok=True)
        (to / name).write_text(text, encoding="utf-8")
    for name in case.get("remove", []):
        (to / name).unlink()


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_faulty_model_is_refused_with_its_problem(path: Path, tmp_path: Path, run: Nhsnav) -> None:
    case = yaml.safe_load(path.read_text(encoding="utf-8"))
    model = tmp_path / "model"
    break_tiny(case, model)

    checked = run("check", str(model), "--json")

    problems = checked.json["problems"]
    said = [
        ": ".join(str(part) for part in (f"{p['file']}:{p['line']}", p["record"], p["path"], p["message"]) if part)
        for p in problems
    ]
    assert said == case["problems"]
    assert {p["code"] for p in problems} == {case["code"]}
    assert checked.json["status"] == "error"
    assert checked.err == ""
    assert checked.code == 4


def test_an_answer_from_a_faulty_model_is_refused_too(tmp_path: Path, run: Nhsnav) -> None:
    model = tmp_path / "model"
    break_tiny({"replace": {"bodies/board.yaml": {"kind: commissioner": "kind: emperor"}}}, model)

    refused = run("show", "board", data=model)

    assert refused.out == ""
    assert refused.err == (
        "nhsnav: error: the data is at fault: bodies/board.yaml:2: board: kind: there is no kind of body 'emperor'\n"
        f"hint: nhsnav check {model}\n"
    )
    assert refused.code == 4


def test_every_rule_has_a_case() -> None:
    codes = {yaml.safe_load(path.read_text(encoding="utf-8"))["code"] for path in CASES}
    assert codes == {rule.NAME for rule in RULES} | CODES_OF_THE_STORE


def test_the_tiny_model_itself_is_sound(run: Nhsnav) -> None:
    checked = run("check", str(TINY))
    assert checked.out == f"{TINY}: 76 records, nothing is wrong\n"
    assert (checked.err, checked.code) == ("", 0)
