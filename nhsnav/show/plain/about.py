"""What nhsnav is and what a check found, in plain lines."""

from collections.abc import Iterator

from nhsnav.answers.about import Checked, Info, WorkQueue
from nhsnav.show.plain.fields import Fields

__all__ = ["lines_of_checked", "lines_of_info", "lines_of_work_queue"]


def lines_of_info(answer: Info) -> Iterator[Fields]:
    yield from ((name, count) for name, count in answer.records.items())
    for name in ("version", "data_version", "checked_to", "modelled_from", "data", "index", "licence"):
        yield name, getattr(answer, name)


def lines_of_work_queue(answer: WorkQueue) -> Iterator[Fields]:
    for one in answer.due:
        yield one.record, one.path, one.due, one.checked, one.words, " ".join(one.pages)


def lines_of_checked(answer: Checked) -> Iterator[Fields]:
    for p in answer.problems:
        yield p.file, p.line, p.code, p.record, p.path, p.message
