"""What the lines of several answers have in common."""

from nhsnav.answers.common import Evidence, Line, Span

__all__ = ["Fields", "proof", "span", "statement"]

Fields = tuple[object, ...]


def proof(evidence: Evidence | None) -> Fields:
    """Whether it is confirmed, and its sources."""
    if evidence is None:
        return ("", "")
    return ("confirmed" if evidence.confirmed else "unconfirmed", " ".join(evidence.sources))


def span(span: Span) -> Fields:
    """From, until."""
    return span.begin, span.until


def statement(part: str, line: Line) -> Fields:
    """A statement in words."""
    return part, line.status.value, line.text, *span(line.span), *proof(line.evidence)
