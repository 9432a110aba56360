"""The version of a model, read without reading the model."""

from pathlib import Path

__all__ = ["data_version"]


def data_version(root: Path) -> str:
    """The line `data_version:` of a model's manifest, without loading YAML."""
    with (root / "model.yaml").open(encoding="utf-8") as file:
        for line in file:
            if line.startswith("data_version:"):
                return line.partition(":")[2].strip()
    return "unknown"
