"""What nothing refers to helps nobody: an uncited source, a record tied to no other."""

from collections.abc import Iterator

from nhsnav.model.catalogue import Catalogue
from nhsnav.model.parts import parts
from nhsnav.model.records import Cited, Entity, Service
from nhsnav.rules.finding import Finding

__all__ = ["NAME", "check"]

NAME = "orphan"


def check(catalogue: Catalogue) -> Iterator[Finding]:
    cited = {s for r in catalogue.cited for _, p in parts(r) if isinstance(p, Cited) for s in p.sources}
    for source in catalogue.sources.values():
        if source.id not in cited:
            yield Finding(source, (), "nothing cites this source")
    tied = _tied(catalogue)
    for entity in catalogue.entities.values():
        if entity.id not in tied:
            yield Finding(entity, (), "nothing ties this record to another: it needs a relation, a law or a successor")


def _tied(catalogue: Catalogue) -> set[str]:
    tied: set[str] = set()
    for topic in catalogue.topics.values():
        ends = {end for relation in topic.relations for end in (relation.to, relation.by) if end}
        if isinstance(topic, Entity):
            ends.update(succession.to for succession in topic.became if succession.to)
            ends.update(law.act for law in topic.law if law.act)
            ends.update({topic.is_a} if topic.is_a else ())
        if isinstance(topic, Service):
            ends.update(provision.body for provision in topic.provides)
            ends.update(unless.see for unless in topic.unless if unless.see)
            for period in topic.periods:
                ends.update(period.decides, (payer.body for payer in period.pays))
        if ends:
            tied.add(topic.id)
        tied.update(ends)
    for use in catalogue.data_uses.values():
        tied.update((use.by, *(opt_out.choice for opt_out in use.opt_outs)))
    for interview in catalogue.interviews.values():
        tied.update(advice.see for advice in interview.advice if advice.see)
    for event in catalogue.events.values():
        if len(event.about) > 1:
            tied.update(event.about)
    for payment in catalogue.payments.values():
        tied.update({payment.see} if payment.see else ())
    return tied
