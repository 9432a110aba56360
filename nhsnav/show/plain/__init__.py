"""The plain face: one record to a line, fields parted by tabs, the id first. The order of the columns is a promise.

Answers that are not lists give one line for each part: its name; the id of what it is about (of a statement in words:
its status); its words; from; until; whether it is confirmed; its sources. Each answer has one module here, imported
when it is written, under the name of the module that draws it.
"""

from importlib import import_module

from nhsnav.answers.common import Moment

__all__ = ["LINES_BY", "plain"]

LINES_BY = {
    "WhoPays": "who_pays:lines",
    "Card": "card:lines",
    "History": "history:lines",
    "Timeline": "changes:lines_of_timeline",
    "Compared": "changes:lines_of_comparison",
    "Found": "lists:lines_of_found",
    "Listing": "lists:lines_of_listing",
    "Kinds": "lists:lines_of_kinds",
    "Candidates": "lists:lines_of_candidates",
    "SourceList": "lists:lines_of_sources",
    "Oversight": "oversight:lines",
    "Complaint": "complaint:lines",
    "DataUsers": "patient_data:lines_of_users",
    "DataUses": "patient_data:lines_of_uses",
    "Innovation": "innovate:lines",
    "Money": "money:lines",
    "PlaceMoney": "money:lines_of_place",
    "MoneyCompared": "money:lines_of_comparison",
    "Rated": "rate:lines",
    "Rates": "rate:lines_of_all",
    "Tours": "tour:lines_of_all",
    "ToldTour": "tour:lines",
    "Walked": "tour:lines_of_walk",
    "Quiz": "quiz:lines",
    "Info": "about:lines_of_info",
    "Checked": "about:lines_of_checked",
    "WorkQueue": "about:lines_of_work_queue",
}


def plain(answer: object) -> str:
    """The lines of an answer. Tabs and line ends inside a field become spaces."""
    module, _, function = LINES_BY[type(answer).__name__].partition(":")
    lines = getattr(import_module(f"nhsnav.show.plain.{module}"), function)(answer)
    return "".join("\t".join(_field(f) for f in fields).rstrip("\t") + "\n" for fields in lines)


def _field(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, Moment):
        return value.value
    return " ".join(str(value).split()) if isinstance(value, str) else str(value)
