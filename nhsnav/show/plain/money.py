"""The money of a year, in plain lines."""

from collections.abc import Iterator

from nhsnav.answers.money import Money, MoneyCompared, PlaceMoney, Stream, streams
from nhsnav.show.plain.fields import Fields, proof

__all__ = ["lines", "lines_of_comparison", "lines_of_place"]


def lines(answer: Money) -> Iterator[Fields]:
    for number, tree in enumerate(answer.trees, start=1):
        yield from (_stream(f"tree-{number}", stream) for stream in streams(tree.roots))
    yield from (_stream("beside", stream) for stream in answer.beside)


def lines_of_place(answer: PlaceMoney) -> Iterator[Fields]:
    yield from (_stream("in", stream) for stream in answer.into)
    yield from (_stream("out", stream) for stream in answer.out)


def lines_of_comparison(answer: MoneyCompared) -> Iterator[Fields]:
    for row in answer.rows:
        amounts = (one.pounds if one else "" for one in (row.before, row.after))
        yield row.place.id, row.place.name, *amounts, row.difference, row.percent


def _stream(part: str, stream: Stream) -> Fields:
    total = stream.sum
    amount = (total.pounds, total.measure.id, total.stage.value)
    return part, stream.giver.id, stream.to.id, *amount, *proof(total.evidence)
