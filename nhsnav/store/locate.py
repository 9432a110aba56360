"""Where the model is: named by the user, shipped inside the package, or beside it in a checkout."""

from pathlib import Path

from nhsnav.errors import DataFault

__all__ = ["find_model"]

_PACKAGE = Path(__file__).parent.parent


def find_model(named: str | None) -> Path:
    """The directory of the model. Raises DataFault when there is none."""
    if named:
        root = Path(named).absolute()
        if not root.is_dir():
            raise DataFault(f"{named}: is not a directory", hint="name a directory that holds a model.yaml")
        return root
    for place in (_PACKAGE / "_data", _PACKAGE.parent / "data"):
        if (place / "model.yaml").is_file():
            return place
    raise DataFault("the model that comes with nhsnav is missing", hint="install nhsnav again")
