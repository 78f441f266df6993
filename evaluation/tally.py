"""Counting what was asked and what was not found, for each audit alike."""

from __future__ import annotations

from dataclasses import dataclass, field

__all__ = ["Tally"]


@dataclass(slots=True, kw_only=True)
class Tally:
    """What was asked, and what was not found, each with what came instead."""

    asked: int = 0
    missed: list[tuple[str, str]] = field(default_factory=list)

    @property
    def share(self) -> float:
        """The share that was found."""
        return 1 - len(self.missed) / self.asked

    def add(self, name: str, found: bool, instead: object) -> None:
        """Count one name."""
        self.asked += 1
        if not found:
            self.missed.append((name, str(instead)))
