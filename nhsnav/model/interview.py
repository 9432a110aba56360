"""Questions whose answers lead to advice: the records. How they are walked is in `nhsnav.answers.interview`."""

from typing import Annotated

from msgspec import Meta, field

from nhsnav.model.records import Cited, Dated, Id, Prose, Record, Short

__all__ = ["Advice", "Interview", "Option", "Question", "Section"]


class Option(Record, frozen=True, kw_only=True):
    """One answer that may be given."""

    value: Id
    label: Annotated[Short, Meta(examples=["A medicine or vaccine"])]


class Question(Record, frozen=True, kw_only=True):
    """Something that must be known before some of the advice can be given."""

    id: Id
    ask: Annotated[Short, Meta(examples=["What is it?"])]
    why: Annotated[Prose | None, Meta(description="Why it matters.")] = None
    options: Annotated[tuple[Option, ...], Meta(min_length=2)]


class Section(Record, frozen=True, kw_only=True):
    """A heading under which advice is given."""

    id: Id
    label: Annotated[Short, Meta(examples=["Permission to sell"])]
    apply: Annotated[bool, Meta(description="True where one applies for what stands under it.")] = False


class Advice(Dated, frozen=True, kw_only=True):
    """What to do or to know, where the answers are these. It holds for a time, and no longer than what it points to."""

    section: Annotated[Id, Meta(description="A section of the same interview.")]
    when: Annotated[
        dict[str, tuple[Id, ...]],
        Meta(
            description="For each question that matters, the answers that lead here.",
            examples=[{"product": ["medicine"]}],
        ),
    ] = field(default_factory=dict)
    text: Prose
    see: Annotated[Id | None, Meta(description="The record that says more.", examples=["nice"])] = None


class Interview(Cited, frozen=True, kw_only=True):
    """A set of questions and the advice to which their answers lead."""

    id: Id
    title: Annotated[str, Meta(examples=["The way of an innovation into the NHS"])]
    questions: Annotated[tuple[Question, ...], Meta(min_length=1, description="In the order in which to ask.")]
    sections: Annotated[tuple[Section, ...], Meta(min_length=1, description="In the order in which to show.")]
    advice: Annotated[tuple[Advice, ...], Meta(min_length=1)]
