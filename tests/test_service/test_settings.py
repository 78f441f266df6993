"""Settings, days and addresses: small parts of the service by themselves."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from gazetteer import GazetteerDamagedError
from maps import Digits, Months, Notation
from service.errors import SettingsError, StoreError, UnsupportedStore
from service.opening import open_gazetteer
from service.settings import ReaderChoice, Settings
from service.store import first_day, last_day, open_store

DAYS = {
    "2020-12-27": (date(2020, 12, 27), date(2020, 12, 27)),
    "2020-12": (date(2020, 12, 1), date(2020, 12, 31)),
    "2020-02": (date(2020, 2, 1), date(2020, 2, 29)),
    "2020": (date(2020, 1, 1), date(2020, 12, 31)),
    "2020-13": (None, None),
    "2021-02-30": (None, None),
    "20201227": (None, None),
    "": (None, None),
}


ASKED = {"MASALIK_READER": "llm", "MASALIK_LLM_URL": "http://127.0.0.1:1", "MASALIK_LLM_MODEL": "small"}


@pytest.mark.parametrize("text", DAYS)
def test_a_date_covers_the_days_that_its_precision_says(text: str) -> None:
    """Nothing for what is no date."""
    assert (first_day(text), last_day(text)) == DAYS[text]


def test_settings_come_from_the_environment() -> None:
    """Defaults for what it does not tell."""
    given = {"MASALIK_DATA": "/data", "MASALIK_MAX_BODY": "1000", "MASALIK_PUBLIC_URL": "https://m.example/"}
    settings = Settings.from_env(given)
    assert (settings.data, settings.max_body) == (Path("/data"), 1000)
    assert settings.public_url == "https://m.example"
    assert settings.store == "/data/masalik.gpkg"
    assert settings.gazetteer_file == Path("/data/gazetteer.maz")
    assert Settings.from_env({}).frame_ancestors == "*"
    assert Settings.from_env({}).world_view == "arab"
    assert Settings.from_env({"MASALIK_WORLD_VIEW": "un"}).world_view == "un"


def test_digits_and_months_are_one_choice_of_the_service() -> None:
    """For its pages and for the maps that they draw."""
    chosen = Settings.from_env({"MASALIK_DIGITS": "arab", "MASALIK_MONTHS": "levant"}).notation
    assert chosen == Notation(digits=Digits.ARAB, months=Months.LEVANT)


def test_the_rules_read_unless_a_model_is_asked_for() -> None:
    """Nothing leaves the machine unasked: the address and the name of a model have no default."""
    assert Settings.from_env({"MASALIK_LLM_URL": "http://127.0.0.1:1/v1"}).model is None
    given = {
        "MASALIK_READER": "both",
        "MASALIK_LLM_URL": "http://127.0.0.1:1/v1/",
        "MASALIK_LLM_MODEL": "small",
    }
    settings = Settings.from_env({**given, "MASALIK_LLM_KEY": "geheim", "MASALIK_LLM_SECONDS": "2.5"})
    assert settings.reader is ReaderChoice.BOTH
    assert settings.model is not None
    assert (settings.model.url, settings.model.seconds) == ("http://127.0.0.1:1/v1", 2.5)
    assert settings.model.cache == settings.data / "llm"
    assert "geheim" not in repr(settings)


@pytest.mark.parametrize(
    ("given", "named"),
    [
        ({"MASALIK_READER": "magic"}, "MASALIK_READER"),
        ({"MASALIK_READER": "llm"}, "MASALIK_LLM_URL"),
        ({"MASALIK_READER": "llm", "MASALIK_LLM_URL": "http://127.0.0.1:1"}, "MASALIK_LLM_MODEL"),
        ({"MASALIK_READER": "llm", "MASALIK_LLM_URL": "file:///x"}, "MASALIK_LLM_URL"),
        ({**ASKED, "MASALIK_LLM_SECONDS": "soon"}, "MASALIK_LLM_SECONDS"),
        ({**ASKED, "MASALIK_LLM_SECONDS": "nan"}, "MASALIK_LLM_SECONDS"),
        ({**ASKED, "MASALIK_LLM_TOKENS": "0"}, "MASALIK_LLM_TOKENS"),
    ],
)
def test_a_setting_of_a_model_that_cannot_be_is_refused(given: dict[str, str], named: str) -> None:
    """By its name."""
    with pytest.raises(SettingsError, match=named):
        Settings.from_env(given)


def test_layers_are_files_separated_as_in_path(tmp_path: Path) -> None:
    """Later ones count more, so their order stays; each must be there."""
    files = [tmp_path / "b.maz", tmp_path / "a.maz"]
    for file in files:
        file.write_bytes(b"")
    assert Settings.from_env({"MASALIK_LAYERS": os.pathsep.join(map(str, files))}).layers == tuple(files)
    assert Settings.from_env({"MASALIK_LAYERS": ""}).layers == ()
    with pytest.raises(SettingsError, match=r"MASALIK_LAYERS.*missing\.maz"):
        Settings.from_env({"MASALIK_LAYERS": f"{files[0]}{os.pathsep}{tmp_path / 'missing.maz'}"})


def test_a_damaged_layer_is_told_by_its_name(tmp_path: Path) -> None:
    """When the gazetteer is opened, not when a name is looked up."""
    layer = tmp_path / "cut.maz"
    layer.write_bytes(b"MASALIK\x00 and no more")
    settings = Settings.from_env({"MASALIK_LAYERS": str(layer)})
    if not settings.gazetteer_file.exists():
        pytest.skip("NO GAZETTEER: build it with `make setup`")
    with pytest.raises(GazetteerDamagedError, match=r"cut\.maz"):
        open_gazetteer(settings)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("MASALIK_MAX_BODY", "2 MB"),
        ("MASALIK_MAX_BODY", "0"),
        ("MASALIK_MAX_BODY", "-5"),
        ("MASALIK_FRAME_ANCESTORS", "https://a.example; script-src *"),
        ("MASALIK_FRAME_ANCESTORS", "https://a.example\r\nX: y"),
        ("MASALIK_PUBLIC_URL", "m.example"),
        ("MASALIK_WORLD_VIEW", "martian"),
        ("MASALIK_DIGITS", "roman"),
        ("MASALIK_MONTHS", "revolutionary"),
    ],
)
def test_a_setting_that_cannot_be_used_is_refused_by_name(name: str, value: str) -> None:
    """Rather than taken for something else."""
    with pytest.raises(SettingsError, match=name):
        Settings.from_env({name: value})


def test_an_address_of_no_known_store_is_refused() -> None:
    """By its scheme."""
    with pytest.raises(UnsupportedStore, match="mysql"):
        open_store("mysql://localhost/masalik")


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    """With the name of the file."""
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match=r"masalik\.gpkg"):
        open_store(str(tmp_path / "file" / "masalik.gpkg"))
