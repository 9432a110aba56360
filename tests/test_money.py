"""Amounts add up as they were printed, and never across what they measure."""

from datetime import date
from decimal import Decimal

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhsnav.answers.money import money, money_of, streams, year_of
from nhsnav.model.money import Flow, NotAlike, pounds, rounding, total
from nhsnav.model.view import View
from tests.conftest import Nhsnav, in_a_terminal
from tests.test_truths import real_shelf

VIEW = View(real_shelf(), date(2026, 7, 1))
AMOUNTS = st.decimals(min_value=-10_000, max_value=10_000, places=3)


def flow(amount: str, unit: str = "GBP billion", measure: str = "spending") -> Flow:
    return msgspec.convert(
        {"from": "a", "to": "b", "amount": amount, "unit": unit, "measure": measure, "stage": "outturn"}, Flow
    )


REAL = [
    ("2018/19", "hm-treasury", "dhsc", "125.278 GBP billion", "parliament-rdel-outturn-2018-2022-2023"),
    ("2018/19", "dhsc", "nhs-england", "114.60 GBP billion", "parliament-copy-209341-finance-2019"),
    ("2018/19", "nhs-england", "ccg", "75.6 GBP billion", "commons-library-nhs-funding-expenditure-2020"),
    ("2018/19", "nhs-england", "specialised-services", "17.151 GBP billion", "cipfa-resource-allocation-2016"),
    ("2018/19", "dhsc", "local-authority", "3.215 GBP billion", "dhsc-public-grant-19-copy-2017"),
    ("2019/20", "dhsc", "nhs-england", "123.377 GBP billion", "parliament-copy-197068-board-money-2023"),
    ("2020/21", "nhs-england", "ccg", "101.907 GBP billion", "parliament-copy-197068-board-money-2023"),
    ("2024/25", "nhs-england", "technical-adjustments", "-4.394 GBP billion", "nhs-england-finance-month-4-2024-25"),
    ("2025/26", "dhsc", "nhs-england", "198.095 GBP billion", "nhs-england-financial-report-2025-26-quarter-4-2026"),
    ("2025/26", "dhsc", "nhs-england", "198.025 GBP billion", "nhs-england-financial-report-2025-26-quarter-4-2026"),
    ("2025/26", "dhsc", "nhs-england", "205.111 GBP billion", "dhsc-directions-2025-26"),
    ("2025/26", "icb", "better-care-fund", "5.614 GBP billion", "nhs-england-better-care-fund-contributions-2025-26"),
]
"""Amounts that were read twice, each with the source that holds it."""


@pytest.mark.parametrize(("year", "giver", "to", "amount", "source"), REAL)
def test_what_was_read_twice_is_in_the_model(year: str, giver: str, to: str, amount: str, source: str) -> None:
    answer = money(VIEW, year_of(VIEW, year))
    found = [s for tree in answer.trees for s in streams(tree.roots)] + list(answer.beside)
    same = [s.sum for s in found if (s.giver.id, s.to.id, f"{s.sum.amount} {s.sum.unit}") == (giver, to, amount)]
    assert any(one.evidence.confirmed and source in one.evidence.sources for one in same)


def test_the_three_totals_of_2025_26_each_say_what_they_measure() -> None:
    of = money_of(VIEW, year_of(VIEW, "2025/26"), "nhs-england")
    totals = {s.sum.amount: s.sum for s in of.into}
    assert {"198.095", "205.111", "195.6"} <= set(totals)
    assert totals["198.095"].measure.id != totals["205.111"].measure.id
    assert not totals["195.6"].evidence.confirmed
    assert {totals[a].measure.id for a in ("198.095", "205.111")} <= {m.id for m in of.measures}


@pytest.mark.parametrize("year", ["2018/19", "2025/26"])
def test_every_rest_has_a_name_of_its_own(year: str) -> None:
    for tree in money(VIEW, year_of(VIEW, year)).trees:
        rests = [s for s in streams(tree.roots) if s.sum.rest]
        assert all(s.to.meaning for s in rests)
        assert len({s.to.id for s in rests}) == len(rests)


def test_every_year_can_be_told() -> None:
    for year in money(VIEW, year_of(VIEW, None)).years:
        told = money(VIEW, year_of(VIEW, year))
        assert told.headline.startswith(f"In {year}") or not told.trees


@given(st.lists(AMOUNTS, max_size=8))
def test_a_total_is_exact(amounts: list[Decimal]) -> None:
    assert total(flow(f"{amount:f}") for amount in amounts) == sum(amounts, Decimal(0)) * 10**9


@given(AMOUNTS, st.sampled_from(["GBP", "GBP thousand", "GBP million", "GBP billion"]))
def test_a_printed_amount_is_within_half_of_its_last_digit(true: Decimal, unit: str) -> None:
    printed = flow(f"{round(true, 1):f}", unit)
    assert abs(pounds(printed) - pounds(flow(f"{true:f}", unit))) <= rounding(printed)


def test_what_measures_different_things_is_not_added() -> None:
    with pytest.raises(NotAlike, match="buildings, spending"):
        total([flow("1"), flow("2", measure="buildings")])


def test_the_csv_of_a_year_has_every_amount_once(run: Nhsnav) -> None:
    ended = run("money", "--year", "2018/19", "--format", "csv")
    header, *rows = ended.out.splitlines()
    assert header == "year,tree,from,to,pounds,amount,unit,measure,stage,rest,confirmed,sources"
    assert rows == [
        "2018/19,1,taxpayers,department,10000000000.0,10.0,GBP billion,spending,outturn,no,yes,gazette",
        "2018/19,1,department,group,7500000000.0,7.5,GBP billion,spending-here,outturn,no,yes,gazette",
        "2018/19,1,department,rest-of-department,2500000000.0,2.5,GBP billion,spending,calculated,yes,no,gazette",
        "2018/19,,taxpayers,department,900000000,900,GBP million,buildings,plan,no,no,gazette",
    ]
    assert (ended.err, ended.code) == ("", 0)


def test_the_sankey_leaves_deductions_out(run: Nhsnav) -> None:
    assert run("money", "--year", "2022/23", "--format", "mermaid").out == (
        "sankey-beta\n\n"
        '"Taxpayers","Department of Care and Comfort",12\n'
        '"Department of Care and Comfort","Care board",9.5\n'
        '"Department of Care and Comfort","Everything else of the department",2.6\n'
    )


def test_a_chain_shows_the_amounts_of_its_year(run: Nhsnav) -> None:
    """But not what taxpayers give: that is not for health alone."""

    def chain(day: str) -> list[tuple[str, str]]:
        step = run("who-pays", "hip operation", "--on", day, "--json").json["result"]["chain"][0]
        found = []
        while step["next"]:
            step = step["next"][0]
            found.append((step["amount"]["amount"], step["amount"]["year"]) if step["amount"] else None)
        return found

    assert chain("2018-06-01") == [None, ("7.5", "2018/19")]
    assert chain("2018-03-31") == [None, None]
    assert chain("2024-05-01") == [None, ("9.5", "2022/23")]
    assert chain("2026-06-01") == [None, None]


def test_the_chain_says_what_an_amount_counts(run: Nhsnav) -> None:
    assert "£7.5bn in 2018/19 day-to-day spending here" in run("who-pays", "hip operation", "--on", "2018-06-01").out


@pytest.mark.parametrize("year", ["2018/19", "2022/23"])
def test_a_picture_is_whole_in_itself(year: str, run: Nhsnav, tmp_path) -> None:
    from xml.etree import ElementTree as ET

    path = tmp_path / "money.svg"
    ended = run("money", "--year", year, "--svg", str(path))
    assert ended.err == f"nhsnav: wrote {path}\n"
    assert (ended.code, bool(ended.out)) == (0, True)
    text = path.read_text(encoding="utf-8")
    root = ET.fromstring(text)
    words = " ".join(node.text or "" for node in root.iter("{http://www.w3.org/2000/svg}text"))
    assert f"The money of the NHS in England, {year}" in words
    assert "Counted: day-to-day spending." in words
    assert "Sources: " in words
    assert "prefers-color-scheme: dark" in text
    assert "href" not in text.replace("xmlns:xlink", "")
    assert ("Not drawn: Adjustments" in words) is (year == "2022/23")


def test_a_picture_needs_a_place_and_a_tree(run: Nhsnav, tmp_path) -> None:
    missing = tmp_path / "no" / "money.svg"
    nowhere = run("money", "--svg", str(missing))
    assert (nowhere.out, nowhere.code) == ("", 2)
    assert (
        nowhere.err
        == f"nhsnav: error: {missing} can't be written: No such file or directory\nhint: name another file\n"
    )
    treeless = run("money", "--year", "2023/24", "--svg", str(tmp_path / "x.svg"))
    assert (treeless.out, treeless.code) == ("", 3)


def test_bars_are_in_proportion(environment: dict[str, str]) -> None:
    shown = in_a_terminal(["money", "--year", "2022/23"], 80, environment)
    bars = {line.split("£")[1].split()[0]: line.count("█") for line in shown.splitlines() if "█" in line}
    assert bars["12.0bn"] == 24
    assert bars["9.5bn"] == 19  # 9.5 of 12, of 24
