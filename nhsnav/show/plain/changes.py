"""Changes, in plain lines."""

from collections.abc import Iterator

from nhsnav.answers.compare import Compared
from nhsnav.answers.timeline import Timeline
from nhsnav.show.plain.fields import Fields, proof

__all__ = ["lines_of_comparison", "lines_of_timeline"]


def lines_of_timeline(answer: Timeline) -> Iterator[Fields]:
    for entry in answer.entries:
        ids = " ".join(ref.id for ref in entry.about)
        yield entry.on, entry.change.value, entry.status.value, entry.text, ids, *proof(entry.evidence)


def lines_of_comparison(answer: Compared) -> Iterator[Fields]:
    for part, things in (("began", answer.began), ("ended", answer.ended)):
        yield from ((part, o.ref.id, o.ref.name, o.on, "", *proof(o.evidence)) for o in things)
    yield from (("renamed", r.id, f"{r.before} -> {r.after}", r.on, "", *proof(r.evidence)) for r in answer.renamed)
    for m in answer.moved:
        target = m.target.id if m.target else m.named
        yield "moved", m.source.id, f"-> {target}: {m.what or ''}", m.on, "", *proof(m.evidence)
    yield from (("count", c.ref.id, f"{c.of}: {c.before} -> {c.after}") for c in answer.counts)
    for p in answer.payers:
        before, after = (" ".join(ref.id for ref in refs) for refs in (p.before, p.after))
        yield "payer", p.service.id, f"{before} -> {after}", p.on, "", *proof(p.evidence)
