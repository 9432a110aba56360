"""Guided tours: the records. How a tour is walked is in `nhsnav.tours`."""

from enum import StrEnum
from typing import Annotated

from msgspec import Meta, field

from nhsnav.dates import PartialDate
from nhsnav.model.records import Cited, Id, Prose, Record, Short

__all__ = ["Asked", "Check", "Choice", "Question", "Reply", "Tour", "TourStep"]


FinancialYear = Annotated[str, Meta(pattern=r"^\d{4}/\d{2}$", examples=["2018/19"])]


class Question(StrEnum):
    """What can be asked of the model. Each is the name of a command."""

    WHO_PAYS = "who-pays"
    SHOW = "show"
    HISTORY = "history"
    TIMELINE = "timeline"
    COMPARE = "compare"
    WHO_REGULATES = "who-regulates"
    COMPLAIN = "complain"
    WHO_USES_DATA = "who-uses-data"
    INNOVATE = "innovate"
    MONEY = "money"
    RATE = "rate"
    LIST = "list"
    FIND = "find"
    SOURCES = "sources"


class Asked(Record, frozen=True, kw_only=True):
    """One question to the model, so that its answer is live wherever it is shown."""

    question: Annotated[Question, Meta(description="The command that answers it.", examples=["who-pays"])]
    of: Annotated[
        str | None,
        Meta(description="The id of what it is about; of `list` the kind, of `find` the words.", examples=["dental"]),
    ] = None
    on: Annotated[
        PartialDate | None, Meta(description="The day, where it is not the reader's.", examples=["2018-06-01"])
    ] = None
    since: Annotated[PartialDate | None, Meta(description="For `compare`: the earlier day.")] = None
    year: Annotated[FinancialYear | None, Meta(description="For `money`: the financial year.")] = None
    beside: Annotated[FinancialYear | None, Meta(description="For `money`: the year to compare it with.")] = None
    facts: Annotated[
        dict[str, str], Meta(description="For `innovate`: the answers given.", examples=[{"product": "medicine"}])
    ] = field(default_factory=dict)


class Choice(Record, frozen=True, kw_only=True):
    """A way on that the reader may take."""

    label: Annotated[Short, Meta(examples=["Show me what a council pays for"])]
    to: Annotated[Id, Meta(description="The step to which it leads.")]


class Reply(Record, frozen=True, kw_only=True):
    """One answer to a question that checks understanding."""

    label: Short
    right: bool = False
    why: Annotated[Prose, Meta(description="Why it is right or wrong.")]


class Check(Record, frozen=True, kw_only=True):
    """A question that checks understanding. One reply is right."""

    ask: Annotated[Short, Meta(examples=["Who pays for a dentist today?"])]
    replies: Annotated[tuple[Reply, ...], Meta(min_length=2)]


class TourStep(Record, frozen=True, kw_only=True):
    """One step: a few words, an answer of the model, and a way on."""

    id: Id
    title: Short
    say: Annotated[tuple[Prose, ...], Meta(min_length=1, description="One paragraph each; short.")]
    show: Annotated[Asked | None, Meta(description="The live answer shown below the words.")] = None
    check: Annotated[Check | None, Meta(description="A question before going on.")] = None
    choices: Annotated[tuple[Choice, ...], Meta(description="Where one may go on. Without any, `to` leads on.")] = ()
    to: Annotated[Id | None, Meta(description="The next step, where it is not the one below.")] = None
    last: Annotated[bool, Meta(description="True where the tour ends.")] = False


class Tour(Cited, frozen=True, kw_only=True):
    """A guided tour."""

    id: Id
    title: Annotated[str, Meta(max_length=80, examples=["The NHS in ten minutes"])]
    summary: Prose
    also: Annotated[tuple[str, ...], Meta(description="Other words for it.")] = ()
    minutes: Annotated[int, Meta(ge=1, le=60, description="How long it takes to read.")]
    steps: Annotated[tuple[TourStep, ...], Meta(min_length=2)]
