"""The walk through an interview: pure, and the same whatever the order of the answers."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhsnav.answers.interview import checked, fits, next_question
from nhsnav.answers.interview import given as advice_given
from nhsnav.errors import Usage
from nhsnav.model.interview import Interview
from tests.conftest import DATA, Nhsnav
from tests.terminal import Terminal

TREE = msgspec.convert(
    {
        "id": "x",
        "title": "X",
        "questions": [
            {"id": name, "ask": f"{name}?", "options": [{"value": v, "label": v} for v in ("one", "two", "three")]}
            for name in ("a", "b", "c")
        ],
        "sections": [{"id": "s", "label": "S"}],
        "advice": [
            {"section": "s", "text": "always"},
            {"section": "s", "text": "a one", "when": {"a": ["one"]}},
            {"section": "s", "text": "a two, b one or two", "when": {"a": ["two"], "b": ["one", "two"]}},
            {"section": "s", "text": "a two, b three, c one", "when": {"a": ["two"], "b": ["three"], "c": ["one"]}},
        ],
    },
    Interview,
)
FACTS = st.dictionaries(st.sampled_from("abc"), st.sampled_from(["one", "two", "three"]))


@given(FACTS)
def test_a_question_is_asked_only_while_it_matters(facts: dict[str, str]) -> None:
    question = next_question(TREE, TREE.advice, facts)
    if question is None:
        assert all(fits(advice, facts) is not None for advice in TREE.advice)
        return
    assert question.id not in facts
    outcomes = {
        tuple(a.text for a in advice_given(TREE.advice, {**facts, **rest, question.id: option.value}))
        for option in question.options
        for rest in ({"b": "one", "c": "one"}, {"b": "three", "c": "one"}, {"c": "two"})
    }
    assert len(outcomes) > 1


@given(FACTS)
def test_more_answers_never_take_advice_back(facts: dict[str, str]) -> None:
    known: dict[str, str] = {}
    before: set[str] = set()
    for name, value in facts.items():
        known[name] = value
        now = {advice.text for advice in advice_given(TREE.advice, known)}
        assert before <= now
        before = now


def test_it_asks_in_order_and_stops_when_all_is_decided() -> None:
    asked, facts = [], {}
    while question := next_question(TREE, TREE.advice, facts):
        asked.append(question.id)
        facts[question.id] = {"a": "two", "b": "three", "c": "two"}[question.id]
    assert asked == ["a", "b", "c"]
    assert next_question(TREE, TREE.advice, {"a": "one"}) is None
    assert next_question(TREE, TREE.advice, {"a": "three"}) is None


@pytest.mark.parametrize("setting", ["colour=red", "a", "a=", "=one", "a=four"])
def test_what_can_not_be_asked_is_refused(setting: str) -> None:
    with pytest.raises(Usage):
        checked(TREE, [setting])


def test_the_last_of_two_answers_counts() -> None:
    assert checked(TREE, ["a=one", " a = two "]) == {"a": "two"}


def test_without_a_terminal_the_next_question_is_named_and_nothing_is_picked(run: Nhsnav) -> None:
    for typed in (None, "", "\n", "1\n"):
        ended = run("innovate", input=typed)
        assert ended.code == 2
        assert ended.err == (
            "nhsnav: error: one more thing must be known: What is it?\nhint: nhsnav innovate --set product=pill|tool\n"
        )
    told = run("innovate", "--set", "product=tool", "--json")
    assert told.code == 2
    assert told.json["result"]["open"]["options"] == {"yes": "Proved", "no": "Not yet"}
    assert told.json["problems"][0]["code"] == "needs-more"


def test_what_is_over_says_do_not_apply(run: Nhsnav) -> None:
    now = run("innovate", "--set", "product=tool", "--set", "proof=yes", "--on", "2024-01-01").out
    assert "Old scheme: no longer exists, do not apply; until 1 April 2021; now New scheme (NS)" in now
    then = run("innovate", "--set", "product=tool", "--set", "proof=yes", "--on", "2019").out
    assert "Apply to the old scheme." in then
    assert "do not apply" not in then


# The real questions

PRODUCTS = {
    "an asthma app": ("digital", "prototype"),
    "a wound dressing": ("device", "proven"),
    "a cancer medicine": ("medicine", "trial"),
    "a blood test at the bedside": ("diagnostic", "proven"),
    "a new way of working": ("service", "elsewhere"),
}
DAYS = ["2019-06-01", "2026-07-01"]


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("product", PRODUCTS)
def test_a_product_is_guided_at_a_terminal_and_by_settings_alike(
    product: str, day: str, run: Nhsnav, environment: dict[str, str]
) -> None:
    what, stage = PRODUCTS[product]
    at = Terminal(["innovate", "--on", day, "--plain"], environment, DATA, 100, 400)
    settings: list[str] = []
    try:
        while True:
            told = run("innovate", *settings, "--on", day, "--json", data=DATA)
            question = told.json["result"]["open"]
            if question is None:
                break
            assert told.code == 2
            values = list(question["options"])
            value = {"product": what, "stage": stage}.get(question["id"], values[0])
            at.wait_for(question["ask"][:60])
            at.wait_for("Number, 1 to")
            at.screen.reset()
            at.enter(str(values.index(value) + 1))
            settings += ["--set", f"{question['id']}={value}"]
        assert at.ended() == 0
    finally:
        at.close()
    assert told.code == 0
    assert told.json["result"]["sections"]
    shown = at.shown.replace("\n", " ")
    by_settings = run("innovate", *settings, "--on", day, "--plain", data=DATA).out
    assert by_settings.split("\t")[2].split("\n")[0][:40] in shown


def test_another_day_leads_another_way(run: Nhsnav) -> None:
    def seen(day: str) -> set[str]:
        settings = [
            f"--set={q}={a}"
            for q, a in (
                ("product", "digital"),
                ("purpose", "yes"),
                ("stage", "proven"),
                ("buyer", "local"),
                ("data", "yes"),
                ("who", "small"),
                ("cost", "saves"),
            )
        ]
        result = run("innovate", *settings, "--on", day, "--json", data=DATA).json["result"]
        return {tip["see"]["id"] for section in result["sections"] for tip in section["tips"] if tip["see"]}

    then, now = seen("2019-06-01"), seen("2026-07-01")
    assert {"ahsn", "nhs-apps-library"} & then
    assert {"health-innovation-network", "dtac"} <= now
    assert not {"ahsn", "nhs-apps-library", "itp"} & now
