"""The compiled index makes the second start fast, and never makes an answer wrong, whatever happens to it."""

import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nhsnav.answers.who_pays import who_pays
from nhsnav.model.view import View
from nhsnav.store import index as index_module
from nhsnav.store import open_shelf
from nhsnav.store.build import build
from nhsnav.store.index import Damaged, IndexFile, Stale, write_index
from tests.conftest import TINY, Nhsnav, unmeasured

ASK = ("who-pays", "hip operation", "--on", "2024-01-01", "--json")


@pytest.fixture
def model(tmp_path: Path) -> Path:
    shutil.copytree(TINY, tmp_path / "model")
    return tmp_path / "model"


@pytest.fixture
def places(tmp_path: Path) -> dict[str, str]:
    """An index of its own for this test: in one place only."""
    return {"PYTHONPYCACHEPREFIX": str(tmp_path / "pyc"), "XDG_CACHE_HOME": str(tmp_path / "cache")}


def _indexes(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.index"))


def test_the_second_start_reads_no_yaml(model: Path, places: dict[str, str], run: Nhsnav) -> None:
    first = run(*ASK, "--debug", data=model, **places)
    second = run(*ASK, "--debug", data=model, **places)
    assert first.err == "nhsnav: debug: reading the YAML: there is no index yet\n"
    assert second.err == ""
    assert first.out == second.out
    assert first.code == second.code == 0


def _flip(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 0xFF
    path.write_bytes(bytes(content))


def _flip_all(path: Path) -> None:
    path.write_bytes(bytes(byte ^ 0x55 for byte in path.read_bytes()))


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:200])


def _cut_head(path: Path) -> None:
    path.write_bytes(index_module.MAGIC + b"\x01")


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _pickle(path: Path) -> None:
    path.write_bytes(b"cos\nsystem\n(S'touch /tmp/owned'\ntR.")


def _claim_too_much(path: Path) -> None:
    content = bytearray(path.read_bytes())
    start = len(index_module.MAGIC)
    content[start : start + 8] = b"\xff" * 7 + b"\x00"
    path.write_bytes(bytes(content))


@pytest.mark.parametrize("harm", [_flip_all, _cut, _cut_head, _empty, _folder, _pickle, _claim_too_much])
def test_a_damaged_index_is_passed_over_and_told_only_on_demand(
    harm: Callable[[Path], None], model: Path, places: dict[str, str], run: Nhsnav
) -> None:
    sound = run(*ASK, data=model, **places)
    (path,) = _indexes(Path(places["PYTHONPYCACHEPREFIX"]))
    harm(path)

    told = run(*ASK, "--debug", data=model, **places)
    assert told.out == sound.out
    assert told.err.startswith("nhsnav: debug: reading the YAML: the index ")
    assert told.code == 0
    if harm is _folder:
        return
    harm(path)
    quiet = run(*ASK, data=model, **places)
    assert (quiet.out, quiet.err, quiet.code) == (sound.out, "", 0)


def test_a_segment_that_is_damaged_is_noticed_when_it_is_read(model: Path, places: dict[str, str], run: Nhsnav) -> None:
    sound = run(*ASK, data=model, **places)
    (path,) = _indexes(Path(places["PYTHONPYCACHEPREFIX"]))
    content = bytearray(path.read_bytes())
    at = content.find(b"a hip operation")
    content[at : at + 15] = b"a lip operation"
    path.write_bytes(bytes(content))
    mended = run(*ASK, "--debug", data=model, **places)
    assert mended.out == sound.out
    assert "its segment Service/hip-operation is damaged" in mended.err
    assert mended.code == 0


@pytest.mark.parametrize("name", ["bodies/board.yaml", "kinds/relations.yaml"])
def test_any_change_to_the_data_makes_a_new_index(name: str, model: Path, places: dict[str, str], run: Nhsnav) -> None:
    run(*ASK, data=model, **places)
    path = model / name
    before = path.stat()
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace("Care board", "Cure board").replace("accountable to", "answerable to"), encoding="utf-8"
    )
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    again = run(*ASK, "--debug", data=model, **places)
    assert "the data has changed" in again.err
    if name.startswith("bodies"):
        assert again.json["result"]["arrangement"]["pays"][0]["body"]["name"] == "Cure board"


def test_a_new_file_and_a_file_less_are_changes(model: Path, places: dict[str, str], run: Nhsnav) -> None:
    run(*ASK, data=model, **places)
    (model / "services" / "dentistry.yaml").unlink()
    (model / "charges" / "tooth-charge.yaml").unlink()
    hip = model / "services" / "hip-operation.yaml"
    hip.write_text(hip.read_text(encoding="utf-8").replace(", see: dentistry", ""), encoding="utf-8")
    gone = run("who-pays", "dentist", data=model, **places)
    assert gone.code == 3


def test_it_is_kept_in_the_cache_when_python_may_not_keep_compiled_files(
    model: Path, tmp_path: Path, run: Nhsnav
) -> None:
    (tmp_path / "file").write_text("")
    places = {"PYTHONPYCACHEPREFIX": str(tmp_path / "file" / "pyc"), "XDG_CACHE_HOME": str(tmp_path / "cache")}
    first = run(*ASK, "--debug", data=model, **places)
    assert "can't be kept in" in first.err
    assert len(_indexes(tmp_path / "cache")) == 1
    second = run(*ASK, "--debug", data=model, **places)
    assert (second.out, second.err, second.code) == (first.out, "", 0)


def test_nothing_that_can_be_written_is_no_reason_to_fail(model: Path, tmp_path: Path, run: Nhsnav) -> None:
    (tmp_path / "file").write_text("")
    blocked = str(tmp_path / "file" / "in")
    for _ in range(2):
        ended = run(*ASK, data=model, PYTHONPYCACHEPREFIX=blocked, XDG_CACHE_HOME=blocked, HOME=blocked)
        assert (ended.err, ended.code) == ("", 0)
        assert ended.json["result"]["headline"] == "Your care board (CB) pays for a hip operation."


def test_a_full_disk_leaves_no_part_of_an_index(
    model: Path, tmp_path: Path, places: dict[str, str], environment: dict[str, str]
) -> None:
    """No file may grow past 512 bytes, as when the disk fills up while the index is written."""
    ended = subprocess.run(
        [sys.executable, "-B", "-m", "nhsnav", *ASK, "--debug"],
        env={**unmeasured(environment), **places, "NHSNAV_DATA": str(model)},
        capture_output=True,
        text=True,
        timeout=60,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (512, 512)),
        check=False,
    )
    assert ended.returncode == 0
    assert "the index can't be kept in" in ended.stderr
    assert _indexes(tmp_path) == []
    assert not list(tmp_path.rglob("*.index.*"))


def test_many_processes_at_once_all_answer(model: Path, places: dict[str, str], run: Nhsnav) -> None:
    with ThreadPoolExecutor(8) as pool:
        ended = list(pool.map(lambda _: run(*ASK, data=model, **places), range(16)))
    assert {run.code for run in ended} == {0}
    assert {run.err for run in ended} == {""}
    assert len({run.out for run in ended}) == 1
    assert len(_indexes(Path(places["PYTHONPYCACHEPREFIX"]))) == 1


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(data=st.data())
def test_no_flipped_bit_changes_an_answer(data: st.DataObject, tmp_path: Path) -> None:
    """Whatever byte is changed, the answer is the right one or the index is refused; never another answer."""
    path = tmp_path / "fuzzed.index"
    state = b"state"
    segments = build(TINY)
    write_index(path, state, segments)
    content = bytearray(path.read_bytes())
    where = data.draw(st.integers(0, len(content) - 1))
    content[where] ^= 1 << data.draw(st.integers(0, 7))
    path.write_bytes(bytes(content))
    try:
        reader = IndexFile(path, state)
    except (Stale, Damaged):
        return
    for key, segment in segments.items():
        try:
            assert reader.read(key) == segment
        except Damaged:
            pass


def test_the_index_and_the_yaml_give_the_same_answers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr("nhsnav.store._places", lambda root: iter([tmp_path / "x.index"]))
    notes: list[str] = []
    fresh, kept = open_shelf(TINY, notes.append), open_shelf(TINY, notes.append)
    assert notes == ["reading the YAML: there is no index yet"]
    for service in ("hip-operation", "dentistry"):
        for day in (date(2014, 1, 1), date(2023, 6, 1), date(2026, 1, 1)):
            assert who_pays(View(fresh, day), service) == who_pays(View(kept, day), service)
