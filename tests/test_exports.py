"""Each export is read by the tool that it is meant for, on the made-up model and on the real one.

Graphviz and Mermaid are not Python packages. Where they are missing their tests are passed over, unless
NHSNAV_NEEDS_TOOLS says that they must not be.
"""

import csv
import io
import os
import shutil
import subprocess
from decimal import Decimal
from pathlib import Path

import networkx as nx
import pytest
import rdflib

from tests.conftest import DATA, HERE, TINY, Nhsnav

MERMAID = HERE / "tools" / "mermaid"
ORG = rdflib.Namespace("http://www.w3.org/ns/org#")
ASKED = [
    (TINY, ("history", "care group")),
    (TINY, ("show", "board", "--on", "2024-01-01")),
    (TINY, ("timeline",)),
    (TINY, ("who-pays", "dentist", "--on", "2024-01-01")),
    (DATA, ("who-pays", "section 117", "--on", "2026-07-01")),
    (DATA, ("history", "NHS Frimley ICB", "--on", "2026-07-01")),
    (DATA, ("history", "Public Health England", "--on", "2026-07-01")),
    (DATA, ("show", "NHS England", "--on", "2026-07-01")),
    (DATA, ("timeline", "--on", "2026-07-01")),
]


def _needs(found: object, tool: str) -> None:
    if not found:
        if os.environ.get("NHSNAV_NEEDS_TOOLS"):
            pytest.fail(f"{tool} is missing")
        pytest.skip(f"{tool} is not installed")


def _read(text: str, *command: str) -> str:
    ended = subprocess.run(
        command, input=text, capture_output=True, text=True, encoding="utf-8", timeout=120, check=False
    )
    assert ended.returncode == 0, ended.stderr
    return ended.stdout


@pytest.mark.parametrize(
    ("data", "asked"), ASKED, ids=lambda part: " ".join(part) if isinstance(part, tuple) else part.name
)
class TestExports:
    """What a tool makes of it."""

    def test_graphviz_draws_it(self, data: Path, asked: tuple[str, ...], run: Nhsnav) -> None:
        _needs(shutil.which("dot"), "Graphviz")
        ended = run(*asked, "--format", "dot", data=data)
        assert (ended.err, ended.code) == ("", 0)
        drawn = _read(ended.out, "dot", "-Tsvg")
        assert drawn.count('class="node"') == ended.out.count(" [label=") - ended.out.count("->")

    def test_mermaid_parses_it(self, data: Path, asked: tuple[str, ...], run: Nhsnav) -> None:
        _needs(shutil.which("node") and (MERMAID / "node_modules").is_dir(), "Mermaid")
        ended = run(*asked, "--format", "mermaid", data=data)
        assert (ended.err, ended.code) == ("", 0)
        assert "flowchart" in _read(ended.out, "node", str(MERMAID / "parse.mjs"))

    def test_networkx_reads_it(self, data: Path, asked: tuple[str, ...], run: Nhsnav) -> None:
        ended = run(*asked, "--format", "graphml", data=data)
        assert (ended.err, ended.code) == ("", 0)
        graph = nx.read_graphml(io.BytesIO(ended.out.encode()), force_multigraph=True)
        assert graph.number_of_nodes() > 1
        assert all(label for _, label in graph.nodes(data="label"))
        assert graph.number_of_edges() == run(*asked, "--format", "dot", data=data).out.count("->")

    def test_rdflib_reads_it(self, data: Path, asked: tuple[str, ...], run: Nhsnav) -> None:
        ended = run(*asked, "--format", "jsonld", data=data)
        assert (ended.err, ended.code) == ("", 0)
        graph = rdflib.Graph().parse(data=ended.out, format="json-ld")
        assert len(graph) > 3
        for event in graph.subjects(ORG.originalOrganization):
            assert (event, rdflib.RDF.type, ORG.ChangeEvent) in graph
            assert graph.value(event, ORG.resultingOrganization)


def test_frimley_became_three(run: Nhsnav) -> None:
    ended = run("history", "NHS Frimley ICB", "--format", "jsonld", "--on", "2026-07-01", data=DATA)
    graph = rdflib.Graph().parse(data=ended.out, format="json-ld")
    frimley = rdflib.URIRef("https://nhsnav.invalid/id/nhs-frimley-icb")
    heirs = {str(graph.value(e, ORG.resultingOrganization)) for e in graph.subjects(ORG.originalOrganization, frimley)}
    assert {heir.rsplit("/", 1)[1] for heir in heirs} == {
        "nhs-thames-valley-icb",
        "nhs-surrey-and-sussex-icb",
        "nhs-hampshire-and-isle-of-wight-icb",
    }


def test_what_is_no_graph_says_so(run: Nhsnav) -> None:
    ended = run("find", "care", "--format", "dot")
    assert (ended.out, ended.code) == ("", 2)
    assert ended.err == "nhsnav: error: find can't be written as dot\nhint: nhsnav find --help\n"


@pytest.mark.parametrize("year", ["2018/19", "2025/26"])
def test_mermaid_parses_the_sankey_of_a_year(year: str, run: Nhsnav) -> None:
    _needs(shutil.which("node") and (MERMAID / "node_modules").is_dir(), "Mermaid")
    ended = run("money", "--year", year, "--format", "mermaid", data=DATA)
    assert (ended.err, ended.code) == ("", 0)
    assert "sankey" in _read(ended.out, "node", str(MERMAID / "parse.mjs"))


def test_the_csv_of_a_year_is_read_as_a_table(run: Nhsnav) -> None:
    rows = list(csv.DictReader(io.StringIO(run("money", "--year", "2025/26", "--format", "csv", data=DATA).out)))
    tree = [row for row in rows if row["tree"] == "1"]
    out_of_nhs_england = [row for row in tree if row["from"] == "nhs-england"]
    total = sum(Decimal(row["pounds"]) for row in out_of_nhs_england)
    (limit,) = (Decimal(row["pounds"]) for row in tree if row["to"] == "nhs-england")
    assert abs(total - limit) <= 4_000_000  # Eight amounts, each rounded to the nearest million.
