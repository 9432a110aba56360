"""YAML is read strictly and within bounds, whatever is thrown at it."""

import os
import resource
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhsnav.store.strict import MAX_DEPTH, MAX_VALUES, Fault, parse_yaml, read_yaml
from tests.conftest import TINY, unmeasured


def test_text_stays_text() -> None:
    tree = parse_yaml("{a: no, b: 010, c: 2013-04-01, d: 12:30, e: 1_000, f: 1.10, g: '~', on: yes, h: =}")
    assert tree.value == {
        "a": "no",
        "b": "010",
        "c": "2013-04-01",
        "d": "12:30",
        "e": "1_000",
        "f": "1.10",
        "g": "~",
        "on": "yes",
        "h": "=",
    }


def test_nothing_is_nothing_only_when_it_is_written_plainly() -> None:
    assert parse_yaml("{a: , b: ~, c: null, d: ''}").value == {"a": None, "b": None, "c": None, "d": ""}


def test_every_value_knows_its_line() -> None:
    tree = parse_yaml("a: 1\nb:\n- x\n- y: 2\n  z: 3\n")
    assert tree.line(("a",)) == 1
    assert tree.line(("b", 0)) == 3
    assert tree.line(("b", 1, "z")) == 5
    assert tree.line(("b", 1, "missing")) == 4
    assert tree.line(("missing",)) == 1


def test_a_key_that_stands_twice_is_told_with_both_lines() -> None:
    tree = parse_yaml("a: 1\nb: 2\na: 3\n")
    assert [(fault.message, fault.line) for fault in tree.faults] == [("the key 'a' stands twice (first on line 1)", 3)]


@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        parse_yaml(text)
    except Fault as fault:
        assert fault.message


@given(
    st.recursive(
        st.text(st.characters(max_codepoint=0x2FF, exclude_categories=["Cc", "Cs"]), max_size=8),
        lambda inner: (
            st.lists(inner, max_size=4)
            | st.dictionaries(st.text(st.characters(categories=["L"]), min_size=1, max_size=5), inner, max_size=4)
        ),
        max_leaves=20,
    )
)
def test_what_is_written_is_what_is_read(value: object) -> None:
    import json

    if _depth(value) <= MAX_DEPTH:
        assert parse_yaml(json.dumps(value, ensure_ascii=False)).value == value


def _depth(value: object) -> int:
    if isinstance(value, dict):
        return 1 + max(map(_depth, value.values()), default=0)
    if isinstance(value, list):
        return 1 + max(map(_depth, value), default=0)
    return 0


def test_too_much_in_one_file_is_refused() -> None:
    with pytest.raises(Fault, match="holds too much"):
        parse_yaml("[" + "a, " * MAX_VALUES + "]")


LAUGHS = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "\n".join(
    f"{new}: &{new} [{', '.join(['*' + old] * 9)}]" for old, new in zip("abcdefgh", "bcdefghi", strict=True)
)


def _write(path: Path, content: bytes) -> None:
    path.write_bytes(content)


def _sparse(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(200_000_000)


def _many(path: Path) -> None:
    path.unlink(missing_ok=True)
    folder = path.parent / "many"
    folder.mkdir()
    for number in range(100_000):
        os.close(os.open(folder / f"{number}.yaml", os.O_CREAT, 0o644))


def _deep_folders(path: Path) -> None:
    (path.parent / "a/b/c/d/e/f/g/h/i").mkdir(parents=True)


HOSTILE = {
    "billion laughs": (lambda p: _write(p, LAUGHS.encode()), "anchors and aliases are not allowed"),
    "200 MB": (_sparse, "is too large: 200000000 bytes, the limit is 2000000"),
    "binary": (lambda p: _write(p, bytes(range(256)) * 4000), "is not UTF-8 text"),
    "control characters": (lambda p: _write(p, b"a: \x07\x1b[31m\n"), "is not YAML"),
    "nested lists": (lambda p: _write(p, b"[" * 1_000_000), "nest"),
    "nested mappings": (lambda p: _write(p, b"{a: " * 400_000), "is nested too deep"),
    "nested blocks": (lambda p: _write(p, b"- " * 900_000), "is nested too deep"),
    "a very long key": (lambda p: _write(p, b"? " + b"k" * 1_000_000 + b"\n"), ""),
    "100,000 files": (_many, "holds too many files, the limit is 20000"),
    "folders in folders": (_deep_folders, "folders are nested too deep, the limit is 6"),
    "a link to itself": (lambda p: p.symlink_to(p), "can't be read: Too many levels of symbolic links"),
    "a link to nothing": (lambda p: p.symlink_to(p.parent / "nothing"), "can't be read: No such file or directory"),
    "a FIFO": (os.mkfifo, "is not a regular file"),
    "a folder named like a file": (lambda p: p.mkdir(), None),
    "a device": (lambda p: p.symlink_to("/dev/zero"), "is not a regular file"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_ends_in_one_clear_line(name: str, tmp_path: Path, environment: dict[str, str]) -> None:
    make, message = HOSTILE[name]
    model = tmp_path / "model"
    (model / "bodies").mkdir(parents=True)
    (model / "model.yaml").write_bytes((TINY / "model.yaml").read_bytes())
    make(model / "bodies" / "hostile.yaml")

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_CPU, (2, 3))
        resource.setrlimit(resource.RLIMIT_DATA, (500_000_000, 500_000_000))

    ended = subprocess.run(
        [sys.executable, "-m", "nhsnav", "show", "anything"],
        env={**unmeasured(environment), "NHSNAV_DATA": str(model)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
        preexec_fn=limit,
        check=False,
    )

    assert ended.stdout == ""
    if message is None:  # An empty folder is no fault of its own: the model is just empty.
        assert ended.returncode == 3
        return
    first, *hint = ended.stderr.splitlines()
    assert first.startswith("nhsnav: error: ")
    assert message in first
    assert len(hint) <= 1
    assert ended.returncode == 4


def test_a_file_that_may_not_be_read_is_told() -> None:
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    secret = folder / "secret.yaml"
    secret.write_text("a: 1")
    secret.chmod(0)
    if os.geteuid() == 0:  # Root reads everything: try it as nobody.
        os.seteuid(65534)
    try:
        with pytest.raises(Fault, match="can't be read: Permission denied"):
            read_yaml(str(secret))
    finally:
        os.seteuid(os.getuid())
        shutil.rmtree(folder)


def test_a_directory_without_a_manifest_is_no_model(tmp_path: Path, environment: dict[str, str]) -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "nhsnav", "check", str(tmp_path)],
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (ended.stdout, ended.returncode) == ("", 4)
    assert ended.stderr == f"nhsnav: error: {tmp_path}: is not a model: it has no model.yaml\n"
