"""Records that are made quickly are what the standard library makes of them."""

from __future__ import annotations

import copy
import pickle
from dataclasses import asdict, dataclass, field, replace

import pytest

from gazetteer import changed, quickly_made


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """A record as the packages have many."""

    name: str
    days: int = 1

    @property
    def nights(self) -> int:
        """What is worked out of the fields."""
        return self.days - 1


def test_a_record_is_made_of_its_fields() -> None:
    """Fields are given by name, those with a default may be left out; copies and comparisons go by them."""
    stop = Stop(name="صفاقس")
    assert (stop.name, stop.days) == ("صفاقس", 1)
    assert replace(stop, days=3) == Stop(name="صفاقس", days=3)
    assert copy.copy(stop) == pickle.loads(pickle.dumps(stop)) == stop
    assert asdict(stop) == {"name": "صفاقس", "days": 1}
    assert repr(stop) == "Stop(name='صفاقس', days=1)"
    assert len({stop, Stop(name="صفاقس")}) == 1


def test_a_record_stays_frozen_and_keyword_only() -> None:
    """What a frozen, keyword-only dataclass refuses is refused."""
    stop = Stop(name="صفاقس")
    with pytest.raises(AttributeError):
        stop.days = 2  # type: ignore[misc]
    with pytest.raises(TypeError):
        Stop("صفاقس")  # type: ignore[call-arg]
    with pytest.raises(TypeError):
        Stop()  # type: ignore[call-arg]


def test_what_the_class_of_a_record_says_is_kept() -> None:
    """Its properties, its docstring and where it comes from."""
    assert Stop(name="صفاقس", days=3).nights == 2
    assert (Stop.__doc__, Stop.__module__) == ("A record as the packages have many.", __name__)


def test_what_a_record_does_besides_is_not_lost() -> None:
    """A default that is worked out for each record is more than this knows of, and refused at once."""

    @dataclass(frozen=True, slots=True, kw_only=True)
    class Tour:
        stops: list[str] = field(default_factory=list)

    with pytest.raises(TypeError, match="Tour"):
        quickly_made(Tour)


def test_a_changed_record_is_another() -> None:
    """What is not changed is as it was, and so is the record it was made of; unknown fields are refused."""
    stop = Stop(name="صفاقس", days=2)
    assert changed(stop, days=3) == Stop(name="صفاقس", days=3)
    assert stop == Stop(name="صفاقس", days=2)
    with pytest.raises(TypeError):
        changed(stop, nights=2)
