"""The list of what maps promise names tests that there are."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
LISTED = (ROOT / "docs" / "maps-tested.md").read_text(encoding="utf-8")


def test_every_test_that_is_named_is_there() -> None:
    """Those without a folder lie in `tests/test_maps`, those of `service/` in `tests/test_service`."""
    named = set(re.findall(r"`(service/)?(test_\w+)`", LISTED))
    assert len(named) > 20
    files = [
        ROOT / "tests" / ("test_service" if folder else "test_maps") / f"{name}.py" for folder, name in named
    ]
    assert [path.name for path in files if not path.exists()] == []
