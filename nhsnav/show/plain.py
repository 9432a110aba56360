"""The plain face: one record to a line, fields parted by tabs, the id first. The order of the columns is a promise.

Answers that are not lists give one line for each part: its name; the id of what it is about (of a statement in words:
its status); its words; from; until; whether it is confirmed; its sources.
"""

from collections.abc import Iterator

from nhsnav.answers.about import Checked, Info, WorkQueue
from nhsnav.answers.card import Card
from nhsnav.answers.common import Evidence, Line, Moment, Span
from nhsnav.answers.compare import Compared
from nhsnav.answers.complaint import Complaint
from nhsnav.answers.evidence import SourceList
from nhsnav.answers.find import Found
from nhsnav.answers.history import History, Hop
from nhsnav.answers.innovate import Innovation, Tip
from nhsnav.answers.listing import Kinds, Listing, Row
from nhsnav.answers.oversight import Oversight, Rung
from nhsnav.answers.patient_data import DataUsers, DataUses
from nhsnav.answers.pick import Candidates
from nhsnav.answers.timeline import Timeline
from nhsnav.answers.who_pays import Arrangement, Step, WhoPays

__all__ = ["plain"]

Fields = tuple[object, ...]


def plain(answer: object) -> str:
    """The lines of an answer. Tabs and line ends inside a field become spaces."""
    return "".join("\t".join(_field(f) for f in fields).rstrip("\t") + "\n" for fields in _lines(answer))


def _field(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, Moment):
        return value.value
    return " ".join(str(value).split()) if isinstance(value, str) else str(value)


def _lines(answer: object) -> Iterator[Fields]:
    match answer:
        case WhoPays():
            yield from _who_pays(answer)
        case Card():
            yield from _card(answer)
        case Complaint():
            yield from _complaint(answer)
        case DataUsers():
            for row in answer.rows:
                yield row.by.id, row.by.name, " ".join(row.purposes), row.opt_out, *_proof(row.evidence)
        case DataUses():
            yield from _data_uses(answer)
        case Innovation():
            yield from _innovation(answer)
        case Oversight():
            yield from _oversight(answer)
        case History():
            yield from _history(answer)
        case Timeline():
            for entry in answer.entries:
                ids = " ".join(ref.id for ref in entry.about)
                yield entry.on, entry.change.value, entry.status.value, entry.text, ids, *_proof(entry.evidence)
        case Compared():
            yield from _compared(answer)
        case Found():
            yield from (_row(hit.row) for hit in answer.hits)
        case Listing():
            yield from (_row(row) for row in answer.rows)
        case Kinds():
            yield from ((kind.id, kind.group, kind.count, kind.label, kind.meaning) for kind in answer.kinds)
        case Candidates():
            for candidate in answer.candidates:
                yield candidate.ref.id, candidate.ref.name, candidate.begin, candidate.until, candidate.meaning
        case SourceList():
            for s in answer.entries:
                yield s.id, s.publisher, s.title, s.url, s.published, s.read, s.licence
        case Info():
            yield from ((name, count) for name, count in answer.records.items())
            for name in ("version", "data_version", "checked_to", "modelled_from", "data", "index", "licence"):
                yield name, getattr(answer, name)
        case WorkQueue():
            for one in answer.due:
                yield one.record, one.path, one.due, one.checked, one.words, " ".join(one.pages)
        case Checked():
            for p in answer.problems:
                yield p.file, p.line, p.code, p.record, p.path, p.message
        case _:
            raise TypeError(type(answer))


def _row(row: Row) -> Fields:
    return row.ref.id, row.ref.name, row.kind, row.held.value, row.begin, row.until


def _proof(evidence: Evidence | None) -> Fields:
    if evidence is None:
        return ("", "")
    return ("confirmed" if evidence.confirmed else "unconfirmed", " ".join(evidence.sources))


def _span(span: Span) -> Fields:
    return span.begin, span.until


def _line(part: str, line: Line) -> Fields:
    return part, line.status.value, line.text, *_span(line.span), *_proof(line.evidence)


def _who_pays(answer: WhoPays) -> Iterator[Fields]:
    yield "headline", answer.service.id, answer.headline
    yield from _arrangement("now", answer.arrangement)
    for step in answer.chain:
        yield from _step(step)
    for provider in answer.providers:
        yield "provides", provider.body.id, provider.body.name, "", "", *_proof(provider.evidence)
    for way in answer.mechanisms:
        yield "paid-by", way.id, way.label, *_span(way.span), *_proof(way.evidence)
    for overseer in answer.overseers:
        does = f"{', '.join(overseer.does)}: {overseer.body.name}"
        yield "overseen-by", overseer.body.id, does, "", "", *_proof(overseer.evidence)
    yield from (_line("charge", line) for line in answer.charge)
    for amount in answer.amounts:
        for name, value in amount.amounts.items():
            yield "amount", amount.id, f"{name} {value} {amount.unit}", amount.since, "", *_proof(amount.evidence)
    for condition in answer.unless:
        see = condition.see.id if condition.see else ""
        yield "unless", see, f"{condition.when}: {condition.then}", "", "", *_proof(condition.evidence)
    yield from (_line("elsewhere", line) for line in answer.elsewhere)
    for earlier in answer.before:
        yield from _arrangement("before", earlier)
    for later in answer.after:
        yield from _arrangement("after", later)
    yield from (_line("law", line) for line in answer.law)
    yield from (("note", answer.service.id, note) for note in answer.notes)
    yield from (("doubt", answer.service.id, doubt) for doubt in answer.doubts)


def _oversight(answer: Oversight) -> Iterator[Fields]:
    yield "headline", answer.ref.id, answer.headline
    for when, duties in (("", answer.duties), ("before-", answer.before), ("planned-", answer.planned)):
        for duty in duties:
            yield f"{when}{duty.kind}", duty.body.id, duty.body.name, *_span(duty.span), *_proof(duty.evidence)
    yield from (_line(f"exempt: {one.aspect}", one.line) for one in answer.exempt)
    for part in answer.parts:
        for duty in part.duties:
            yield f"part: {duty.kind}", part.ref.id, duty.body.id, *_span(duty.span), *_proof(duty.evidence)
    yield from _rungs(answer.ladder, "")
    yield from (("note", answer.ref.id, note) for note in answer.notes)


def _complaint(answer: Complaint) -> Iterator[Fields]:
    yield "headline", answer.route.id, answer.headline
    for when, stops in (("", answer.stops), ("before-", answer.before), ("planned-", answer.planned)):
        for stop in stops:
            ids = " ".join(body.id for body in stop.bodies) or stop.whom
            yield f"{when}{stop.turn.value}", ids, stop.text, *_span(stop.span), *_proof(stop.evidence)
    yield from (_line("changed", change) for change in answer.changes)
    yield from (_line("law", law) for law in answer.law)
    yield from (("note", answer.route.id, note) for note in answer.notes)


def _data_uses(answer: DataUses) -> Iterator[Fields]:
    yield "headline", answer.ref.id, answer.headline
    for when, uses in (("use", answer.uses), ("before", answer.before), ("planned", answer.planned)):
        for use in uses:
            yield when, use.by.id, use.why, *_span(use.span), *_proof(use.evidence)
            yield f"{when}-purposes", use.by.id, ", ".join(use.purposes)
            yield f"{when}-data", use.by.id, "; ".join(use.data)
            yield f"{when}-identity", use.by.id, use.identity.value
            yield from (_line(f"{when}-law", law) for law in use.basis)
            yield from ((f"{when}-safeguard", use.by.id, safeguard) for safeguard in use.safeguards)
            for choice in use.choices:
                words = f"{choice.applies.value}: {choice.text}"
                yield f"{when}-choice", choice.choice.id, words, "", "", *_proof(choice.evidence)
    yield from (_line("in-brief", one) for one in answer.in_brief)
    yield from (("note", answer.ref.id, note) for note in answer.notes)


def _innovation(answer: Innovation) -> Iterator[Fields]:
    yield "headline", "", answer.headline
    yield from (("answer", one.id, one.value) for one in answer.answered)
    for section in answer.sections:
        yield from (_tip(section.label, tip) for tip in section.tips)
    yield from (_tip("gone", gone.tip, " ".join(ref.id for ref in gone.now)) for gone in answer.gone)
    yield from (_tip("planned", tip) for tip in answer.planned)
    if answer.open:
        yield "open", answer.open.id, " ".join(answer.open.options)


def _tip(part: str, tip: Tip, now: str = "") -> Fields:
    see = tip.see.id if tip.see else ""
    return part, see, f"{tip.text} -> {now}" if now else tip.text, *_span(tip.span), *_proof(tip.evidence)


def _rungs(rungs: tuple[Rung, ...], above: str) -> Iterator[Fields]:
    for rung in rungs:
        if above:
            yield "accountable", rung.body.id, above, "", "", *_proof(rung.evidence)
        yield from _rungs(rung.below, rung.body.id)


def _history(answer: History) -> Iterator[Fields]:
    yield "headline", answer.ref.id, answer.headline
    for name in answer.names:
        yield "name", name.use.value, name.text, *_span(name.span), *_proof(name.evidence)
    for part, hops in (("before", answer.origins), ("after", answer.heirs)):
        yield from _hops(part, hops)
    yield from (("now", heir.id, heir.name) for heir in answer.now)


def _hops(part: str, hops: tuple[Hop, ...]) -> Iterator[Fields]:
    for hop in hops:
        step = hop.step
        other = step.other.id if step.other else ""
        called = step.other.name if step.other else step.named
        what = f": {step.what}" if step.what else ""
        yield part, other, f"{step.words} {called}{what}", step.on, "", *_proof(step.evidence)
        yield from _hops(part, hop.next)


def _compared(answer: Compared) -> Iterator[Fields]:
    for part, things in (("began", answer.began), ("ended", answer.ended)):
        yield from ((part, o.ref.id, o.ref.name, o.on, "", *_proof(o.evidence)) for o in things)
    yield from (("renamed", r.id, f"{r.before} -> {r.after}", r.on, "", *_proof(r.evidence)) for r in answer.renamed)
    for m in answer.moved:
        target = m.target.id if m.target else m.named
        yield "moved", m.source.id, f"-> {target}: {m.what or ''}", m.on, "", *_proof(m.evidence)
    yield from (("count", c.ref.id, f"{c.of}: {c.before} -> {c.after}") for c in answer.counts)
    for p in answer.payers:
        before, after = (" ".join(ref.id for ref in refs) for refs in (p.before, p.after))
        yield "payer", p.service.id, f"{before} -> {after}", p.on, "", *_proof(p.evidence)


def _arrangement(when: str, arrangement: Arrangement) -> Iterator[Fields]:
    for body in arrangement.decides:
        yield f"{when}-decides", body.id, body.name, *_span(arrangement.span), *_proof(arrangement.evidence)
    for share in arrangement.pays:
        yield f"{when}-pays", share.body.id, share.body.name, *_span(arrangement.span), *_proof(arrangement.evidence)


def _step(step: Step) -> Iterator[Fields]:
    how = f" ({step.how})" if step.how else ""
    yield "chain", step.body.id, f"{step.body.name}{how}", "", "", *_proof(step.evidence)
    for below in step.next:
        yield from _step(below)


def _card(answer: Card) -> Iterator[Fields]:
    life = answer.life
    yield "headline", answer.ref.id, answer.headline
    yield "life", answer.kind.id, life.held.value, *_span(life.span), *_proof(life.evidence)
    yield from (_line("role", line) for line in answer.role)
    for name in answer.names:
        yield "name", name.use.value, name.text, *_span(name.span), *_proof(name.evidence)
    yield from (_line("holder", line) for line in answer.holder)
    for figure in answer.figures:
        yield "count", figure.of, figure.value, figure.on, "", *_proof(figure.evidence)
    for tie in answer.ties:
        yield tie.kind, tie.other.id, f"{tie.words} {tie.other.name}", *_span(tie.span), *_proof(tie.evidence)
    for label, steps in (("before", answer.came_from), ("after", answer.became)):
        for step in steps:
            other = step.other.id if step.other else ""
            called = step.other.name if step.other else step.named
            yield label, other, f"{step.words} {called}", step.on, "", *_proof(step.evidence)
    for part, lines in (
        ("law", answer.law),
        ("money", answer.money),
        ("patient-data", answer.patient_data),
        ("code", answer.codes),
        ("planned", answer.coming),
    ):
        yield from (_line(part, line) for line in lines)
    yield from (("note", answer.ref.id, note) for note in answer.notes)
    yield from (("doubt", answer.ref.id, doubt) for doubt in answer.doubts)
