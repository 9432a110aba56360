"""From a directory of YAML to a catalogue of records, with everything that is wrong collected on the way.

The folder says what type of record a file holds. A file with a mapping is one record and bears its id as its name;
a file with a list is a table of records.
"""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from nhsnav.errors import DataFault, Problem
from nhsnav.model import complaint, interview, money, patient_data, records, tour
from nhsnav.model.catalogue import Catalogue, identity
from nhsnav.model.parts import Step
from nhsnav.store.files import list_files
from nhsnav.store.shape import shape
from nhsnav.store.strict import Fault, Tree, read_yaml

__all__ = ["Loaded", "Place", "load", "written"]

MANIFEST: Final = "model.yaml"
HOLDS: Final[dict[str, tuple[type[records.Record], str]]] = {
    "bodies": (records.Body, "bodies"),
    "programmes": (records.Programme, "programmes"),
    "services": (records.Service, "services"),
    "events": (records.Event, "events"),
    "charges": (records.Charge, "charges"),
    "complaints": (complaint.ComplaintRoute, "complaints"),
    "patient-data": (patient_data.DataUse, "data_uses"),
    "interviews": (interview.Interview, "interviews"),
    "tours": (tour.Tour, "tours"),
    "flows": (money.MoneyYear, "money"),
    "sources": (records.Source, "sources"),
    "kinds/complaints.yaml": (records.Kind, "kinds"),
    "kinds/purposes.yaml": (patient_data.Purpose, "purposes"),
    "kinds/measures.yaml": (money.Measure, "measures"),
    "kinds/budget-lines.yaml": (money.BudgetLine, "budget_lines"),
    "kinds/nations.yaml": (records.Nation, "nations"),
    "kinds/bodies.yaml": (records.Kind, "kinds"),
    "kinds/programmes.yaml": (records.Kind, "kinds"),
    "kinds/services.yaml": (records.Kind, "kinds"),
    "kinds/relations.yaml": (records.RelationKind, "relation_kinds"),
    "kinds/successions.yaml": (records.SuccessionKind, "succession_kinds"),
    "kinds/payments.yaml": (records.Payment, "payments"),
    "kinds/licences.yaml": (records.Licence, "licences"),
    "kinds/elsewhere.yaml": (records.Elsewhere, "elsewhere"),
    "kinds/shared-names.yaml": (records.SharedName, "shared_names"),
}
"""What each folder or table holds, and the part of the catalogue that it fills."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a record was written."""

    file: str
    tree: Tree
    path: tuple[Step, ...]

    def line(self, path: tuple[Step, ...] = ()) -> int:
        return self.tree.line((*self.path, *path))


@dataclass(slots=True)
class Loaded:
    """What was read, where it stands, and what was wrong with it."""

    catalogue: Catalogue | None = None
    places: dict[tuple[str, str], Place] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def load(root: Path) -> Loaded:
    """Read every file of a model. Never raises for what is in a file: that becomes a problem."""
    loaded = Loaded()
    tables: dict[str, dict[str, Any]] = {}
    names = [name for name, _ in list_files(root) if name.endswith(".yaml")]
    if MANIFEST not in names:
        raise DataFault(f"{root}: is not a model: it has no {MANIFEST}")
    manifest = None
    for name in names:
        try:
            tree = read_yaml(str(root / name))
        except Fault as fault:
            loaded.problems.append(Problem(code="unreadable", message=fault.message, file=name, line=fault.line))
            continue
        loaded.problems += [
            Problem(code="duplicate-key", message=f.message, file=name, line=f.line) for f in tree.faults
        ]
        if name == MANIFEST:
            manifest = _record(loaded, Place(name, tree, ()), tree.value, records.Manifest)
            continue
        holds = HOLDS.get(name) or HOLDS.get(name.partition("/")[0])
        if holds is None:
            known = ", ".join(sorted({key.partition("/")[0] for key in HOLDS}))
            loaded.problems.append(
                Problem(code="unknown-file", message=f"no records are kept here: the folders are {known}", file=name)
            )
            continue
        kind, table = holds
        _read_file(loaded, tables.setdefault(table, {}), kind, name, tree)
    if manifest is not None:
        loaded.catalogue = Catalogue(manifest, **tables)
    return loaded


def _read_file(loaded: Loaded, table: dict[str, Any], kind: type[Any], name: str, tree: Tree) -> None:
    rows = tree.value if isinstance(tree.value, list) else [tree.value]
    for number, row in enumerate(rows):
        place = Place(name, tree, (number,) if isinstance(tree.value, list) else ())
        record = _record(loaded, place, row, kind)
        if record is None:
            continue
        key = identity(record)
        # What a user can look up is asked for by id alone, so those types share one set of ids.
        rivals = (
            (records.Body, records.Programme, records.Service, complaint.ComplaintRoute)
            if isinstance(record, records.Topic)
            else (kind,)
        )
        first = next((p for r in rivals if (p := loaded.places.get((r.__name__, key)))), None)
        if first is not None:
            loaded.problems.append(
                Problem(
                    code="duplicate-id",
                    message=f"the id is taken: see {first.file}:{first.line()}",
                    file=name,
                    line=place.line(),
                    record=key,
                )
            )
            continue
        stem = Path(name).stem
        if not isinstance(tree.value, list) and key != stem:
            loaded.problems.append(
                Problem(
                    code="file-name",
                    message=f"a record's file bears its id: '{key}' is not '{stem}'",
                    file=name,
                    line=place.line(("id",)),
                    record=key,
                )
            )
        loaded.places[kind.__name__, key] = place
        table[key] = record


def _record(loaded: Loaded, place: Place, value: Any, kind: type[Any]) -> Any:
    record, faults = shape(value, kind)
    name = value.get("id") or value.get("name") if isinstance(value, dict) else None
    for fault in faults:
        loaded.problems.append(
            Problem(
                code="shape",
                message=fault.message,
                file=place.file,
                line=place.line(fault.path),
                record=name if isinstance(name, str) else None,
                path=written(fault.path) or None,
            )
        )
    return record


def written(path: tuple[Step, ...]) -> str:
    """A path as people write it: `periods[0].pays`."""
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path).lstrip(".")
