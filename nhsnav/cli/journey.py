"""Where a reader is in the navigator: the pages on the way, and the day on which all of them are seen. Pure."""

from msgspec import Struct
from msgspec.structs import replace

from nhsnav.model.tour import Asked

__all__ = ["Journey"]


class Journey(Struct, frozen=True):
    """The pages from home to here, and the day. Home itself is no page."""

    pages: tuple[Asked, ...] = ()
    day: str | None = None
    """As it was typed; `None` for today."""

    @property
    def here(self) -> Asked | None:
        """The page that is open; `None` at home."""
        return self.pages[-1] if self.pages else None

    def opened(self, page: Asked) -> "Journey":
        """With one more page. To open the page that is open already changes nothing."""
        return self if page == self.here else replace(self, pages=(*self.pages, page))

    def back(self) -> "Journey":
        return replace(self, pages=self.pages[:-1])

    def home(self) -> "Journey":
        return replace(self, pages=())

    def seen_on(self, day: str | None) -> "Journey":
        """The same pages on another day."""
        return replace(self, day=day)
