"""Run every benchmark one after the other; each says what it measured beside which peer."""

from __future__ import annotations

import runpy
from pathlib import Path

BENCHMARKS = sorted(Path(__file__).parent.glob("bench_*.py"))

if __name__ == "__main__":
    for path in BENCHMARKS:
        print(f"== {path.stem}", flush=True)
        runpy.run_path(str(path), run_name="__main__")
