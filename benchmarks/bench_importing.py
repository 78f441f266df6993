"""How long a layer takes to import and how much memory, on made-up rows in the shape of a GeoNames dump.

The rows are written to zips first, as the dumps are offered; their writing is not counted. The import runs in
a process of its own, so that the memory is its own. `MASALIK_BENCH_ROWS` takes another number of rows than a
million.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from geonames_rows import write_dump

ROWS = int(os.environ.get("MASALIK_BENCH_ROWS", "1000000"))
IMPORT = """
import resource, sys, time
from pathlib import Path
from gazetteer.building.importing import import_layer
begun, clock = time.process_time(), time.perf_counter()
report = import_layer([Path(sys.argv[1]), Path(sys.argv[2])], Path(sys.argv[3]))
cpu, wall = time.process_time() - begun, time.perf_counter() - clock
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
size = Path(sys.argv[3]).stat().st_size / 1e6
print(f"import                   {report.rows / cpu:10.0f} rows a CPU second")
print(f"                         {report.rows:,} rows, {report.places:,} places kept, {size:.0f} MB")
print(f"                         {cpu:.1f} s of CPU, {wall:.1f} s in all, {peak:.0f} MB at most")
"""


def main() -> None:
    """Print rate, time and memory."""
    with tempfile.TemporaryDirectory() as folder:
        dump, names = write_dump(Path(folder), ROWS)
        target = Path(folder) / "layer.maz"
        subprocess.run([sys.executable, "-c", IMPORT, str(dump), str(names), str(target)], check=True)


if __name__ == "__main__":
    main()
