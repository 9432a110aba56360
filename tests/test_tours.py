"""Tours: the engine in the small, and every step of every real tour on its day, along ways that take every edge."""

from datetime import date
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhsnav.dates import PartialDate
from nhsnav.errors import Usage
from nhsnav.model.records import decode_hook
from nhsnav.model.tour import Tour
from nhsnav.model.view import View
from nhsnav.store.strict import read_yaml
from nhsnav.tours.engine import options, stage
from nhsnav.tours.told import told_step
from tests.conftest import DATA, TINY, Nhsnav
from tests.terminal import Terminal
from tests.test_truths import real_shelf
from tests.ways import edges, paths

TODAY = date(2026, 11, 24)
SHIPPED = sorted(path.stem for path in (DATA / "tours").glob("*.yaml"))
REQUIRED = 10


def a_tour(steps: list[dict]) -> Tour:
    value = {"id": "x", "title": "X", "summary": "x", "minutes": 1, "steps": steps}
    return msgspec.convert(value, Tour, dec_hook=decode_hook)


FIRST = msgspec.convert(
    read_yaml(str(TINY / "tours/first-tour.yaml")).value,
    Tour,
    dec_hook=lambda _, value: PartialDate(value),
    strict=False,
)


@given(st.lists(st.sampled_from(["", "1", "2"]), max_size=6))
def test_the_same_answers_lead_to_the_same_step(answers: list[str]) -> None:
    try:
        once = stage(FIRST, answers)
    except Usage:
        with pytest.raises(Usage):
            stage(FIRST, answers)
        return
    assert once == stage(FIRST, answers)
    assert once.number == len(answers) + 1
    assert once.number - 1 <= once.total
    assert 0 <= once.right <= once.asked <= len(answers)
    if once.step is None:
        with pytest.raises(Usage, match="over"):
            stage(FIRST, [*answers, ""])


def test_a_reply_is_explained_and_counted() -> None:
    right, wrong = stage(FIRST, ["", "2"]), stage(FIRST, ["", "1"])
    assert (right.reply.right, right.right, right.asked) == (True, 1, 1)
    assert (wrong.reply.why, wrong.right, wrong.asked) == ("A hip operation is free.", 0, 1)
    assert right.step == wrong.step, "a wrong reply does not lead astray"


def test_choices_lead_apart_and_together_again() -> None:
    assert [stage(FIRST, ["", "2", way]).step.id for way in "12"] == ["past", "money"]
    assert {stage(FIRST, ["", "2", way, ""]).step.id for way in "12"} == {"end"}
    assert stage(FIRST, ["", "2", "1", "", ""]).step is None


@pytest.mark.parametrize(
    ("answers", "error"), [(["1"], "asks nothing"), (["", "3"], "no answer"), (["", "x"], "no answer")]
)
def test_an_answer_that_is_not_offered_is_refused(answers: list[str], error: str) -> None:
    with pytest.raises(Usage, match=error):
        stage(FIRST, answers)


@given(st.integers(2, 6), st.data())
def test_the_paths_of_any_sound_tour_take_every_edge(length: int, data: st.DataObject) -> None:
    """Of tours whose choices lead forwards, so that all of them end."""
    steps = []
    for i in range(length):
        step: dict = {"id": f"s{i}", "title": "S", "say": ["s"]}
        if i == length - 1:
            step["last"] = True
        else:
            ways = data.draw(st.lists(st.integers(i + 1, length - 1), max_size=3))
            step["choices"] = [{"label": str(way), "to": f"s{way}"} for way in ways]
        steps.append(step)
    tour = a_tour(steps)
    taken = set()
    for path in paths(tour):
        here = [stage(tour, path[:n]).step for n in range(len(path) + 1)]
        assert here[-1] is None
        taken |= {
            (step.id, answer, after.id if after else None)
            for step, answer, after in zip(here, path, here[1:], strict=False)
        }
    reachable, todo = {"s0"}, ["s0"]
    while todo:
        more = {to for here, _, to in edges(tour) if here == todo[-1] and to} - reachable
        todo.pop()
        reachable |= more
        todo += more
    assert taken == {edge for edge in edges(tour) if edge[0] in reachable}


# The real tours


def real_tour(name: str) -> Tour:
    found = real_shelf().get(Tour, name)
    assert found
    return found


def test_there_are_enough_tours() -> None:
    assert len(SHIPPED) >= REQUIRED


@pytest.mark.parametrize("name", SHIPPED)
def test_every_step_renders_on_its_day_and_is_on_a_way_to_the_end(name: str) -> None:
    tour, view = real_tour(name), View(real_shelf(), TODAY)
    walked = set()
    for path in paths(tour):
        for count in range(len(path) + 1):
            step = stage(tour, path[:count]).step
            if step:
                walked.add((step.id, path[count]))
    assert walked == {(here, answer) for here, answer, _ in edges(tour)}
    for step in tour.steps:
        told = told_step(view, step, TODAY)
        assert (told.answer is None) is (step.show is None)
        if step.check:
            assert len({reply.label for reply in step.check.replies}) == len(step.check.replies)
    assert sum(step.show is not None for step in tour.steps) >= len(tour.steps) / 2, "a tour is live answers, not prose"
    assert sum(bool(options(step)) for step in tour.steps) >= 3


@pytest.mark.parametrize("name", SHIPPED)
def test_a_tour_can_be_walked_at_a_terminal(name: str, environment: dict[str, str]) -> None:
    """From start to end, along two ways where there are two."""
    for path in list(paths(real_tour(name)))[:2]:
        at = Terminal(["tour", name, "--restart", "--plain"], environment, DATA, 80, 200)
        try:
            for count, answer in enumerate(path):
                at.wait_for_text(real_tour(name).steps[0].title if count == 0 else f"{count + 1} of ")
                at.wait_for("Number, 1 to")
                at.screen.reset()
                at.enter(answer or "1")
            at.wait_for("The tour is over.")
            assert at.ended() == 0
        finally:
            at.close()


@pytest.mark.parametrize("name", SHIPPED)
def test_a_tour_is_written_without_asking(name: str, run: Nhsnav) -> None:
    ended = run("tour", name, "--print", "--on", "2026-11-24", data=DATA)
    assert (ended.err, ended.code) == ("", 0)
    assert all(step.title in ended.out for step in real_tour(name).steps)
    told = run("tour", name, "--json", data=DATA).json["result"]
    assert [step["id"] for step in told["steps"]] == [step.id for step in real_tour(name).steps]


# Left and taken up again


def test_a_tour_goes_on_where_it_was_left(environment: dict[str, str]) -> None:
    def at_a_terminal(*arguments: str) -> Terminal:
        return Terminal(["tour", "first-tour", *arguments], environment, TINY)

    at = at_a_terminal()
    at.wait_for("Care and money")
    at.wait_for("Stop here")
    at.wait_for_quiet()
    at.type("\r")  # Go on.
    at.wait_for("Who pays today?")
    at.wait_for_quiet()
    at.type("\x1b[A\r")  # The last of the choices: stop.
    assert at.ended() == 0
    assert "nhsnav tour first-tour goes on here" in at.shown
    at.close()

    at = at_a_terminal()
    at.wait_for("Who pays today?")
    at.wait_for_quiet()
    at.type("\x1b[B\r")  # The second reply, which is right.
    at.wait_for("Right. It took over from the care group in 2022.")
    at.wait_for("Where next?")
    at.wait_for_quiet()
    at.type("\x1b")  # Back, to answer again.
    at.wait_for_quiet()
    at.type("\r")  # The first reply, which is wrong.
    at.wait_for("Not quite.")
    at.close()

    state = next(Path(environment["HOME"]).rglob("tours.json"))
    state.write_text('{"first-tour": ["9", "9"]}', encoding="utf-8")  # As if the tour had changed since.
    at = at_a_terminal()
    at.wait_for("Care and money")
    at.wait_for_quiet()
    at.type("\x1b[B\r")
    assert "on 1 June 2018" not in at.wait_for_quiet()
    at.close()

    at = at_a_terminal("--restart")
    at.wait_for("Care and money")
    at.close()


def test_a_tour_that_is_not_there_names_those_that_are(run: Nhsnav) -> None:
    ended = run("tour", "of the moon")
    assert (ended.out, ended.code) == ("", 3)
    assert ended.err == "nhsnav: error: there is no tour 'of the moon'\nhint: the tours are first-tour\n"
    assert run("tour", "beginner", "--print").code == 0


def test_a_script_walks_a_tour(run: Nhsnav) -> None:
    walked = run("tour", "first-tour", "--answers", "-,2,1,-,-", "--json").json["result"]
    assert [step["id"] for step in walked["steps"]] == ["start", "quiz", "fork", "past", "end"]
    assert (walked["over"], walked["right"], walked["asked"]) == (True, 1, 1)
    stopped = run("tour", "first-tour", "--answers", "-,1", "--json").json["result"]
    assert (stopped["over"], stopped["steps"][-1]["id"], stopped["number"], stopped["total"]) == (False, "fork", 3, 5)
    wrong = run("tour", "first-tour", "--answers", "-,9")
    assert (wrong.out, wrong.code) == ("", 2)
    assert wrong.err == "nhsnav: error: '9' is no answer at step 'quiz'\nhint: it is a number from 1 to 2\n"
