"""Events counted by place and way: nothing is lost, and a map has no more pins and ways than it can draw."""

from __future__ import annotations

import random

from maps import Tally, aggregated

DAY = "2024-01-05"


def tally(spot: int, events: int = 1, *, leaves: int | None = None, kind: str = "visit") -> Tally:
    """So many events at a spot, or on the way to it."""
    return Tally(spot, leaves, 0, kind, "happened", events, DAY, DAY)


def test_few_places_are_drawn_as_they_are() -> None:
    """Each keeps its own tallies."""
    given = [tally(1, 5), tally(2, 3, leaves=1)]
    drawn = aggregated(given, {1: (13.2, 32.9), 2: (31.2, 30.1)})
    assert list(drawn.tallies) == given
    assert (dict(drawn.cells), drawn.ways) == ({}, 1)


def test_places_near_each_other_are_drawn_as_the_most_frequent_of_them() -> None:
    """A way within such a cell is none."""
    positions = {1: (13.2, 32.9), 2: (13.21, 32.91), 3: (31.2, 30.1)}
    drawn = aggregated([tally(1, 2), tally(2, 7), tally(2, 1, leaves=1), tally(3)], positions, most_places=2)
    assert [(one.spot, one.leaves, one.events) for one in drawn.tallies] == [(2, None, 10), (3, None, 1)]
    assert drawn.cells[2].spots == (1, 2)
    assert drawn.cells[2].box == (13.2, 32.9, 13.21, 32.91)


def test_ways_that_are_not_drawn_are_counted_where_they_end() -> None:
    """The most travelled are kept."""
    positions = {1: (0.0, 0.0), 2: (40.0, 0.0), 3: (0.0, 40.0)}
    given = [tally(1, 9, leaves=2, kind="movement"), tally(1, 4, leaves=3, kind="movement")]
    drawn = aggregated(given, positions, most_ways=1)
    assert [(one.leaves, one.events) for one in drawn.tallies] == [(None, 4), (2, 9)]
    assert drawn.ways == 2


def test_no_event_is_lost_however_many_places_there_are() -> None:
    """The sum stays, the pins are few."""
    dice = random.Random(1)
    positions = {spot: (dice.uniform(-180, 180), dice.uniform(-80, 80)) for spot in range(3000)}
    given = [
        tally(dice.randrange(3000), leaves=dice.choice((None, dice.randrange(3000)))) for _ in range(9000)
    ]
    drawn = aggregated(given, positions)
    assert sum(one.events for one in drawn.tallies) == 9000
    assert len({one.spot for one in drawn.tallies}) <= 400
    assert aggregated(given, positions) == drawn
