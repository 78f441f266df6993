#!/usr/bin/env bash
# Pin every set of packages with hashes. Needs uv; names no registry, so each machine uses its own.
set -eu
cd "$(dirname "$0")/.."
pin() { uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --custom-compile-command 'requirements/compile.sh' pyproject.toml "${@:2}" -o "requirements/$1.txt"; }
pin runtime
pin build --extra build
pin test --extra build --extra test
pin bench --extra build --extra test --extra bench
