"""Who uses patient data: the records of the uses. What the law allows beyond these uses is not said here."""

from enum import StrEnum
from typing import Annotated

from msgspec import Meta

from nhsnav.model.records import Dated, Id, Law, Prose, Record, Short

__all__ = ["Applies", "DataUse", "Identity", "OptOut", "Purpose"]


class Identity(StrEnum):
    """How far the data show whose they are."""

    NAMED = "named"
    CODED = "coded"
    """A code stands in place of the name (pseudonymised)."""
    ANONYMOUS = "anonymous"
    MIXED = "mixed"


class Applies(StrEnum):
    """Whether a choice of the patient stops the use."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"


class Purpose(Record, frozen=True, kw_only=True):
    """What patient data are used for."""

    id: Id
    label: Annotated[str, Meta(examples=["Direct care"])]
    meaning: Prose


class OptOut(Dated, frozen=True, kw_only=True):
    """Whether a patient's choice stops this use, for a time."""

    choice: Annotated[Id, Meta(description="The choice's record.", examples=["national-data-opt-out"])]
    applies: Annotated[Applies, Meta(description="Whether it stops the use.", examples=["no"])]
    text: Annotated[Prose, Meta(description="Why, in plain words.")]


class DataUse(Dated, frozen=True, kw_only=True):
    """One use of patient data by one body or system, for a time."""

    id: Id
    by: Annotated[Id, Meta(description="Who uses them: a body, or the system in which they lie.", examples=["cqc"])]
    why: Annotated[Prose, Meta(description="To the patient: why your data are seen there.")]
    data: Annotated[tuple[Short, ...], Meta(min_length=1, description="Which data.")]
    purposes: Annotated[tuple[Id, ...], Meta(min_length=1, description="Ids from data/kinds/purposes.yaml.")]
    identity: Annotated[Identity, Meta(description="Whether they show whose they are.", examples=["coded"])]
    identified_how: Annotated[Short | None, Meta(description="More about that, where one word is too short.")] = None
    basis: Annotated[tuple[Law, ...], Meta(description="On what basis in law.")] = ()
    safeguards: Annotated[tuple[Short, ...], Meta(description="What protects them.")] = ()
    opt_outs: Annotated[tuple[OptOut, ...], Meta(description="Which choices of the patient stop it.")] = ()
