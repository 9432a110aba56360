"""The quiz: made of the model, the same for a seed, and always with one right answer that the model bears out."""

from datetime import date

import pytest

from nhsnav.answers.quiz import quiz
from nhsnav.errors import NotFound
from nhsnav.model.view import View
from tests.conftest import TINY, Nhsnav
from tests.terminal import Terminal
from tests.test_truths import real_shelf

VIEW = View(real_shelf(), date(2026, 7, 1))


@pytest.mark.parametrize("seed", range(12))
def test_every_question_is_sound(seed: int) -> None:
    made = quiz(VIEW, seed, None, 20)
    assert made == quiz(VIEW, seed, None, 20)
    assert len(made.questions) == 20
    assert len({question.ask + str(question.options) for question in made.questions}) == 20
    for question in made.questions:
        labels = [option.label for option in question.options]
        assert len(set(labels)) == len(labels) >= 2
        assert sum(option.right for option in question.options) == 1
        assert question.why
        assert question.evidence.confirmed
        assert question.evidence.sources
        assert question.command.startswith("nhsnav ")


def test_another_seed_asks_something_else() -> None:
    assert quiz(VIEW, 1, None, 5).questions != quiz(VIEW, 2, None, 5).questions


def test_the_right_answer_is_not_always_in_one_place() -> None:
    places = {
        [o.right for o in q.options].index(True) for seed in range(8) for q in quiz(VIEW, seed, None, 10).questions
    }
    assert places == {0, 1, 2, 3}


def test_it_can_be_about_one_thing() -> None:
    for question in quiz(VIEW, 1, "nhs-england", 4).questions:
        assert "NHS England" in question.ask + str(question.options)
    with pytest.raises(NotFound):
        quiz(VIEW, 1, "uk-parliament", 4)


def test_the_command_of_a_question_shows_its_answer(run: Nhsnav) -> None:
    made = run("quiz", "--seed", "4", "--json").json["result"]
    for question in made["questions"]:
        shown = run(*question["command"].split()[1:])
        assert shown.code == 0
        right = next(option["label"] for option in question["options"] if option["right"])
        said = {"Yes, it stops it": "stops it", "No, it does not stop it": "does not stop it"}.get(right, right)
        assert said.replace("It stops a part of it", "stops part of it").casefold() in shown.out.casefold()


def test_a_script_answers(run: Nhsnav) -> None:
    made = run("quiz", "--seed", "4", "--json").json["result"]
    right = [[o["right"] for o in q["options"]].index(True) + 1 for q in made["questions"]]
    scored = run("quiz", "--seed", "4", "--answers", ",".join(map(str, right)), "--json").json["result"]
    assert scored["right"] == len(right)
    wrong = run("quiz", "--seed", "4", "--answers", "7")
    assert (wrong.out, wrong.code) == ("", 2)
    assert (
        wrong.err
        == f"nhsnav: error: '7' answers no question\nhint: question 1 has {len(made['questions'][0]['options'])} options\n"
    )


def test_it_is_played_at_a_terminal(environment: dict[str, str]) -> None:
    at = Terminal(["quiz", "--seed", "4"], environment, TINY)
    try:
        for _ in range(10):
            at.wait_for_quiet()
            if "The same again" in at.shown:
                break
            at.type("\r")
        assert " right. The same again: nhsnav quiz --seed 4" in at.shown
        assert at.ended() == 0
    finally:
        at.close()
