"""A shelf over segments: decodes a record when it is asked for, and never twice."""

import zlib
from collections.abc import Callable, ItemsView, Iterator, Mapping
from typing import Any, Final, Protocol, TypeVar

import msgspec

from nhsnav.model.records import Manifest, Record, decode_hook
from nhsnav.model.shelf import Inward, YearAmount

__all__ = ["SHARDS", "Reader", "SegmentShelf", "shard_of"]

SHARDS: Final = 32
"""Into how many segments the names of a scope are dealt."""

R = TypeVar("R", bound=Record)


class Reader(Protocol):
    """Segments by key, from memory or from a file."""

    def all_keys(self) -> tuple[str, ...]: ...

    def read(self, key: str) -> bytes | None: ...


class ShardedNames(Mapping[str, tuple[str, ...]]):
    """The names of a scope. To look one up reads one small segment; to go through them reads all."""

    def __init__(self, shard: Callable[[int], dict[str, tuple[str, ...]]]) -> None:
        self._shard = shard

    def __getitem__(self, name: str) -> tuple[str, ...]:
        return self._shard(shard_of(name))[name]

    def __iter__(self) -> Iterator[str]:
        return (name for number in range(SHARDS) for name in self._shard(number))

    def __len__(self) -> int:
        return sum(len(self._shard(number)) for number in range(SHARDS))

    def items(self) -> ItemsView[str, tuple[str, ...]]:
        whole: dict[str, tuple[str, ...]] = {}
        for number in range(SHARDS):
            whole |= self._shard(number)
        return whole.items()


def shard_of(name: str) -> int:
    return zlib.crc32(name.encode()) % SHARDS


class SegmentShelf:
    """What `model.shelf.Shelf` asks for. `mend` gives a sound reader when the one in use turns out to be damaged."""

    def __init__(self, reader: Reader, damaged: type[Exception], mend: Callable[[Exception], Reader]) -> None:
        self._reader = reader
        self._damaged = damaged
        self._mend = mend
        self._decoders: dict[Any, msgspec.msgpack.Decoder[Any]] = {}
        self._seen: dict[str, Any] = {}
        self.manifest: Manifest = self._decode("manifest", Manifest)

    def get(self, kind: type[R], record: str) -> R | None:
        found: R | None = self._decode(f"{kind.__name__}/{record}", kind)
        return found

    def ids(self, kind: type[Record]) -> tuple[str, ...]:
        prefix = f"{kind.__name__}/"
        return tuple(key[len(prefix) :] for key in self._reader.all_keys() if key.startswith(prefix))

    def inward(self, record: str) -> Inward:
        found: Inward | None = self._decode(f"inward/{record}", Inward)
        return found or Inward()

    def names(self, scope: str) -> "ShardedNames":
        return ShardedNames(lambda number: self._decode(f"names/{scope}/{number}", dict[str, tuple[str, ...]]))

    def amounts(self, giver: str, to: str) -> tuple[YearAmount, ...]:
        found: tuple[YearAmount, ...] | None = self._decode(f"amounts/{giver}/{to}", tuple[YearAmount, ...])
        return found or ()

    def elsewhere(self) -> dict[str, str]:
        found: dict[str, str] = self._decode("elsewhere", dict[str, str])
        return found

    def nations(self) -> dict[str, str]:
        found: dict[str, str] = self._decode("nations", dict[str, str])
        return found

    def shared(self) -> dict[str, str]:
        found: dict[str, str] = self._decode("shared", dict[str, str])
        return found

    def _decode(self, key: str, kind: Any) -> Any:
        if key not in self._seen:
            segment = self._read(key)
            self._seen[key] = None if segment is None else self._decoder(kind).decode(segment)
        return self._seen[key]

    def _read(self, key: str) -> bytes | None:
        try:
            return self._reader.read(key)
        except self._damaged as fault:
            self._reader = self._mend(fault)
            return self._reader.read(key)

    def _decoder(self, kind: Any) -> msgspec.msgpack.Decoder[Any]:
        if kind not in self._decoders:
            self._decoders[kind] = msgspec.msgpack.Decoder(kind, dec_hook=decode_hook)
        return self._decoders[kind]
