"""Graphs in the languages of other tools: Mermaid, Graphviz DOT, GraphML, and JSON-LD in the W3C ontology of
organisations.

Labels are quoted so that no name of a record is ever read as syntax.
"""

import json
from collections.abc import Callable
from xml.etree import ElementTree as ET

from nhsnav.answers.card import Card
from nhsnav.answers.graph import Edge, Graph, Node, graph_of
from nhsnav.answers.history import History
from nhsnav.answers.money import Money
from nhsnav.answers.timeline import Timeline
from nhsnav.answers.who_pays import WhoPays
from nhsnav.model.records import Status
from nhsnav.show.sankey import as_csv, as_mermaid

__all__ = ["EXPORTS", "export"]

BASE = "https://nhsnav.invalid/id/"
"""Identifies records in JSON-LD. The domain is reserved never to exist: these are names, not addresses."""


def _mermaid(graph: Graph) -> str:
    keys = {node.id: f"n{i}" for i, node in enumerate(graph.nodes)}
    lines = ["flowchart TD"]
    for node in graph.nodes:
        shape = ("([", "])") if node.is_event else ("[", "]")
        lines.append(f"  {keys[node.id]}{shape[0]}{_quoted(_with_years(node))}{shape[1]}")
    for edge in graph.edges:
        arrow = "-->" if edge.status is Status.HAPPENED else "-.->"
        lines.append(f"  {keys[edge.source]} {arrow}|{_quoted(_said(edge))}| {keys[edge.target]}")
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    """Text in quotes as Mermaid reads it: what it would take for syntax goes in as a character code."""
    return '"' + "".join(c if c.isalnum() or c in " ,.:()-'£&/" else f"#{ord(c)};" for c in text) + '"'


def _dot(graph: Graph) -> str:
    lines = ["digraph nhsnav {", "  rankdir=TB;", "  node [shape=box, style=rounded];"]
    for node in graph.nodes:
        shape = ", shape=ellipse" if node.is_event else ""
        lines.append(f"  {_string(node.id)} [label={_string(_with_years(node))}{shape}];")
    for edge in graph.edges:
        style = "" if edge.status is Status.HAPPENED else ", style=dashed"
        lines.append(f"  {_string(edge.source)} -> {_string(edge.target)} [label={_string(_said(edge))}{style}];")
    return "\n".join([*lines, "}"]) + "\n"


def _string(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


GRAPHML = "http://graphml.graphdrawing.org/xmlns"
NODE_KEYS = ("label", "begin", "until")
EDGE_KEYS = ("label", "on", "status")


def _graphml(graph: Graph) -> str:
    root = ET.Element("graphml", xmlns=GRAPHML)
    for target, names in (("node", NODE_KEYS), ("edge", EDGE_KEYS)):
        for name in names:
            ET.SubElement(
                root, "key", {"id": f"{target}-{name}", "for": target, "attr.name": name, "attr.type": "string"}
            )
    body = ET.SubElement(root, "graph", id="nhsnav", edgedefault="directed")
    for node in graph.nodes:
        _values(ET.SubElement(body, "node", id=node.id), "node", node, NODE_KEYS)
    for edge in graph.edges:
        _values(ET.SubElement(body, "edge", source=edge.source, target=edge.target), "edge", edge, EDGE_KEYS)
    ET.indent(root)
    return ET.tostring(root, encoding="unicode", xml_declaration=True) + "\n"


def _values(element: ET.Element, target: str, part: Node | Edge, names: tuple[str, ...]) -> None:
    for name in names:
        if (value := getattr(part, name)) is not None:
            ET.SubElement(element, "data", key=f"{target}-{name}").text = str(value)


CONTEXT = {
    "org": "http://www.w3.org/ns/org#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "schema": "https://schema.org/",
    "dcterms": "http://purl.org/dc/terms/",
    "nhsnav": "https://nhsnav.invalid/term/",
}


def _jsonld(graph: Graph) -> str:
    records: list[dict[str, object]] = []
    for node in graph.nodes:
        record: dict[str, object] = {
            "@id": _iri(node.id),
            "@type": "org:ChangeEvent" if node.is_event else "org:Organization",
            "skos:prefLabel": node.label,
        }
        if node.begin:
            record["dcterms:date" if node.is_event else "schema:foundingDate"] = node.begin
        if node.until:
            record["schema:dissolutionDate"] = node.until
        records.append(record)
    for number, edge in enumerate(graph.edges):
        if edge.is_change:
            records.append(_change_event(number, edge))
        else:
            records.append(
                {"@id": _iri(edge.source), "nhsnav:tie": {"@id": _iri(edge.target), "skos:note": edge.label}}
            )
    return json.dumps({"@context": CONTEXT, "@graph": records}, ensure_ascii=False, indent=2) + "\n"


def _change_event(number: int, edge: Edge) -> dict[str, object]:
    event: dict[str, object] = {
        "@id": _iri(f"change: {number} {edge.source} {edge.target}"),
        "@type": "org:ChangeEvent",
        "dcterms:description": edge.label,
        "nhsnav:status": edge.status.value,
        "org:originalOrganization": {"@id": _iri(edge.source)},
        "org:resultingOrganization": {"@id": _iri(edge.target)},
    }
    if edge.on:
        event["dcterms:date"] = edge.on
    return event


def _iri(name: str) -> str:
    return BASE + "".join(c if (c.isalnum() and c.isascii()) or c == "-" else "_" for c in name)


def _with_years(node: Node) -> str:
    if node.is_event:
        return f"{node.begin}: {node.label}" if node.begin else node.label
    if node.begin or node.until:
        return f"{node.label} ({node.begin or ''} to {node.until or 'now'})"
    return node.label


def _said(edge: Edge) -> str:
    status = "" if edge.status is Status.HAPPENED else f"{edge.status.value}: "
    return f"{status}{edge.label}{f', {edge.on}' if edge.on else ''}"


EXPORTS: dict[str, Callable[[Graph], str]] = {
    "mermaid": _mermaid,
    "dot": _dot,
    "graphml": _graphml,
    "jsonld": _jsonld,
}


MONEY: dict[str, Callable[[Money], str]] = {"mermaid": as_mermaid, "csv": as_csv}


def export(answer: object, face: str) -> str | None:
    """An answer in the language of another tool; `None` when it can't be said in it."""
    if isinstance(answer, Money):
        return MONEY[face](answer) if face in MONEY else None
    if isinstance(answer, Card | History | Timeline | WhoPays):
        return EXPORTS[face](graph_of(answer)) if face in EXPORTS else None
    return None
