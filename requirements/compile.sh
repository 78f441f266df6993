#!/usr/bin/env bash
# Pin every set of packages with hashes. Needs uv; names no registry, so each machine uses its own.
set -eu
cd "$(dirname "$0")/.."
pin() { uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --custom-compile-command 'requirements/compile.sh' pyproject.toml "${@:2}" -o "requirements/$1.txt"; }
pin runtime --extra feeds --extra postgis
pin build --extra build --extra feeds --extra postgis
pin test --extra build --extra test
pin clients --extra build --extra test --extra clients --extra exports
pin deployment --extra build --extra test --extra deployment
pin bench --extra build --extra test --extra bench
# Installed without what it asks for (torch, spaCy …: 6 GB), which its gazetteer does not use; see benchmarks/peers.py.
echo 'geoparser==0.6.2' | uv pip compile --quiet --universal --python-version 3.11 --no-deps --generate-hashes --no-emit-index-url --custom-compile-command 'requirements/compile.sh' - -o requirements/bench-alone.txt
# The peers of the feature service, in an environment of their own; see benchmarks/feature_peers.py. pygeoapi needs Python 3.12.
printf '%s\n' geoalchemy2 psycopg2-binary pygeoapi==0.24.0 pysqlite3-binary tipg==1.6.1 'uvicorn[standard]' | uv pip compile --quiet --universal --python-version 3.12 --generate-hashes --no-emit-index-url --custom-compile-command 'requirements/compile.sh' - -o requirements/peers.txt
