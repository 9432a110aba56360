"""Charges and rates, in plain lines."""

from collections.abc import Iterator

from nhsnav.answers.rate import Rated, Rates
from nhsnav.show.plain.fields import Fields, proof, span

__all__ = ["lines", "lines_of_all"]


def lines(answer: Rated) -> Iterator[Fields]:
    for then in answer.history:
        for name, value in then.amounts.items():
            status = then.status.value
            yield answer.id, name, value, answer.unit, status, *span(then.span), *proof(then.evidence)


def lines_of_all(answer: Rates) -> Iterator[Fields]:
    for one in answer.rows:
        for name, value in one.now.amounts.items():
            yield one.id, name, value, one.unit, one.now.span.begin, *proof(one.now.evidence)
