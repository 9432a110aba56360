"""What the two documents that nhsnav starts from say, statement by statement, with a verdict that the model bears out.

Each row says in our words what was stated, when, and what the model answers on that day and today. The verdicts:
`holds` it held then and does today; `no-longer` it held then and not today; `never` it did not hold then, for the reason
given.
"""

from collections import Counter
from typing import Any, Literal

import msgspec
import pytest

from nhsnav.store.strict import read_yaml
from tests import test_truths
from tests.conftest import HERE

FILE = HERE / "truths" / "statements" / "starting-documents.yaml"
SUBJECTS = {"structure", "oversight", "data", "local-decisions", "innovators", "money", "numbers", "nations"}


class Verdict(msgspec.Struct, forbid_unknown_fields=True):
    """One statement, and how it stands."""

    statement: str
    """In our words."""
    document: Literal["understanding-the-nhs-2018", "how-the-nhs-works-2019"]
    subject: str
    verdict: Literal["holds", "no-longer", "never"]
    reason: str
    because: str
    """A source of the model, or an address where a reader can check it."""
    then: dict[str, Any]
    """A question and what must be found on the day of the document."""
    today: dict[str, Any] | None = None


DAYS = {"understanding-the-nhs-2018": "2018-06-01", "how-the-nhs-works-2019": "2019-02-01"}


def _rows() -> list[Verdict]:
    return [msgspec.convert(row, Verdict, strict=False) for row in read_yaml(str(FILE)).value]


def _truth(row: Verdict, asked: dict[str, Any], on: str | None) -> test_truths.Truth:
    return msgspec.convert(
        {"because": row.because, **({"on": on} if on else {}), **asked}, test_truths.Truth, strict=False
    )


@pytest.mark.parametrize("row", _rows(), ids=lambda row: row.statement[:60])
def test_a_statement_stands_as_its_verdict_says(row: Verdict) -> None:
    test_truths.test_truth(_truth(row, row.then, DAYS[row.document]))
    if row.today:
        test_truths.test_truth(_truth(row, row.today, None))
    assert row.subject in SUBJECTS
    assert (row.today is not None) or row.verdict == "never", "what held then must be asked of today too"


def test_each_verdict_and_each_subject_is_there() -> None:
    rows = _rows()
    assert set(Counter(row.verdict for row in rows)) == {"holds", "no-longer", "never"}
    assert {row.subject for row in rows} == SUBJECTS
    assert {row.document for row in rows} == set(DAYS)
    assert len(rows) >= 60
