"""Every kind of record and every field it may have, declared once.

Strict decoding, the JSON Schema and the data dictionary all come from these declarations, so a field that is not
here does not exist. Nothing here knows a body by name: what a "commissioner" or a "regulates" is, is data.

Statements. Whatever may be true for a time is a statement: it has a span, sources, and says whether a source that
was read supports it. A statement without a span holds for the life of its record; an unconfirmed statement without
sources of its own rests on the sources of its record, where it can be checked.
"""

# No `from __future__ import annotations` here: msgspec would evaluate every annotation from its text at start-up,
# which costs as much as the rest of this module together.

from enum import StrEnum
from typing import Annotated, Any

import msgspec
from msgspec import Meta, Struct, field

from nhsnav.dates import BadDate, PartialDate

__all__ = [
    "Body", "CameFrom", "Charge", "Cited", "Code", "Count", "Dated", "Elsewhere", "Entity", "Event", "Exempt",
    "Existence", "Holder", "Kind", "Law", "Licence", "Manifest", "Name", "NameUse", "Nation", "OpenEnd", "Payer",
    "Payment", "PaymentUse", "Period", "Programme", "Provision", "Rate", "Record", "Relation", "RelationKind",
    "Service", "SharedName", "Source", "Statement", "Status", "Succession", "SuccessionKind", "Topic", "Unless",
    "Variant", "decode_hook", "encode_hook",
]  # fmt: skip

Id = Annotated[
    str,
    Meta(
        pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$",
        max_length=80,
        description="A permanent id: lower case words joined by hyphens. A record's file has the same name.",
        examples=["integrated-care-board"],
    ),
]
Text = Annotated[str, Meta(min_length=1, max_length=1500, description="Plain text, never markup.")]
Short = Annotated[str, Meta(min_length=1, max_length=300, description="A few words, never markup.")]
Prose = Annotated[
    Text, Meta(description="One or two plain sentences, in British English.", examples=["Plans and pays for care."])
]


class Status(StrEnum):
    """Whether a dated statement is fact or intention. Planned and proposed never show as fact."""

    HAPPENED = "happened"
    ENACTED = "enacted"
    PLANNED = "planned"
    PROPOSED = "proposed"


class NameUse(StrEnum):
    """What sort of name it is. Legal body, trading name and working name are different things."""

    LEGAL = "legal"
    TRADING = "trading"
    WORKING = "working"
    COMMON = "common"
    SHORT = "short"


class OpenEnd(StrEnum):
    """What is known of the end when no end date is given."""

    OPEN = "open"
    BELIEVED = "believed"
    UNKNOWN = "unknown"


class Record(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """Base of everything read from the data."""


class Cited(Record, frozen=True, kw_only=True):
    """Something that a source must stand behind."""

    sources: Annotated[
        tuple[Id, ...], Meta(description="Ids of the sources that support it.", examples=[["hca-2022"]])
    ] = ()
    confirmed: Annotated[
        bool,
        Meta(description="True only when a source that was read supports this statement. Else it carries a dagger."),
    ] = False
    note: Annotated[str | None, Meta(description="A caveat to this one statement.", examples=["Day not seen."])] = None
    recheck: Annotated[
        PartialDate | None,
        Meta(description="By when to check it again, if sooner or later than the manifest says.", examples=["2027-01"]),
    ] = None


class Dated(Cited, frozen=True, kw_only=True):
    """Something that holds for a time: from the first day it held until the first day it no longer did."""

    begin: Annotated[
        PartialDate | None, Meta(description="First day it held: a year, a month or a day.", examples=["2013-04-01"])
    ] = field(default=None, name="from")
    until: Annotated[
        PartialDate | None, Meta(description="First day it no longer held. Absent: open.", examples=["2022-07-01"])
    ] = None
    status: Annotated[Status, Meta(description="Fact or intention.", examples=["happened"])] = Status.HAPPENED


class Statement(Dated, frozen=True, kw_only=True):
    """One dated, cited sentence."""

    text: Prose


class Existence(Dated, frozen=True, kw_only=True):
    """When the thing itself existed. For an Act: from Royal Assent."""

    end: Annotated[
        OpenEnd,
        Meta(description="When there is no `until`: seen to be open, believed to be, or not known.", examples=["open"]),
    ] = OpenEnd.OPEN


class Name(Dated, frozen=True, kw_only=True):
    """A name by which it was properly known, and when."""

    text: Annotated[str, Meta(min_length=1, max_length=200, examples=["Integrated care board"])]
    use: Annotated[NameUse, Meta(description="What sort of name.", examples=["legal"])] = NameUse.COMMON


class Code(Dated, frozen=True, kw_only=True):
    """A code that someone else gave it. Codes are labels, never the body itself."""

    scheme: Annotated[str, Meta(description="Who gives the code.", examples=["ods", "ons", "companies-house"])]
    value: Annotated[str, Meta(description="The code, as text.", examples=["QNQ"])]


class Law(Dated, frozen=True, kw_only=True):
    """The law on which it rests."""

    text: Prose
    act: Annotated[Id | None, Meta(description="The Act, where it has a record.", examples=["nhs-act-2006"])] = None


class Relation(Dated, frozen=True, kw_only=True):
    """A dated statement between two records. It is written on one of them and read from both."""

    kind: Annotated[Id, Meta(description="A relation kind from data/kinds.", examples=["accountable-to"])]
    to: Annotated[
        Id | None, Meta(description="This record does it to that one.", examples=["department-of-health"])
    ] = None
    by: Annotated[Id | None, Meta(description="That record does it to this one.", examples=["hm-treasury"])] = None
    how: Annotated[Short | None, Meta(description="In what way.", examples=["through the mandate"])] = None
    law: Annotated[
        Short | None, Meta(description="Under which law.", examples=["Health and Social Care Act 2008, section 10"])
    ] = None


class Exempt(Dated, frozen=True, kw_only=True):
    """A kind of oversight under which it does not come, and why. So that a gap in an answer is seen to be meant."""

    kind: Annotated[Id, Meta(description="A relation kind from data/kinds.", examples=["licenses"])]
    text: Prose


class Succession(Cited, frozen=True, kw_only=True):
    """What it became. Written once, on the predecessor."""

    kind: Annotated[Id, Meta(description="A succession kind from data/kinds.", examples=["merged-into"])]
    to: Annotated[Id | None, Meta(description="The successor's record.", examples=["nhs-england"])] = None
    named: Annotated[Short | None, Meta(description="The successor's name, where the model has no record of it.")] = (
        None
    )
    on: Annotated[PartialDate | None, Meta(description="The day it took effect.", examples=["2022-07-01"])] = None
    what: Annotated[Short | None, Meta(description="Which function or part went.", examples=["Workforce training"])] = (
        None
    )
    status: Annotated[Status, Meta(description="Fact or intention.")] = Status.HAPPENED


class CameFrom(Cited, frozen=True, kw_only=True):
    """A predecessor that has no record of its own. One that has states the succession itself."""

    kind: Annotated[Id, Meta(description="A succession kind, read backwards.", examples=["renamed"])]
    named: Annotated[str, Meta(min_length=1, max_length=250, examples=["Medicines Control Agency"])]
    on: Annotated[PartialDate | None, Meta(description="The day it took effect.", examples=["2003-04-01"])] = None
    what: Annotated[Short | None, Meta(description="Which function or part came.")] = None


class Count(Cited, frozen=True, kw_only=True):
    """How many, or how much, on a date."""

    of: Annotated[str, Meta(max_length=120, description="What is counted.", examples=["CCGs"])]
    value: Annotated[
        str,
        Meta(pattern=r"^\d+(\.\d+)?$", description="A decimal number as text, never a float.", examples=["195"]),
    ]
    on: Annotated[PartialDate, Meta(description="The date of the figure.", examples=["2018-04-01"])]
    standing: Annotated[
        bool, Meta(description="True when the number held until the next standing count of the same thing.")
    ] = False
    about: Annotated[bool, Meta(description="True when the source rounds or estimates.")] = False


class Holder(Dated, frozen=True, kw_only=True):
    """Who held an office, and when. One person at a time."""

    name: Annotated[str, Meta(min_length=1, max_length=120, examples=["Aneurin Bevan"])]


class SharedName(Record, frozen=True, kw_only=True):
    """A name that people use for more than one thing. Only names declared here may collide."""

    name: Annotated[str, Meta(min_length=1, max_length=200, examples=["ICP"])]
    means: Annotated[tuple[Id, ...], Meta(min_length=2, description="The records it may mean.")]
    why: Prose


class Elsewhere(Record, frozen=True, kw_only=True):
    """Something that people ask about and that the NHS neither gives nor pays for, with whom to ask."""

    name: Annotated[str, Meta(min_length=1, max_length=120, examples=["Maternity pay"])]
    also: Annotated[tuple[str, ...], Meta(description="Other words for it.", examples=[["smp"]])] = ()
    ask: Annotated[str, Meta(min_length=1, max_length=200, description="Whom to ask.", examples=["your employer"])]


class Nation(Record, frozen=True, kw_only=True):
    """A nation of the United Kingdom with a health service of its own, for which nhsnav does not answer."""

    id: Id
    name: Annotated[str, Meta(examples=["Scotland"])]
    body: Annotated[Id, Meta(description="Who runs the service there.", examples=["nhs-scotland"])]
    words: Annotated[tuple[str, ...], Meta(description="Words that show it is meant.", examples=[["scottish"]])]
    ask: Annotated[str, Meta(max_length=200, description="Where to ask.", examples=["NHS inform, nhsinform.scot"])]


class Topic(Cited, frozen=True, kw_only=True):
    """What every record that a user can look up has."""

    id: Id
    kind: Annotated[Id, Meta(description="A kind from data/kinds.", examples=["commissioner"])]
    names: Annotated[tuple[Name, ...], Meta(min_length=1, description="Proper names, the main one of each time first.")]
    also: Annotated[
        tuple[str, ...],
        Meta(description="Other words people type for it. Never shown as its name.", examples=[["the board"]]),
    ] = ()
    law: tuple[Law, ...] = ()
    relations: tuple[Relation, ...] = ()
    notes: Annotated[
        tuple[Prose, ...], Meta(description="Traps: what people get wrong about it, and what is right.")
    ] = ()
    doubts: Annotated[
        tuple[Prose, ...], Meta(description="What is said of it that no source read supports. Shown with a dagger.")
    ] = ()


class Entity(Topic, frozen=True, kw_only=True):
    """Something that exists for a time and may become something else."""

    exists: Annotated[tuple[Existence, ...], Meta(min_length=1, description="When it existed; rarely more than one.")]
    plural: Annotated[
        str | None,
        Meta(description="Plural of the name, when the record is a type of thing.", examples=["Care homes"]),
    ] = None
    phrase: Annotated[
        str | None,
        Meta(description="How a sentence speaks of it, as its subject.", examples=["your integrated care board (ICB)"]),
    ] = None
    is_a: Annotated[Id | None, Meta(description="The type of which this is a named one.", examples=["icb"])] = None
    role: Annotated[tuple[Statement, ...], Meta(min_length=1, description="What it does, or what it is.")]
    codes: tuple[Code, ...] = ()
    came_from: tuple[CameFrom, ...] = ()
    became: tuple[Succession, ...] = ()
    counts: tuple[Count, ...] = ()
    exempt: Annotated[tuple[Exempt, ...], Meta(description="Under which oversight it does not come.")] = ()
    register: Annotated[
        str | None,
        Meta(
            description="What its counts call the named ones, when the model holds every one of them.",
            examples=["ICBs"],
        ),
    ] = None


class Body(Entity, frozen=True, kw_only=True):
    """Anything that acts: department, regulator, commissioner, type of provider, partnership, network."""

    holders: Annotated[tuple[Holder, ...], Meta(description="For an office: who has held it.")] = ()
    money: Annotated[
        tuple[Statement, ...],
        Meta(description="Where its money comes from, when that is more than a `funds` relation can say."),
    ] = ()
    patient_data: Annotated[tuple[Statement, ...], Meta(description="What it does with patient data.")] = ()


class Programme(Entity, frozen=True, kw_only=True):
    """An initiative, policy, law, list or figure: not an actor, but dated and with consequences."""

    outcome: Annotated[tuple[Statement, ...], Meta(description="What came of it.")] = ()


class Payer(Record, frozen=True, kw_only=True):
    """A body whose budget pays. Where its money comes from is read from the `funds` relations, unless said here."""

    body: Annotated[Id, Meta(description="Whose budget pays.", examples=["icb"])]
    funded_by: Annotated[
        Id | None,
        Meta(
            description="Where this money comes from, when it is not the body's main source.",
            examples=["department-of-health-and-social-care"],
        ),
    ] = None
    how: Annotated[
        Short | None,
        Meta(description="What reaches it by that route.", examples=["ring-fenced public health grant"]),
    ] = None
    share: Annotated[Short | None, Meta(description="Its part, when several pay.", examples=["the nursing part"])] = (
        None
    )


class Variant(Dated, frozen=True, kw_only=True):
    """Where, or for whom, the arrangement of a period differs."""

    where: Prose
    decides: tuple[Id, ...] = ()
    pays: tuple[Payer, ...] = ()


class Period(Dated, frozen=True, kw_only=True):
    """Who decides, who pays and who provides, for a time. The three often differ and are never merged."""

    decides: Annotated[
        tuple[Id, ...], Meta(min_length=1, description="Who holds the contract and decides.", examples=[["icb"]])
    ]
    behalf_of: Annotated[
        Id | None, Meta(description="Who is responsible in law, when the decider acts by delegation.")
    ] = None
    pays: Annotated[tuple[Payer, ...], Meta(min_length=1, description="Whose budget pays, the largest share first.")]
    together: Annotated[
        Short | None,
        Meta(description="How they share it, when several pay.", examples=["split by local agreement"]),
    ] = None
    variants: tuple[Variant, ...] = ()


class PaymentUse(Dated, frozen=True, kw_only=True):
    """How the money reached those who provide the service, for a time."""

    by: Annotated[Id, Meta(description="A payment mechanism from data/kinds.", examples=["nhs-payment-scheme-mixed"])]


class Unless(Dated, frozen=True, kw_only=True):
    """A condition under which the answer is another one."""

    when: Prose
    then: Prose
    see: Annotated[Id | None, Meta(description="The record that says more.", examples=["armed-forces"])] = None


class Provision(Dated, frozen=True, kw_only=True):
    """Who delivers the service. Neither the decider nor the payer, unless named there too."""

    body: Annotated[Id, Meta(description="A type of provider, or a named one.", examples=["nhs-trust"])]
    how: Annotated[Short | None, Meta(description="In what way.", examples=["under contract"])] = None


class Service(Topic, frozen=True, kw_only=True):
    """Something a person may need and someone must pay for."""

    phrase: Annotated[str, Meta(description="How a sentence speaks of it.", examples=["a hip or knee replacement"])]
    periods: Annotated[tuple[Period, ...], Meta(min_length=1, description="Who decides and pays, in order of time.")]
    provides: Annotated[tuple[Provision, ...], Meta(min_length=1, description="Who gives the care.")]
    payment: Annotated[tuple[PaymentUse, ...], Meta(description="How the money reaches the provider.")] = ()
    charge: Annotated[tuple[Statement, ...], Meta(description="What the patient pays, in words.")] = ()
    rates: Annotated[tuple[Id, ...], Meta(description="The charges with amounts, in data/charges.")] = ()
    unless: tuple[Unless, ...] = ()
    not_to_confuse: Annotated[tuple[Id, ...], Meta(description="What it is often confused with.")] = ()


class Event(Cited, frozen=True, kw_only=True):
    """A dated change."""

    id: Id
    on: Annotated[PartialDate, Meta(description="When.", examples=["2022-07-01"])]
    text: Prose
    status: Annotated[Status, Meta(description="Fact or intention.")] = Status.HAPPENED
    about: Annotated[tuple[Id, ...], Meta(min_length=1, description="The records that it changes.")]


class Rate(Dated, frozen=True, kw_only=True):
    """The amounts in force for a time."""

    amounts: Annotated[
        dict[str, Annotated[str, Meta(pattern=r"^\d+(\.\d+)?$")]],
        Meta(description="Decimal amounts as text, by what is charged for.", examples=[{"item": "9.90"}]),
    ]
    announced: Annotated[PartialDate | None, Meta(description="The day it was made known.")] = None
    corrected: Annotated[
        PartialDate | None, Meta(description="The day on which it was changed for days that were already past.")
    ] = None
    at_first: Annotated[
        dict[str, Annotated[str, Meta(pattern=r"^\d+(\.\d+)?$")]],
        Meta(description="The amounts as they stood until they were corrected."),
    ] = msgspec.field(default_factory=dict)


class Charge(Cited, frozen=True, kw_only=True):
    """A charge or rate with its amounts over time."""

    id: Id
    name: Annotated[str, Meta(examples=["Prescription charge"])]
    also: Annotated[
        tuple[str, ...], Meta(description="Other words people type for it.", examples=[["script fee"]])
    ] = ()
    unit: Annotated[str, Meta(description="Currency and per what.", examples=["GBP per item"])]
    patient_pays: Annotated[bool, Meta(description="False for what the NHS pays, or for a figure in a formula.")] = True
    rates: Annotated[tuple[Rate, ...], Meta(min_length=1)]
    exempt: Annotated[tuple[Statement, ...], Meta(description="Who does not pay.")] = ()


class Source(Record, frozen=True, kw_only=True):
    """A document that stands behind statements."""

    id: Id
    publisher: Annotated[str, Meta(min_length=1, examples=["legislation.gov.uk"])]
    title: Annotated[str, Meta(min_length=1, max_length=300, examples=["Health and Care Act 2022"])]
    url: Annotated[str, Meta(pattern=r"^https?://\S+$", examples=["https://www.legislation.gov.uk/ukpga/2022/31"])]
    published: Annotated[
        str | None, Meta(description="As the source gives it; absent when it gives none.", examples=["2022-04-28"])
    ] = None
    read: Annotated[
        PartialDate | None, Meta(description="The day it was read. Absent: not opened, named as where to check.")
    ] = None
    licence: Annotated[str, Meta(description="A licence from data/kinds/licences.yaml.", examples=["ogl-3"])]


class Kind(Record, frozen=True, kw_only=True):
    """A kind of body, programme or service. Kinds are data, so a reorganisation never needs new code."""

    id: Id
    label: Annotated[str, Meta(examples=["regulator"])]
    plural: Annotated[str, Meta(examples=["regulators"])]
    also: Annotated[tuple[str, ...], Meta(description="Other words for it in the plural.", examples=[["laws"]])] = ()
    of: Annotated[str, Meta(description="body, programme, service or complaint.", examples=["body"])]
    label_only: Annotated[
        bool, Meta(description="True for what exists in data alone: looked up only when nothing else bears the name.")
    ] = False
    meaning: Prose


class RelationKind(Record, frozen=True, kw_only=True):
    """A kind of relation, with the words for reading it from either end."""

    id: Id
    forward: Annotated[str, Meta(examples=["is accountable to"])]
    backward: Annotated[str, Meta(examples=["holds to account"])]
    group: Annotated[str, Meta(description="Where a card shows it.", examples=["oversight"])]
    aspect: Annotated[
        str | None, Meta(description="What it is called as a matter of oversight.", examples=["Registration"])
    ] = None
    one_holder: Annotated[
        bool, Meta(description="True when a record can have only one such counterpart at a time.")
    ] = False
    holder_does: Annotated[
        bool,
        Meta(description="With one_holder: true when the one holder is the doer (funds), false when it is done to."),
    ] = False
    meaning: Prose


class SuccessionKind(Record, frozen=True, kw_only=True):
    """A way in which one thing becomes another."""

    id: Id
    forward: Annotated[str, Meta(examples=["merged into"])]
    backward: Annotated[str, Meta(examples=["took in"])]
    ends: Annotated[bool, Meta(description="True when the predecessor ends by it.")] = False
    moves_area: Annotated[bool, Meta(description="True when a part of the predecessor's area goes by it.")] = False
    meaning: Prose


class Payment(Record, frozen=True, kw_only=True):
    """A way in which money reaches a provider."""

    id: Id
    label: Annotated[str, Meta(examples=["NHS Payment Scheme: a fixed sum plus a part that varies"])]
    meaning: Prose
    see: Annotated[Id | None, Meta(description="The programme record that says more.")] = None


class Licence(Record, frozen=True, kw_only=True):
    """The terms on which a source may be used."""

    id: Id
    label: Annotated[str, Meta(examples=["Open Government Licence v3.0"])]
    meaning: Prose


class Manifest(Record, frozen=True, kw_only=True):
    """What the model as a whole says of itself (`model.yaml`)."""

    title: Text
    schema_version: Annotated[int, Meta(description="Shape of the data that this is written for.", examples=[1])]
    data_version: Annotated[str, Meta(description="Changes with every change of facts.", examples=["2026.11.1"])]
    checked_to: Annotated[
        PartialDate, Meta(description="Later answers rest on announced plans.", examples=["2026-07-02"])
    ]
    modelled_from: Annotated[
        PartialDate, Meta(description="Services are not modelled before this day.", examples=["2013-04-01"])
    ]
    recheck_months: Annotated[
        dict[str, int],
        Meta(
            description="After how many months to check again what is planned, proposed, enacted or only believed.",
            examples=[{"proposed": 3}],
        ),
    ] = msgspec.field(default_factory=dict)
    licence: Prose
    attribution: Prose


_DATES: dict[str, PartialDate] = {}


def decode_hook(type_: type, value: Any) -> Any:
    """Lets msgspec read a partial date from its text."""
    if type_ is PartialDate:
        if not isinstance(value, str):
            raise msgspec.ValidationError(f"Expected a date, got `{type(value).__name__}`")
        # The same few days stand in thousands of statements: each is read once.
        if value not in _DATES:
            try:
                _DATES[value] = PartialDate(value)
            except BadDate as fault:
                raise msgspec.ValidationError(str(fault)) from None
        return _DATES[value]
    raise NotImplementedError(type_)


def encode_hook(value: Any) -> Any:
    """Lets msgspec write a partial date as its text."""
    if isinstance(value, PartialDate):
        return value.text
    raise NotImplementedError(type(value))
