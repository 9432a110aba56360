"""Who uses patient data, in plain lines."""

from collections.abc import Iterator

from nhsnav.answers.patient_data import DataUsers, DataUses
from nhsnav.show.plain.fields import Fields, proof, span, statement

__all__ = ["lines_of_users", "lines_of_uses"]


def lines_of_users(answer: DataUsers) -> Iterator[Fields]:
    for row in answer.rows:
        stops = " ".join(f"{stopped.choice.id}={stopped.applies.value}" for stopped in row.choices)
        yield row.by.id, row.by.name, " ".join(row.purposes), stops, *proof(row.evidence)


def lines_of_uses(answer: DataUses) -> Iterator[Fields]:
    yield "headline", answer.ref.id, answer.headline
    for when, uses in (("use", answer.uses), ("before", answer.before), ("planned", answer.planned)):
        for use in uses:
            yield when, use.by.id, use.why, *span(use.span), *proof(use.evidence)
            yield f"{when}-purposes", use.by.id, ", ".join(use.purposes)
            yield f"{when}-data", use.by.id, "; ".join(use.data)
            yield f"{when}-identity", use.by.id, use.identity.value
            yield from (statement(f"{when}-law", law) for law in use.basis)
            yield from ((f"{when}-safeguard", use.by.id, safeguard) for safeguard in use.safeguards)
            for choice in use.choices:
                words = f"{choice.applies.value}: {choice.text}"
                yield f"{when}-choice", choice.choice.id, words, "", "", *proof(choice.evidence)
    yield from (statement("in-brief", one) for one in answer.in_brief)
    yield from (("note", answer.ref.id, note) for note in answer.notes)
